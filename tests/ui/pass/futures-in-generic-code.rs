use std::{future::Future, sync::Arc};

use profound_client::{Client, Error, profound_endpoint};

#[profound_endpoint(dyn = DynTags)]
trait Tags {
    #[profound_endpoint(GET "/v1/org/categories/{id}/tags")]
    async fn tags(&self, id: &str) -> Result<Vec<u8>, Error>;
}

fn sendable(_: impl Future + Send) {}

fn lasting(_: impl Future + Send + 'static) {}

fn borrowed<R: Tags>(tags: &R) {
    sendable(tags.tags("c"));
}

fn owned<R: Tags + Send + Sync + 'static>(tags: R) {
    let tags = Arc::new(tags);
    lasting(async move { tags.tags(&String::from("c")).await });
}

fn by_impl(tags: &impl Tags) {
    sendable(tags.tags("c"));
}

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    let shared = DynTags::new(client.clone());
    lasting(client.tags(&String::from("c")));
    sendable(shared.tags("c"));
    borrowed(&client);
    borrowed(&shared);
    by_impl(&shared);
    owned(shared.clone());
    owned(client);
    lasting(async move { shared.tags("c").await });
}
