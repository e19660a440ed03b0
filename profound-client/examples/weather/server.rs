//! The weather service, in a few lines: one thread, one request a connection.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    thread,
};

/// The only key that the service accepts.
pub(crate) const KEY: &str = "wk_0123456789";

/// Starts the service, and returns its base URL.
pub(crate) fn start() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base_url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            if let Err(error) = serve(connection) {
                eprintln!("the service: {error}");
            }
        }
    });
    Ok(base_url)
}

fn serve(mut connection: TcpStream) -> io::Result<()> {
    let lines = BufReader::new(&connection).lines();
    let head: Vec<String> = lines
        .take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty()))
        .collect::<io::Result<_>>()?;
    let (status, body) = respond(&head);
    write!(
        connection,
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         ratelimit-limit: 100\r\nratelimit-remaining: 97\r\nratelimit-reset: 30\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    )
}

/// Returns the status and the body for a request.
fn respond(head: &[String]) -> (&'static str, &'static str) {
    let target = head.first().and_then(|line| line.split(' ').nth(1));
    let (path, query) = target
        .and_then(|target| target.split_once('?'))
        .unwrap_or((target.unwrap_or_default(), ""));
    let has = |pair: &str| query.split('&').any(|found| found == pair);
    let key = if path == "/forecast" {
        // The client encodes `_`.
        has(&format!("token={}", KEY.replace('_', "%5F")))
    } else {
        head.contains(&format!("x-token: {KEY}"))
    };
    match path {
        _ if !key => ("401 Unauthorized", r#"{"detail": "unknown key"}"#),
        "/forecast" if has("city=Bern") => (
            "200 OK",
            r#"{"city": "Bern", "celsius": [12.5, 14.0, 9.5]}"#,
        ),
        "/stations/jungfraujoch" => ("200 OK", r#"{"name": "Jungfraujoch", "altitude": 3571}"#),
        _ => ("404 Not Found", r#"{"detail": "there is no such place"}"#),
    }
}
