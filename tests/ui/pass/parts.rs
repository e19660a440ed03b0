use profound_client::{Client, Error, Part, profound_endpoint};

#[profound_endpoint]
trait Documents {
    #[profound_endpoint(POST "/v1/knowledge-bases/{id}/documents")]
    async fn add(
        &self,
        id: &str,
        #[part] name: &str,
        #[part] folder: Option<String>,
        #[part("file")] content: &Part,
        #[query] organization_id: Option<&str>,
    ) -> Result<(), Error>;

    #[profound_endpoint(PUT "/v1/knowledge-bases/{id}/documents")]
    async fn replace(&self, id: &str, #[part] name: Part, #[part] file: Part) -> Result<(), Error>;

    #[profound_endpoint(PUT "/v1/knowledge-bases/{id}/documents")]
    async fn replace_text(&self, id: &str, document: &serde_json::Value) -> Result<(), Error>;

    #[profound_endpoint(PATCH "/v1/things", unlisted)]
    async fn change<T: profound_client::PartValue>(
        &self,
        #[part] r#type: &[u16],
        #[part] parts: &[Part],
        #[part] some: Option<Vec<&Part>>,
        #[part] other: T,
    ) -> Result<(), Error>;
}

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn send(client: &Client, #[part("a b")] file: &Option<Part>) -> Result<(), Error>;

fn main() {
    let client = Client::builder().api_key("a-key").build().unwrap();
    let part = Part::text("x");
    drop(client.add("id", "name", None, &part, None));
    drop(client.replace("id", part.clone(), part.clone()));
    drop(client.replace_text("id", &serde_json::json!({ "name": "text" })));
    drop(client.change(&[1], &[part.clone()], None, 7.5));
    drop(send(&client, &Some(part)));
}
