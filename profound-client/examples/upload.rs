//! Uploads a file to a knowledge base, read from disk while it is sent, and finds it there.
//!
//! It writes to the embedded sandbox. If `PROFOUND_API_KEY` is set, it writes through the real API, for
//! which a file must be given: `cargo run --example upload guide.pdf`.

use std::{env, error::Error, fs, path::Path};

use profound_client::{self as profound, Client, Part, profound_endpoint};
use profound_sandbox::Sandbox;
use serde::{Deserialize, Serialize};

#[profound_endpoint]
trait KnowledgeBases {
    /// The knowledge bases that the key has access to.
    #[profound_endpoint(GET "/v1/knowledge-bases")]
    async fn knowledge_bases(&self) -> Result<Listing<KnowledgeBase>, profound::Error>;

    /// Adds a document.
    #[profound_endpoint(POST "/v1/knowledge-bases/{knowledge_base_id}/documents")]
    async fn add_document(
        &self,
        knowledge_base_id: &str,
        #[part] name: &str,
        #[part] folder: Option<&str>,
        #[part] file: &Part,
    ) -> Result<Document, profound::Error>;

    /// Finds documents by their content.
    #[profound_endpoint(POST "/v1/knowledge-bases/{knowledge_base_id}/search")]
    async fn search(
        &self,
        knowledge_base_id: &str,
        #[body] search: &Search,
    ) -> Result<Listing<Hit>, profound::Error>;
}

#[derive(Deserialize)]
struct Listing<T> {
    data: Vec<T>,
}

#[derive(Deserialize)]
struct KnowledgeBase {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Document {
    path: String,
}

#[derive(Serialize)]
struct Search {
    query: &'static str,
    top_k: u32,
}

#[derive(Deserialize)]
struct Hit {
    id: String,
    score: f64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let named = env::args_os().nth(1);
    if env::var_os("PROFOUND_API_KEY").is_some() {
        let file = named.ok_or("name the file to upload: cargo run --example upload guide.pdf")?;
        return upload(Client::from_env()?, Path::new(&file)).await;
    }
    let sandbox = Sandbox::start()?;
    if let Some(file) = named {
        return upload(sandbox.client(), Path::new(&file)).await;
    }
    let file = env::temp_dir().join(format!("tone-of-voice-{}.md", std::process::id()));
    fs::write(&file, "# Tone of voice\n\nPlain words, short sentences.\n")?;
    let done = upload(sandbox.client(), &file).await;
    fs::remove_file(&file)?;
    done
}

async fn upload(client: Client, file: &Path) -> Result<(), Box<dyn Error>> {
    let listing = client.knowledge_bases().await?;
    let base = listing.data.into_iter().next();
    let base = base.ok_or("the key has access to no knowledge base")?;
    let name = file.file_name().ok_or("that is no file")?;
    let part = Part::file(file);
    let document = client
        .add_document(&base.id, &name.to_string_lossy(), Some("examples"), &part)
        .await?;
    println!("{}: {}", base.name, document.path);
    let search = Search {
        query: "plain words",
        top_k: 3,
    };
    for hit in client.search(&base.id, &search).await?.data {
        println!("{:>6.2}  {}", hit.score, hit.id);
    }
    Ok(())
}
