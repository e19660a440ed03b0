//! A server that a client reaches over each version of HTTP, TLS and a proxy.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use h2::server::SendResponse;
use profound_client::{
    Client, ClientBuilder,
    http::Response,
    reqwest::{self, Certificate, Proxy},
};
use profound_tests::{Reply, Server};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::{
    io::{self, AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, rustls::ServerConfig};

/// The connection between a client and a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Plain HTTP/1.1.
    Http1,
    /// Plain HTTP/2.
    Http2,
    /// HTTP/1.1 within TLS.
    Https1,
    /// HTTP/2 within TLS.
    Https2,
    /// HTTP/1.1 within TLS, through a proxy's tunnel.
    Tunnel,
}

/// The response of a server to a request.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// A status, headers and a body.
    Whole(u16, Vec<(&'static str, String)>, String),
    /// A response that breaks off, or a stream that is reset.
    Broken,
    /// Bytes that are not HTTP.
    Garbage(String),
    /// No response.
    Silence,
}

/// A server, and the relay in front of it.
pub(crate) struct Origin {
    way: Way,
    front: SocketAddr,
    certificate: Option<Certificate>,
    server: Sent,
}

/// The record of received requests.
enum Sent {
    Http1(Server),
    Http2(Arc<Mutex<String>>),
}

impl Answer {
    /// Returns a status with a JSON body.
    pub(crate) fn json(status: u16, body: &str) -> Self {
        let headers = vec![("content-type", "application/json".to_owned())];
        Self::Whole(status, headers, body.to_owned())
    }

    fn reply(self) -> Reply {
        match self {
            Self::Whole(status, headers, body) => {
                let headers: Vec<_> = headers
                    .iter()
                    .map(|(name, text)| (*name, &**text))
                    .collect();
                Reply::with(status, &headers, &body)
            }
            Self::Broken => Reply::close("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"),
            Self::Garbage(text) => Reply::close(text),
            Self::Silence => Reply::silence(),
        }
    }
}

impl Origin {
    /// Starts a server that sends these responses in order, and repeats the last one.
    pub(crate) async fn start(way: Way, answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers = answers.into_iter();
        let (back, server) = if matches!(way, Way::Http2 | Way::Https2) {
            let sent = Arc::new(Mutex::new(String::new()));
            let back = http2(answers.collect(), sent.clone()).await;
            (back, Sent::Http2(sent))
        } else {
            let server = Server::start(answers.map(Answer::reply)).await;
            let address = server.base_url().trim_start_matches("http://");
            let back = address.parse().expect("it is an address");
            (back, Sent::Http1(server))
        };
        let (mut front, mut certificate) = (back, None);
        if matches!(way, Way::Https1 | Way::Https2 | Way::Tunnel) {
            let protocol = if way == Way::Https2 { "h2" } else { "http/1.1" };
            let (acceptor, its) = tls(protocol);
            front = relay(back, Some(acceptor), false).await;
            certificate = Some(its);
        }
        if way == Way::Tunnel {
            front = relay(front, None, true).await;
        }
        Self {
            way,
            front,
            certificate,
            server,
        }
    }

    /// Returns a builder of a client of this server, with its HTTP settings.
    pub(crate) fn builder(&self, key: &str) -> ClientBuilder {
        self.keyless_builder().api_key(key)
    }

    /// Returns a builder without a key, for one from a provider.
    pub(crate) fn keyless_builder(&self) -> ClientBuilder {
        let Self { way, front, .. } = *self;
        let certificate = self.certificate.clone();
        let url = match way {
            Way::Http1 | Way::Http2 => format!("http://{front}"),
            Way::Https1 | Way::Https2 => format!("https://api.invalid:{}", front.port()),
            Way::Tunnel => "https://api.invalid".to_owned(),
        };
        let settings = move |http: reqwest::ClientBuilder| {
            let http = http.connection_verbose(true).tls_certs_only(certificate);
            match way {
                Way::Http1 => http,
                Way::Http2 => http.http2_prior_knowledge(),
                Way::Https1 | Way::Https2 => http.resolve("api.invalid", front),
                Way::Tunnel => {
                    http.proxy(Proxy::all(format!("http://{front}")).expect("it is a URL"))
                }
            }
        };
        Client::builder().base_url(url).http(settings)
    }

    /// Returns everything that the server received, in some form.
    pub(crate) fn sent(&self) -> String {
        match &self.server {
            Sent::Http1(server) => format!("{:?}", server.received()),
            Sent::Http2(sent) => sent.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }
}

/// Forwards each connection: decrypts TLS, and accepts a tunnel before it.
async fn relay(to: SocketAddr, tls: Option<TlsAcceptor>, tunnel: bool) -> SocketAddr {
    let (listener, address) = listen().await;
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let tls = tls.clone();
            tokio::spawn(async move {
                let mut back = TcpStream::connect(to).await?;
                // Otherwise Nagle's algorithm delays small writes in real time, while the clock is paused.
                stream.set_nodelay(true)?;
                back.set_nodelay(true)?;
                let mut stream = BufReader::new(stream);
                if tunnel {
                    connect(&mut stream).await?;
                }
                match tls {
                    Some(tls) => {
                        let mut stream = tls.accept(stream).await?;
                        io::copy_bidirectional(&mut stream, &mut back).await
                    }
                    None => io::copy_bidirectional(&mut stream, &mut back).await,
                }
            });
        }
    });
    address
}

/// Accepts a CONNECT, which must contain the host and not the key.
async fn connect(stream: &mut BufReader<TcpStream>) -> io::Result<()> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        stream.read_line(&mut head).await?;
    }
    assert!(head.starts_with("CONNECT api.invalid:443 "), "{head}");
    assert!(!head.contains("CANARY"), "{head}");
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await
}

/// Returns a TLS acceptor with a self-signed certificate.
fn tls(protocol: &str) -> (TlsAcceptor, Certificate) {
    let made = generate_simple_self_signed(["api.invalid".to_owned()]);
    let CertifiedKey { cert, signing_key } = made.expect("it is a host name");
    let key = signing_key.serialize_der();
    let certificate = Certificate::from_der(cert.der()).expect("it was just made");
    let config = ServerConfig::builder().with_no_client_auth();
    let key = key.try_into().expect("it was just made");
    let config = config.with_single_cert(vec![cert.der().clone()], key);
    let mut config = config.expect("the key is the certificate's");
    config.alpn_protocols = vec![protocol.into()];
    (TlsAcceptor::from(Arc::new(config)), certificate)
}

/// Starts an HTTP/2 server.
async fn http2(answers: Vec<Answer>, sent: Arc<Mutex<String>>) -> SocketAddr {
    let (listener, address) = listen().await;
    let answers = Arc::new(Mutex::new(answers));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, answers.clone(), sent.clone()));
        }
    });
    address
}

async fn serve(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    answers: Arc<Mutex<Vec<Answer>>>,
    sent: Arc<Mutex<String>>,
) {
    let mut waiting = Vec::new();
    let Ok(mut connection) = h2::server::handshake(stream).await else {
        return;
    };
    while let Some(Ok((request, respond))) = connection.accept().await {
        let headers = request.headers().iter();
        let headers: Vec<_> = headers
            .map(|(_, value)| value.as_bytes().escape_ascii())
            .collect();
        let came = headers.iter().map(ToString::to_string).collect::<String>();
        let told = format!("{} {came}\n", request.uri());
        sent.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_str(&told);
        let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
        let next = match answers.len() {
            0 | 1 => answers.first().cloned(),
            _ => Some(answers.remove(0)),
        };
        drop(answers);
        waiting.extend(answer(respond, next.unwrap_or(Answer::Silence)));
    }
}

/// Responds to a request, or returns it unanswered.
fn answer(mut respond: SendResponse<Bytes>, answer: Answer) -> Option<SendResponse<Bytes>> {
    match answer {
        Answer::Whole(status, headers, body) => {
            let mut response = Response::builder().status(status);
            for (name, value) in headers {
                response = response.header(name, value);
            }
            let response = response.body(()).expect("the headers can be sent");
            let mut body_of = respond.send_response(response, false).expect("it is open");
            body_of
                .send_data(body.into_bytes().into(), true)
                .expect("it is open");
            None
        }
        Answer::Broken | Answer::Garbage(_) => {
            respond.send_reset(h2::Reason::INTERNAL_ERROR);
            None
        }
        Answer::Silence => Some(respond),
    }
}

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    (listener, address)
}
