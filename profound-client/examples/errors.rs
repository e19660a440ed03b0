//! Provokes every kind of error on this machine, and prints what a program can do about it.

use std::{net::TcpListener, time::Duration};

use profound_client::{ApiError, ApiKey, Client, Error, ProfoundError, Retry, profound_endpoint};
use profound_sandbox::Sandbox;
use serde_json::{Value, json};

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[profound_endpoint]
trait Reports {
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Value, Error>;

    /// Uses a type that the response does not match.
    #[profound_endpoint(GET "/v1/org/categories")]
    async fn mistaken(&self) -> Result<Vec<u32>, Error>;

    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn prompts(&self, category_id: &str) -> Result<Value, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &Value) -> Result<Value, ReportError>;
}

/// A custom error: one variant for a status that matters here, and one for all other errors.
#[derive(Debug, ProfoundError)]
enum ReportError {
    #[profound(status = 404)]
    NoSuchCategory(ApiError),
    #[profound(other)]
    Other(Error),
}

#[tokio::main]
async fn main() -> Outcome {
    let sandbox = Sandbox::start()?;
    let client = sandbox.client();
    answered(&client).await?;
    unanswered(&client).await
}

/// Errors with a response of the API.
async fn answered(client: &Client) -> Outcome {
    let expired = client.with_key(ApiKey::new(Sandbox::EXPIRED_KEY)?);
    tell(expired.categories().await);
    let forbidden = client.with_key(ApiKey::new(Sandbox::FORBIDDEN_KEY)?);
    tell(forbidden.categories().await);
    let used_up = Sandbox::builder().quota(0).start()?;
    tell(used_up.client().categories().await);
    tell(
        client
            .prompts("a-path-that-the-sandbox-does-not-serve")
            .await,
    );
    tell(client.mistaken().await);

    let unknown = json!({
        "category_id": "00000000-0000-4000-8000-000000000000",
        "start_date": "2026-06-08",
        "end_date": "2026-06-14",
    });
    match client.visibility(&unknown).await {
        Err(ReportError::NoSuchCategory(answer)) => println!("{answer}\n  it was deleted, perhaps"),
        Err(ReportError::Other(error)) => tell::<Value>(Err(error)),
        Ok(_) => {}
    }
    if let Err(ReportError::Other(error)) = client.visibility(&json!({"metrics": ["fame"]})).await {
        tell::<Value>(Err(error));
    }
    Ok(())
}

/// Errors on the client's side: nothing was sent, or no response was received.
async fn unanswered(client: &Client) -> Outcome {
    tell(client.prompts("..").await);
    tell(Client::builder().api_key("").build());

    let silent = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", silent.local_addr()?);
    let other = Client::builder().api_key("any").base_url(address).build()?;
    tell(
        other
            .with_timeout(Duration::from_millis(50))
            .categories()
            .await,
    );
    drop(silent);
    tell(other.with_retry(Retry::Never).categories().await);
    Ok(())
}

/// Prints an error, which is safe for any log, and what a program can do about it.
fn tell<T>(result: Result<T, Error>) {
    let Err(error) = result else { return };
    println!("{error}");
    let advice = match &error {
        Error::InvalidApiKey(_) => "rotate the key".into(),
        Error::InsufficientPermissions(_) => "ask for access, or choose another key".into(),
        Error::RateLimited(limited) => format!(
            "come back in {:?}",
            limited.retry_after().unwrap_or_default()
        ),
        Error::Validation(refused) => {
            let issues: Vec<String> = refused
                .issues()
                .iter()
                .map(|issue| issue.to_string())
                .collect();
            format!("mend the query:\n    {}", issues.join("\n    "))
        }
        // The body can contain anything: it is printed here because the sandbox is known.
        Error::Api(answer) => format!("read the body: {}", answer.text()),
        Error::Decode(error) => format!("mend the type at `{}`", error.path()),
        Error::Encode(error) => format!("mend the argument `{}`", error.argument()),
        Error::Configuration(_) => "mend the set-up".into(),
        Error::Timeout(error) => format!("give it more than {:?}", error.limit()),
        Error::QueueTimeout(error) => {
            format!("nothing was sent; come back in {:?}", error.retry_after())
        }
        Error::Transport(error) if error.is_connect() => {
            "look at the network; nothing was sent".into()
        }
        Error::Transport(_) => "look whether a write happened before repeating it".into(),
        // The enum is not exhaustive.
        _ => "report it".into(),
    };
    println!("  {advice}");
}
