//! Bodies that are read as they arrive.

use std::time::Duration;

use profound_client::{ByteStream, Client, Error, Response, profound_endpoint};
use profound_tests::{Reply, Server, advance_until_ready, printed, shown};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, copy},
    time::Instant,
};

#[profound_endpoint]
trait Bodies {
    #[profound_endpoint(GET "/v1/org", timeout = "2s")]
    async fn json(&self) -> Result<ByteStream, Error>;

    #[profound_endpoint(POST "/v2/reports/visibility/stream")]
    async fn events(&self, query: &Value) -> Result<Response<ByteStream>, Error>;
}

/// Reads a body to its end. Returns the bytes, and the error if it ended with one.
async fn drain(mut body: ByteStream) -> (Vec<u8>, Option<Error>) {
    let mut all = Vec::new();
    while let Some(piece) = body.next().await {
        match piece {
            Ok(piece) => all.extend_from_slice(&piece),
            Err(error) => {
                assert!(body.next().await.is_none(), "an error ends the body");
                return (all, Some(error));
            }
        }
    }
    (all, None)
}

#[tokio::test]
async fn a_body_comes_in_pieces_beside_its_headers() -> Result<(), Error> {
    let head = "HTTP/1.1 200 X\r\nx-team: search\r\ntransfer-encoding: chunked\r\n\r\n";
    let reply = Reply::bytes(format!("{head}3\r\none\r\n")).write("3\r\ntwo\r\n0\r\n\r\n");
    let server = Server::start([reply, Reply::empty(204)]).await;
    let response = server.client().events(&Value::Null).await?;
    assert_eq!(response.headers()["x-team"], "search");
    let (body, error) = drain(response.into_body()).await;
    assert!(body == b"onetwo" && error.is_none(), "{error:?}");
    assert_eq!(server.only().header("accept"), Some("*/*"));
    let (body, error) = drain(server.client().json().await?).await;
    assert!(body.is_empty() && error.is_none(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn a_body_beyond_the_cap_of_others_is_no_error() -> Result<(), Error> {
    let head = "HTTP/1.1 200 X\r\ncontent-length: 1000000\r\n\r\n";
    let reply = Reply::bytes(head).repeat([b'x'; 1000], 1000, Duration::ZERO);
    let server = Server::start([reply]).await;
    let client = server.builder().max_body_bytes(1000).build()?;
    let (body, error) = drain(client.json().await?).await;
    assert!(body.len() == 1_000_000 && error.is_none(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn a_body_that_is_cut_short_is_an_error() -> Result<(), Error> {
    for head in ["content-length: 9", "transfer-encoding: chunked"] {
        let start = format!("HTTP/1.1 200 X\r\n{head}\r\n\r\n3\r\none\r\n");
        let server = Server::start([Reply::close(start)]).await;
        let (body, error) = drain(server.client().json().await?).await;
        assert!(!body.is_empty());
        assert!(matches!(error, Some(Error::Transport(_))), "{error:?}");
        server.only();
    }
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_silent_body_ends_after_the_limit_of_streams() -> Result<(), Error> {
    let start = "HTTP/1.1 200 X\r\ncontent-length: 9\r\n\r\nCANARY";
    let server = Server::start([Reply::bytes(start).stall()]).await;
    let builder = server.builder().stream_idle_timeout(Duration::from_secs(5));
    let body = advance_until_ready(builder.build()?.json()).await?;
    assert!(!shown(&body).contains("CANARY"));
    let began = Instant::now();
    let (body, error) = advance_until_ready(drain(body)).await;
    let took = began.elapsed().as_secs_f64();
    assert!((5.0..5.1).contains(&took), "{took}");
    let error = error.expect("nothing comes");
    assert!(error.to_string().contains("no data for 5s"), "{error}");
    assert!(body == b"CANARY" && !printed(&error).contains("CANARY"));
    while server.open() > 0 {
        tokio::task::yield_now().await;
    }
    Ok(())
}

#[tokio::test]
async fn a_body_is_a_reader() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start([
        Reply::json(200, "0123456789"),
        Reply::close("HTTP/1.1 200 X\r\ncontent-length: 9\r\n\r\n0123"),
    ])
    .await;
    let mut body = server.client().json().await?;
    let mut start = [0; 3];
    body.read_exact(&mut start).await?;
    assert_eq!(&start, b"012");
    assert_eq!(body.next().await.expect("there is more")?, "3456789");
    let mut body = server.client().json().await?;
    let error = copy(&mut body, &mut Vec::new()).await;
    let error = error.expect_err("it is cut short");
    let within = error.get_ref().and_then(|error| error.downcast_ref());
    assert!(matches!(within, Some(Error::Transport(_))), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn a_fake_brings_its_pieces() {
    let refused = Client::builder().build().expect_err("it has no key");
    let body = ByteStream::fake([Ok("one"), Ok(""), Ok("two"), Err(refused), Ok("no")]);
    let (body, error) = drain(body).await;
    assert!(body == b"onetwo" && error.is_some());
}
