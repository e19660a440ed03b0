use std::{future::Future, sync::Mutex};

use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(dyn = DynTags)]
pub trait Tags {
    #[profound_endpoint(GET "/v1/org/categories/{category_id}/tags")]
    async fn tags(&self, category_id: &str) -> Result<Vec<String>, Error>;

    #[profound_endpoint(GET "/v1/agents")]
    async fn agents(&self, limit: Option<u8>, statuses: &[&str]) -> Result<Vec<String>, Error>;
}

#[derive(Default)]
pub struct FakeTags {
    asked: Mutex<Vec<String>>,
}

impl Tags for FakeTags {
    async fn tags(&self, category_id: &str) -> Result<Vec<String>, Error> {
        self.asked.lock().unwrap().push(category_id.into());
        tokio::task::yield_now().await;
        Ok(vec![format!("tag of {category_id}")])
    }

    async fn agents(&self, limit: Option<u8>, _: &[&str]) -> Result<Vec<String>, Error> {
        Ok(vec!["agent".into(); limit.unwrap_or(1).into()])
    }
}

/// One that adds to what another does.
struct Counted<R>(R, Mutex<usize>);

impl<R: Tags + Sync> Tags for Counted<R> {
    async fn tags(&self, category_id: &str) -> Result<Vec<String>, Error> {
        *self.1.lock().unwrap() += 1;
        self.0.tags(category_id).await
    }

    fn agents(
        &self,
        limit: Option<u8>,
        statuses: &[&str],
    ) -> impl Future<Output = Result<Vec<String>, Error>> + Send {
        self.0.agents(limit, statuses)
    }
}

async fn all<R: Tags>(tags: &R) -> Result<usize, Error> {
    Ok(tags.tags("c").await?.len() + tags.agents(Some(2), &["active"]).await?.len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let fake = FakeTags::default();
    assert_eq!(all(&fake).await.unwrap(), 3);
    assert_eq!(*fake.asked.lock().unwrap(), ["c"]);
    let counted = Counted(fake, Mutex::new(0));
    assert_eq!(all(&counted).await.unwrap(), 3);
    let any = DynTags::new(counted);
    assert_eq!(
        tokio::spawn(async move { all(&any).await })
            .await
            .unwrap()
            .unwrap(),
        3
    );
    let client = Client::builder().api_key("example").build().unwrap();
    drop(all(&DynTags::new(Counted(client, Mutex::new(0)))));
}
