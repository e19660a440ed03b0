//! TLS handshakes that fail.

use std::{
    env, fs,
    net::SocketAddr,
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use profound_client::{
    Client, Error,
    errors::Delivery,
    profound_endpoint,
    reqwest::{self, Certificate, Identity, tls::Version},
};
use profound_tests::{Begin, Reply, Server, advance_until_ready, printed};
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy, sink},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        RootCertStore, ServerConfig,
        server::{WebPkiClientVerifier, danger::ClientCertVerifier},
        version::{TLS12, TLS13},
    },
};

const NAME: &str = "api.invalid";

#[profound_endpoint(POST "/v1/things", unlisted)]
async fn write(client: &Client, thing: &Value) -> Result<Value, Error>;

/// A self-signed certificate and its key.
struct Signed {
    certificate: rcgen::Certificate,
    key: KeyPair,
}

impl Signed {
    fn new(name: &str) -> Self {
        let params = CertificateParams::new([name.to_owned()]).expect("it is a name");
        Self::of(params)
    }

    fn expired() -> Self {
        let mut params = CertificateParams::new([NAME.to_owned()]).expect("it is a name");
        params.not_after = date_time_ymd(2001, 1, 1);
        Self::of(params)
    }

    fn of(params: CertificateParams) -> Self {
        let key = KeyPair::generate().expect("there is entropy");
        let certificate = params.self_signed(&key).expect("the key signs");
        Self { certificate, key }
    }

    fn trusted(&self) -> Certificate {
        Certificate::from_der(self.certificate.der()).expect("it was just made")
    }

    fn identity(&self) -> Identity {
        let pem = self.certificate.pem() + &self.key.serialize_pem();
        Identity::from_pem(pem.as_bytes()).expect("it was just made")
    }

    fn config(&self, protocol: &str, trusts: Option<&Self>) -> ServerConfig {
        let builder = ServerConfig::builder_with_protocol_versions(&[&TLS12, &TLS13]);
        let builder = match trusts {
            Some(client) => builder.with_client_cert_verifier(client.verifier()),
            None => builder.with_no_client_auth(),
        };
        let key = self.key.serialize_der().try_into().expect("it is a key");
        let certificates = vec![self.certificate.der().clone()];
        let mut config = builder
            .with_single_cert(certificates, key)
            .expect("the key is the certificate's");
        config.alpn_protocols = vec![protocol.into()];
        config
    }

    /// Returns a verifier that requires this certificate of a client.
    fn verifier(&self) -> Arc<dyn ClientCertVerifier> {
        let mut roots = RootCertStore::empty();
        let der = self.certificate.der().clone();
        roots.add(der).expect("it was just made");
        let verifier = WebPkiClientVerifier::builder(Arc::new(roots)).build();
        verifier.expect("there is a root")
    }
}

/// A TLS server that responds with `{}`.
struct Origin {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
}

impl Origin {
    async fn start(config: ServerConfig) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("loopback has a free port");
        let origin = Self {
            address: listener.local_addr().expect("it is bound"),
            connections: Arc::default(),
            requests: Arc::default(),
        };
        let (connections, requests) = (origin.connections.clone(), origin.requests.clone());
        let acceptor = TlsAcceptor::from(Arc::new(config));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Relaxed);
                tokio::spawn(serve(stream, acceptor.clone(), requests.clone()));
            }
        });
        origin
    }
}

async fn serve(stream: TcpStream, acceptor: TlsAcceptor, requests: Arc<AtomicUsize>) {
    stream.set_nodelay(true).expect("it is open");
    let mut stream = match acceptor.accept(stream).into_fallible().await {
        Ok(stream) => stream,
        Err((_, mut stream)) => {
            // Read on, so that the connection is not reset before the alert has arrived.
            let _ = copy(&mut stream, &mut sink()).await;
            return;
        }
    };
    let mut request = Vec::new();
    // The calls have no body.
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    requests.fetch_add(1, Relaxed);
    let response = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let _ = stream.write_all(response).await;
    let _ = stream.shutdown().await;
}

/// Returns a client of this address, which has a name.
fn client(
    address: SocketAddr,
    settings: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + 'static,
) -> Client {
    let builder = Client::builder().api_key("pk_CANARY");
    let builder = builder.base_url(format!("https://{NAME}:{}", address.port()));
    let builder = builder.http(move |http| settings(http.resolve(NAME, address).no_proxy()));
    builder.build().expect("the settings are sound")
}

/// Checks that a write fails in its handshake, and returns how far it came.
async fn refused(name: &str, client: &Client) -> Delivery {
    let error = advance_until_ready(write(client, &Value::Null)).await;
    let error = error.expect_err("the handshake fails");
    let Error::Transport(transport) = &error else {
        panic!("{name}: it is another error: {error:?}");
    };
    assert!(transport.is_connect(), "{name}: {}", printed(&error));
    assert!(!error.may_have_been_processed(), "{name}: {error:?}");
    assert_eq!(transport.attempts(), 3, "{name}");
    let text = printed(&error);
    assert!(!text.contains("CANARY"), "{name}: {text}");
    error.delivery()
}

#[tokio::test(start_paused = true)]
async fn a_certificate_that_is_not_accepted_is_a_connection_that_cannot_be_made() {
    let (right, other) = (Signed::new(NAME), Signed::new("other.invalid"));
    for (name, served, trusted) in [
        ("unknown issuer", &right, &other),
        ("wrong name", &other, &other),
        ("expired", &Signed::expired(), &right),
    ] {
        let origin = Origin::start(served.config("http/1.1", None)).await;
        let certificates = [trusted.trusted(), served.trusted()];
        let known = if name == "unknown issuer" { 1 } else { 2 };
        let client = client(origin.address, move |http| {
            http.tls_certs_only(certificates.into_iter().take(known))
        });
        assert_eq!(refused(name, &client).await, Delivery::NotSent, "{name}");
        assert_eq!(origin.requests.load(Relaxed), 0, "{name}");
        assert_eq!(origin.connections.load(Relaxed), 3, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_handshake_that_breaks_is_a_connection_that_cannot_be_made() {
    let alert = |code: u8| Reply::close([21, 3, 3, 0, 2, 2, code]).upon(Begin::Bytes(1));
    for (name, reply) in [
        ("closed", Reply::close("").upon(Begin::Bytes(1))),
        ("closed at once", Reply::close("").upon(Begin::Accept)),
        ("reset", Reply::default().reset().upon(Begin::Bytes(1))),
        ("alert: handshake failure", alert(40)),
        ("alert: protocol version", alert(70)),
        ("alert: internal error", alert(80)),
        (
            "plain HTTP",
            Reply::close("HTTP/1.1 400 X\r\n\r\n").upon(Begin::Bytes(1)),
        ),
        ("garbage", Reply::close([0; 100]).upon(Begin::Bytes(1))),
        ("silence", Reply::silence().upon(Begin::Accept)),
    ] {
        let server = Server::start([reply]).await;
        let address = server.base_url().trim_start_matches("http://");
        let client = client(address.parse().expect("it is an address"), |http| {
            http.tls_danger_accept_invalid_certs(true)
        });
        assert_eq!(refused(name, &client).await, Delivery::NotSent, "{name}");
        assert_eq!(server.connections(), 3, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_certificate_that_is_required_and_missing_is_known_to_process_nothing() {
    let (ours, theirs) = (Signed::new(NAME), Signed::new("client.invalid"));
    for (name, version, protocol, delivery) in [
        ("TLS 1.2", Version::TLS_1_2, "http/1.1", Delivery::NotSent),
        (
            "TLS 1.3",
            Version::TLS_1_3,
            "http/1.1",
            Delivery::NotProcessed,
        ),
        (
            "TLS 1.3, HTTP/2",
            Version::TLS_1_3,
            "h2",
            Delivery::NotProcessed,
        ),
    ] {
        let origin = Origin::start(ours.config(protocol, Some(&theirs))).await;
        let trusted = ours.trusted();
        let client = client(origin.address, move |http| {
            http.tls_certs_only([trusted]).tls_version_max(version)
        });
        assert_eq!(refused(name, &client).await, delivery, "{name}");
        assert_eq!(origin.requests.load(Relaxed), 0, "{name}");
        assert_eq!(origin.connections.load(Relaxed), 3, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn settings_of_tls_apply_to_the_client() -> Result<(), Error> {
    let (ours, theirs) = (Signed::new(NAME), Signed::new("client.invalid"));
    let origin = Origin::start(ours.config("http/1.1", Some(&theirs))).await;
    let (trusted, identity) = (ours.trusted(), theirs.identity());
    let client = client(origin.address, move |http| {
        http.add_root_certificate(trusted).identity(identity)
    });
    let response = advance_until_ready(write(&client, &Value::Null)).await?;
    assert_eq!(response, json!({}));
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn plain_http_to_a_port_of_tls_is_not_http() {
    let origin = Origin::start(Signed::new(NAME).config("http/1.1", None)).await;
    let builder = Client::builder().api_key("pk_CANARY");
    let client = builder
        .base_url(format!("http://{}", origin.address))
        .build();
    let client = client.expect("the settings are sound");
    let error = advance_until_ready(write(&client, &Value::Null)).await;
    let error = error.expect_err("it speaks TLS");
    let Error::Transport(transport) = &error else {
        panic!("it is another error: {error:?}");
    };
    // The client cannot know what another protocol does with a request.
    assert_eq!(error.delivery(), Delivery::MaybeProcessed);
    assert_eq!((transport.attempts(), transport.is_connect()), (1, false));
}

/// A file in the environment replaces the certificates of the platform: a child process reads it.
#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_settings_trusts_the_certificates_of_the_platform() {
    let signed = Signed::new("localhost");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tls");
    fs::create_dir_all(&folder).expect("the target directory is writable");
    let file = folder.join("localhost.pem");
    fs::write(&file, signed.certificate.pem()).expect("the target directory is writable");
    let server = Server::start([Reply::json(200, r#"{"over": "tls"}"#)]).await;
    let origin = relay(&signed, &server).await;
    for (certificates, trusted) in [(&*file, true), (Path::new("/nonexistent"), false)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_from-env"));
        command.env("SSL_CERT_FILE", certificates);
        command.env("PROFOUND_API_KEY", "pk_CANARY");
        command.env(
            "PROFOUND_BASE_URL",
            format!("https://localhost:{}", origin.port()),
        );
        let output = tokio::task::spawn_blocking(move || command.output()).await;
        let output = output.expect("it ends").expect("it starts");
        let text = String::from_utf8_lossy(&output.stdout);
        assert_eq!(text.contains("answer: Ok"), trusted, "{text}");
        assert!(!text.contains("CANARY"), "{text}");
    }
    server.only();
}

/// Decrypts each connection, and forwards it.
async fn relay(signed: &Signed, server: &Server) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    let acceptor = TlsAcceptor::from(Arc::new(signed.config("http/1.1", None)));
    let to = server.base_url().trim_start_matches("http://").to_owned();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, to) = (acceptor.clone(), to.clone());
            tokio::spawn(async move {
                let mut stream = acceptor.accept(stream).await?;
                let mut back = TcpStream::connect(to).await?;
                tokio::io::copy_bidirectional(&mut stream, &mut back).await
            });
        }
    });
    address
}
