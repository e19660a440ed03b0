use profound_client::{ApiError, Client, Error, ProfoundError, profound_endpoint};
use profound_tests::{Reply, Server};

#[derive(Debug, thiserror::Error, ProfoundError)]
enum TagsError {
    #[error("no such category")]
    #[profound(status = 404)]
    NoCategory(#[source] ApiError),

    #[error("gone")]
    #[profound(status = 410, status = 451)]
    Gone,

    #[error("busy: {source}")]
    #[profound(status = 409)]
    Busy { source: ApiError },

    #[error(transparent)]
    #[profound(other)]
    Profound(Box<Error>),

    #[error("not found in the file")]
    File(#[from] std::io::Error),
}

#[derive(Debug, thiserror::Error, ProfoundError)]
enum Either<T> {
    #[error("{0}")]
    Own(T),
    #[error("profound")]
    #[profound(other)]
    Other {
        #[source]
        error: Error,
    },
}

#[profound_endpoint]
trait Tags {
    #[profound_endpoint(GET "/v1/org/categories/{id}/tags")]
    async fn tags(&self, id: &str) -> Result<Vec<u8>, TagsError>;

    #[profound_endpoint(GET "/v1/org/models", errors(404 => found_nothing))]
    async fn models(&self) -> Result<Vec<u8>, Either<u8>>;
}

fn found_nothing(error: ApiError) -> Either<u8> {
    Either::Own((error.status().as_u16() - 400) as u8)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let replies = [404, 410, 409, 418, 404, 400].map(|status| Reply::json(status, "{}"));
    let server = Server::start(replies).await;
    let client: Client = server.client();
    assert!(matches!(
        client.tags("c").await,
        Err(TagsError::NoCategory(_))
    ));
    assert!(matches!(client.tags("c").await, Err(TagsError::Gone)));
    assert!(matches!(
        client.tags("c").await,
        Err(TagsError::Busy { .. })
    ));
    assert!(matches!(
        client.tags("c").await,
        Err(TagsError::Profound(_))
    ));
    assert!(matches!(client.models().await, Err(Either::Own(4))));
    assert!(matches!(client.models().await, Err(Either::Other { .. })));
    let file = TagsError::from(std::io::Error::from(std::io::ErrorKind::NotFound));
    assert!(matches!(file, TagsError::File(_)));
}
