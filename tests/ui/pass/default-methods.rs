#![deny(warnings)]

use profound_client::{Client, Error, profound_endpoint};
use profound_tests::{Reply, Server};

#[profound_endpoint]
pub trait Models {
    const LIMIT: usize = 2;

    #[profound_endpoint(GET "/v1/org/models")]
    async fn models(&self) -> Result<Vec<String>, Error>;

    async fn first(&self, prefix: &str) -> Result<Option<String>, Error> {
        let models = self.models().await?;
        Ok(models
            .into_iter()
            .take(Self::LIMIT)
            .find(|model| model.starts_with(prefix)))
    }

    fn limit(&self) -> usize {
        Self::LIMIT
    }

    fn twice<T: Clone>(value: T) -> (T, T)
    where
        Self: Sized,
    {
        (value.clone(), value)
    }
}

struct Fake;

impl Models for Fake {
    async fn models(&self) -> Result<Vec<String>, Error> {
        Ok(vec!["a".into(), "b".into(), "c".into()])
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, r#"["a", "b"]"#)]).await;
    assert_eq!(
        server.client().first("b").await.unwrap().as_deref(),
        Some("b")
    );
    assert_eq!(Fake.first("c").await.unwrap(), None);
    assert_eq!(
        (Fake.limit(), Client::LIMIT, Client::twice(1)),
        (2, 2, (1, 1))
    );
}
