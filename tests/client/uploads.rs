//! Multipart bodies: their bytes, and the parts that cannot be sent.

mod bounds;
mod early;
mod resending;
mod wire;

use std::{
    error::Error as _,
    fs, io,
    path::{Path, PathBuf},
    pin::Pin,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    task::{Context, Poll},
};

use profound_client::{ByteStream, Client, Error, Method, Part, profound_endpoint};
use profound_tests::{Reply, Server, printed, shown};
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};
use uuid::Uuid;

use self::wire::Wire;

#[profound_endpoint]
trait Documents {
    #[profound_endpoint(POST "/v1/knowledge-bases/{base}/documents", timeout = "2s")]
    async fn add(
        &self,
        base: &str,
        #[part] name: &str,
        #[part] folder: Option<&str>,
        #[part("file")] content: &Part,
    ) -> Result<(), Error>;

    #[profound_endpoint(PUT "/v1/knowledge-bases/{base}/documents", timeout = "2s", retry = safe)]
    async fn replace(
        &self,
        base: &str,
        #[part] name: &str,
        #[part] file: &Part,
    ) -> Result<(), Error>;

    #[profound_endpoint(POST "/v1/things", unlisted)]
    async fn odd(
        &self,
        #[part("n")] number: u64,
        #[part("on")] flag: Option<bool>,
        #[part] id: Uuid,
        #[part("tag")] tags: &[&str],
        #[part("file")] files: Vec<Part>,
    ) -> Result<(), Error>;
}

/// Returns a unique name.
fn unique() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Relaxed))
}

/// A file that is removed on drop.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str, content: impl AsRef<[u8]>) -> Self {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(unique());
        fs::create_dir_all(&directory).expect("the target directory is ours to write to");
        let path = directory.join(name);
        fs::write(&path, content).expect("as above");
        Self(path)
    }

    fn part(&self) -> Part {
        Part::file(&self.0)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0.parent().expect("it has a directory"));
    }
}

/// Returns a body with `B` instead of its boundary, which the header contains.
fn unbound(body: &[u8], content_type: Option<&str>) -> String {
    let boundary =
        content_type.and_then(|kind| kind.strip_prefix("multipart/form-data; boundary="));
    let boundary = boundary.expect("the header has it");
    assert!(boundary.len() > 30, "{boundary}");
    String::from_utf8_lossy(body).replace(boundary, "B")
}

fn ok() -> Reply {
    Reply::json(200, "{}")
}

/// Returns the error of a call that sent nothing, and everything that can be printed of it.
async fn refused(part: Part) -> (Error, String) {
    let server = Server::start([ok()]).await;
    let error = server.client().add("kb", "name", None, &part).await;
    let error = error.expect_err("it cannot be sent");
    assert!(matches!(error, Error::Encode(_)), "{error:?}");
    assert!(server.received().is_empty());
    let text = printed(&error);
    (error, text)
}

#[tokio::test]
async fn parts_stand_on_the_wire_as_written() -> Result<(), Error> {
    let server = Server::start([ok()]).await;
    // On Windows a file name has no quotes.
    let (name, sent_name) = if cfg!(windows) {
        ("Guide 1.PDF", "Guide 1.PDF")
    } else {
        ("Guide \"1\".PDF", "Guide %221%22.PDF")
    };
    let file = Temporary::new(name, b"%PDF\x00\xff");
    let part = file.part();
    server
        .client()
        .add("kb", "Brand guide", None, &part)
        .await?;
    let sent = server.only();
    assert_eq!(sent.line(), "POST /v1/knowledge-bases/kb/documents");
    assert_eq!(sent.header("transfer-encoding"), None);
    let length = sent.body.len().to_string();
    assert_eq!(sent.header("content-length"), Some(&*length));
    assert_eq!(
        unbound(&sent.body, sent.header("content-type")),
        format!(
            "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nBrand guide\r\n\
             --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{sent_name}\"\r\n\
             Content-Type: application/pdf\r\n\r\n%PDF\0\u{fffd}\r\n--B--\r\n"
        )
    );
    Ok(())
}

#[tokio::test]
async fn scalars_are_texts_and_lists_repeat() -> Result<(), Error> {
    let server = Server::start([ok()]).await;
    let files = vec![
        Part::bytes("a").file_name("a.md"),
        Part::text("b").content_type("text/x-b"),
    ];
    let id = Uuid::nil();
    server.client().odd(7, None, id, &["x", "é"], files).await?;
    let sent = server.only();
    let field = |name: &str, rest: &str| {
        format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"{rest}\r\n")
    };
    assert_eq!(
        unbound(&sent.body, sent.header("content-type")),
        field("n", "\r\n\r\n7")
            + &field("id", "\r\n\r\n00000000-0000-0000-0000-000000000000")
            + &field("tag", "\r\n\r\nx")
            + &field("tag", "\r\n\r\né")
            + &field(
                "file",
                "; filename=\"a.md\"\r\nContent-Type: text/markdown\r\n\r\na"
            )
            + &field("file", "\r\nContent-Type: text/x-b\r\n\r\nb")
            + "--B--\r\n"
    );
    Ok(())
}

#[tokio::test]
async fn a_call_that_nobody_declared_takes_parts_and_no_other_body() -> Result<(), Error> {
    let server = Server::start([ok()]).await;
    let call = || server.client().request(Method::POST, "/v1/things");
    let mut with_kind = server.client();
    with_kind = with_kind.with_header("content-type", "text/plain");
    let request = with_kind.request(Method::POST, "/v1/things");
    request
        .part("a", 1)
        .part("b", None::<Part>)
        .send::<()>()
        .await?;
    let sent = server.only();
    assert_eq!(
        unbound(&sent.body, sent.header("content-type")),
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B--\r\n"
    );
    let both = call().json(&1).part("a", 1).send::<()>().await;
    let error = both.expect_err("there is one body").to_string();
    assert_eq!(
        error,
        "POST /v1/things: `body` cannot be sent: the call has parts, so it cannot have another body"
    );
    call().part("a", None::<&str>).send::<()>().await?;
    let sent = server.received().remove(1);
    assert_eq!(
        unbound(&sent.body, sent.header("content-type")),
        "--B--\r\n"
    );
    Ok(())
}

#[tokio::test]
async fn a_reader_goes_in_chunks_to_its_end() -> Result<(), Error> {
    let wire = Wire::start(|mut connection| async move {
        let head = connection.head().await?;
        assert!(head.contains("transfer-encoding: chunked"), "{head}");
        assert!(!head.contains("content-length"), "{head}");
        let body = connection.chunks().await?.expect("it ends");
        let text = String::from_utf8_lossy(&body);
        let content = text
            .split("\r\n\r\n")
            .last()
            .expect("a part")
            .split("\r\n")
            .next();
        assert_eq!(content.map(str::len), Some(1 << 20));
        assert!(text.contains("filename=\"x\""), "{text:.300}");
        assert!(text.ends_with("--\r\n"));
        connection.answer("200 X", "{}").await
    })
    .await;
    let reader = tokio::io::repeat(b'x').take(1 << 20);
    let part = Part::reader(reader).file_name("x");
    wire.client().add("kb", "name", None, &part).await?;
    wire.end().await;
    Ok(())
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_named_with_the_reason() {
    let file = Temporary::new("guide.pdf", "");
    let path = file.0.with_file_name("nothing.pdf");
    let (error, _) = refused(Part::file(&path)).await;
    let told = error.to_string();
    let expected = format!(
        "POST /v1/knowledge-bases/{{base}}/documents: `file` cannot be sent: the file {path:?} cannot \
         be opened"
    );
    assert_eq!(told, expected);
    let source = error
        .source()
        .and_then(|source| source.downcast_ref::<io::Error>());
    assert_eq!(source.map(io::Error::kind), Some(io::ErrorKind::NotFound));
    let directory = file.0.parent().expect("it has one");
    let (error, _) = refused(Part::file(directory)).await;
    assert!(error.to_string().ends_with("is a directory"), "{error}");
    #[cfg(unix)]
    {
        let (error, _) = refused(Part::file("/dev/null")).await;
        assert!(
            error.to_string().contains("is not a regular file"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn an_invalid_header_character_is_refused_and_not_quoted() {
    for part in [
        Part::text("x").content_type("CANARY"),
        Part::text("x").content_type("text/plain\r\nCANARY: 1"),
        Part::bytes("x").file_name("CANARY\0"),
    ] {
        assert!(!shown(&part).contains("CANARY"));
        let (_, text) = refused(part).await;
        assert!(!text.contains("CANARY"), "{text}");
    }
}

#[tokio::test]
async fn a_reader_is_read_by_one_call() -> Result<(), Error> {
    let server = Wire::answering("200 X").await;
    let part = Part::reader(&b"once"[..]);
    server.client().add("kb", "name", None, &part).await?;
    let (error, _) = refused(part.clone()).await;
    assert!(
        error
            .to_string()
            .contains("`file` cannot be sent: its reader was consumed by an earlier call"),
        "{error}"
    );
    Ok(())
}

/// Produces some bytes, then fails.
struct Failing(usize);

impl AsyncRead for Failing {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let Some(left) = self.0.checked_sub(1) else {
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::InvalidData, "CANARY")));
        };
        self.0 = left;
        out.put_slice(&[b'x'; 100]);
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn a_reader_that_fails_breaks_the_request_off() {
    let wire = Wire::start(|mut connection| async move {
        connection.head().await?;
        assert!(connection.chunks().await?.is_none(), "it is not whole");
        Ok(())
    })
    .await;
    let part = Part::reader(Failing(20_000));
    let error = wire.client().replace("kb", "name", &part).await;
    let error = error.expect_err("it fails");
    assert_eq!(
        error.to_string(),
        "PUT /v1/knowledge-bases/{base}/documents: `file` cannot be sent: its reader failed: make the call again with a new reader"
    );
    let text = printed(&error);
    assert!(
        text.contains("invalid data") && !text.contains("CANARY"),
        "{text}"
    );
    wire.end().await;
}

/// Returns the error for a file whose length changes after its first bytes were sent, and how many bytes of
/// the body are missing.
async fn changed(length: u64) -> (String, usize) {
    const SIZE: usize = 32 << 20;
    let file = Temporary::new("big.bin", vec![b'x'; SIZE]);
    let path = file.0.clone();
    let (tell, told) = std::sync::mpsc::channel();
    let wire = Wire::start(move |mut connection| {
        let (path, tell) = (path.clone(), tell.clone());
        async move {
            let head = connection.head().await?;
            let file = fs::OpenOptions::new().write(true).open(path)?;
            file.set_len(length)?;
            let length = Wire::length(&head);
            let came = connection.rest().await?;
            let _ = tell.send(length - came);
            Ok(())
        }
    })
    .await;
    let error = wire.client().replace("kb", "name", &file.part()).await;
    let error = error.expect_err("it has changed");
    assert!(matches!(error, Error::Encode(_)), "{error:?}");
    wire.end().await;
    (error.to_string(), told.recv().expect("it came"))
}

#[tokio::test]
async fn a_file_that_shrinks_or_grows_is_never_sent_as_if_it_were_whole() {
    let (error, missing) = changed(1 << 20).await;
    assert!(
        error.contains("has become shorter while it was sent"),
        "{error}"
    );
    assert!(missing > 0);
    let (error, missing) = changed(33 << 20).await;
    assert!(error.contains("has grown while it was sent"), "{error}");
    assert!(missing > 0);
}

#[tokio::test]
async fn the_future_of_an_upload_owns_its_parts() -> Result<(), Error> {
    let server = Server::start([ok()]).await;
    let call = {
        let client: Client = server.client();
        let part = Part::bytes(vec![b'x'; 100_000]);
        client.add("kb", &String::from("name"), Some("folder"), &part)
    };
    tokio::spawn(call).await.expect("it does not panic")?;
    assert!(server.only().body.len() > 100_000);
    Ok(())
}

#[tokio::test]
async fn a_downloaded_body_can_be_uploaded() -> Result<(), Error> {
    let content = "downloaded ".repeat(10_000);
    let server = Server::start([Reply::json(200, &content)]).await;
    let wire = Wire::start(|mut connection| async move {
        connection.head().await?;
        let body = connection.chunks().await?.expect("it is whole");
        let uploaded = String::from_utf8_lossy(&body);
        assert_eq!(uploaded.matches("downloaded ").count(), 10_000);
        connection.answer("200 X", "{}").await
    })
    .await;
    let body: ByteStream = server.client().request(Method::GET, "/v1/x").send().await?;
    let client = wire.client();
    client.add("kb", "name", None, &Part::reader(body)).await?;
    wire.end().await;
    Ok(())
}
