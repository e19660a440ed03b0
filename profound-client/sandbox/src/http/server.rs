//! Serves HTTP/1.1 on a loopback port, on a separate thread.

use std::{
    error::Error,
    io,
    net::TcpListener,
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
    time::Duration,
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpStream,
    runtime::{Builder, Runtime},
    task::AbortHandle,
};

use crate::http::{faulty_body::Reset, service::Service};

/// A handle that stops a server from any thread.
#[derive(Debug)]
pub(crate) struct Stop(AbortHandle);

impl Stop {
    pub(crate) fn stop(&self) {
        self.0.abort();
    }
}

/// Serves on a separate thread until it is stopped.
pub(crate) fn start(listener: TcpListener, service: Service) -> io::Result<(Stop, JoinHandle<()>)> {
    listener.set_nonblocking(true)?;
    let (started, outcome) = mpsc::channel();
    let thread = thread::Builder::new()
        .name("profound-sandbox".to_owned())
        .spawn(move || run(listener, Arc::new(service), &started))?;
    let stop = outcome
        .recv()
        .unwrap_or_else(|_| Err(io::Error::other("the sandbox's thread ended early")))?;
    Ok((stop, thread))
}

fn run(listener: TcpListener, service: Arc<Service>, started: &mpsc::Sender<io::Result<Stop>>) {
    let (runtime, listener) = match prepare(listener) {
        Ok(prepared) => prepared,
        Err(error) => {
            let _ = started.send(Err(error));
            return;
        }
    };
    let accepting = runtime.spawn(accept(listener, service));
    let _ = started.send(Ok(Stop(accepting.abort_handle())));
    // Dropping the runtime afterwards closes every connection.
    let _ = runtime.block_on(accepting);
}

fn prepare(listener: TcpListener) -> io::Result<(Runtime, tokio::net::TcpListener)> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let context = runtime.enter();
    let listener = tokio::net::TcpListener::from_std(listener)?;
    drop(context);
    Ok((runtime, listener))
}

async fn accept(listener: tokio::net::TcpListener, service: Arc<Service>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(serve(stream, Arc::clone(&service)));
            }
            // The process probably has no file descriptor left. Retrying at once would spin.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

async fn serve(stream: TcpStream, service: Arc<Service>) {
    let _ = stream.set_nodelay(true);
    let answering = service_fn(|request| {
        let service = Arc::clone(&service);
        async move { service.respond(request).await }
    });
    let mut connection = http1::Builder::new()
        .header_read_timeout(None)
        .serve_connection(TokioIo::new(stream), answering);
    let ended = (&mut connection).await;
    if ended.is_err_and(|error| is_reset(&error)) {
        reset(&connection.into_parts().io.into_inner());
    }
}

fn is_reset(error: &hyper::Error) -> bool {
    error.source().is_some_and(|cause| cause.is::<Reset>())
}

/// Makes the connection end with a reset instead of an orderly close.
fn reset(stream: &TcpStream) {
    // The method for a zero linger only is newer than the oldest supported tokio.
    #[allow(
        deprecated,
        reason = "a linger blocks on drop, but a linger of zero does not"
    )]
    let _ = stream.set_linger(Some(Duration::ZERO));
}
