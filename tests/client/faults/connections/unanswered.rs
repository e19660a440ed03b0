//! A host that does not answer a request for a connection.

use std::{
    net::{SocketAddr, TcpListener, TcpStream},
    time::Duration,
};

use profound_client::{Client, Error};
use profound_tests::{advance_by_until_ready, advance_until_ready};
use tokio::time::Instant;

use super::{Calls, assert_unconnected, unrooted};

/// Returns a listener on loopback whose queue of connections is full, and the connections that fill it.
fn full() -> (SocketAddr, TcpListener, Vec<TcpStream>) {
    let socket = tokio::net::TcpSocket::new_v4().expect("there are sockets");
    socket
        .bind("127.0.0.1:0".parse().expect("it is an address"))
        .expect("there is a port");
    let listener = socket.listen(1).expect("it is bound");
    let listener = listener.into_std().expect("it has a socket");
    let address = listener.local_addr().expect("it is bound");
    let place = || TcpStream::connect_timeout(&address, Duration::from_millis(100));
    let taken = std::iter::from_fn(|| place().ok()).collect();
    (address, listener, taken)
}

#[tokio::test(start_paused = true)]
async fn a_host_that_does_not_answer_is_given_up_after_ten_seconds() -> Result<(), Error> {
    let (address, _listener, taken) = full();
    assert!(taken.len() < 100, "the backlog is bounded");
    let builder = Client::builder().api_key("pk_CANARY").http(unrooted);
    let client = builder.base_url(format!("http://{address}")).build()?;
    let step = Duration::from_millis(10);
    for call in [client.read(), client.write("")] {
        let began = Instant::now();
        let error = advance_by_until_ready(step, call)
            .await
            .expect_err("nobody answers");
        assert_unconnected(&error, 3);
        let took = began.elapsed().as_millis();
        assert!((30_000..31_600).contains(&took), "{took} ms");
    }
    let hasty = client.with_timeout(Duration::from_secs(2));
    let began = Instant::now();
    let error = advance_until_ready(hasty.write(""))
        .await
        .expect_err("nobody answers");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    let took = began.elapsed().as_millis();
    assert!((2000..2005).contains(&took), "{took} ms");
    Ok(())
}
