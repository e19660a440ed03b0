//! Serves responses on a loopback port: `server PORT`.

use std::{env, error::Error};

use profound_benches::server::serve;
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = env::args().nth(1).ok_or("which port? `server PORT`")?;
    serve(TcpListener::bind(("127.0.0.1", port.parse::<u16>()?)).await?).await;
    Ok(())
}
