//! The cache of the blocking client.

use std::thread;

use profound_client::{Error, profound_endpoint};
use profound_tests::Server;
use serde_json::Value;
use tokio::runtime::Runtime;

use super::{SECOND, numbered};

#[profound_endpoint(cache = "1h")]
trait Blocking {
    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    fn agent(&self, agent_id: &str) -> Result<Value, Error>;
}

#[test]
fn blocking_calls_share_a_response_in_flight_and_later() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(numbered(9)));
    let client = server.builder().build_blocking().unwrap();
    thread::scope(|scope| {
        let calls: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| client.agent("a").unwrap()))
            .collect();
        for call in calls {
            assert_eq!(call.join().unwrap(), 1);
        }
    });
    assert_eq!(client.agent("a").unwrap(), 1);
    assert_eq!(server.received().len(), 1);
    assert_eq!(client.agent("b").unwrap(), 2);
    assert_eq!(client.with_cache(None).agent("a").unwrap(), 3);
    assert_eq!(client.with_cache(SECOND).agent("a").unwrap(), 1);
}
