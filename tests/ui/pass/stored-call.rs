use std::{collections::HashMap, future::Future, pin::Pin};

use profound_client::{Call, Error, profound_endpoint};
use profound_tests::{Reply, Server};

#[profound_endpoint]
trait Tags {
    #[profound_endpoint(GET "/v1/org/categories/{id}/tags")]
    async fn tags(&self, id: &str) -> Result<Vec<u8>, Error>;
}

#[derive(Debug)]
struct Waiting {
    call: Call<Result<Vec<u8>, Error>>,
    others: HashMap<String, Call<Result<Vec<u8>, Error>>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "[1]")]).await;
    let mut waiting = Waiting {
        call: server.client().tags(&String::from("a")),
        others: HashMap::new(),
    };
    waiting.others.insert("b".into(), server.client().tags("b"));
    let boxed: Pin<Box<dyn Future<Output = Result<Vec<u8>, Error>> + Send>> =
        Box::pin(server.client().tags("c"));
    assert!(server.received().is_empty());
    assert_eq!((&mut waiting.call).await.unwrap(), [1]);
    let b = waiting.others.remove("b").unwrap();
    let (b, c) = tokio::join!(b, boxed);
    assert_eq!((b.unwrap(), c.unwrap()), (vec![1], vec![1]));
}
