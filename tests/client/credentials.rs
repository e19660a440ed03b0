//! Sources of keys, and no message repeats a key.

use std::{fs, path::PathBuf, process::Command};

use profound_client::{ApiKey, Client, ClientBuilder, Error, SharedKey, profound_endpoint};
use profound_tests::{Reply, Server, printed, shown};
use serde_json::Value;

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<Value, Error>;

async fn server() -> Server {
    Server::start([Reply::json(200, "{}")]).await
}

/// A file that is removed on drop.
struct KeyFile(PathBuf);

impl KeyFile {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let name = format!("profound-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::write(&path, bytes).expect("there is room for a file");
        Self(path)
    }
}

impl Drop for KeyFile {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn refusal<T: std::fmt::Debug>(key: Result<T, Error>) -> String {
    let error = key.expect_err("it is no key");
    assert!(matches!(error, Error::Configuration(_)), "{error:?}");
    let all = printed(&error);
    assert!(!all.contains("canary"), "{all}");
    error.to_string()
}

/// Returns the outcome of a call by a client from the environment, in another process with this
/// environment.
async fn from_env(environment: &[(&str, &str)]) -> String {
    from_env_with(&[], environment).await
}

/// Does the same, with these arguments of the program: the prefix of the variables.
async fn from_env_with(arguments: &[&str], environment: &[(&str, &str)]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_from-env"));
    command.args(arguments);
    command
        .env_remove("PROFOUND_API_KEY")
        .env_remove("PROFOUND_BASE_URL");
    command.envs(environment.iter().copied());
    let run = move || command.output().expect("it was built beside this test");
    let output = tokio::task::spawn_blocking(run).await;
    let output = output.expect("it does not panic");
    String::from_utf8(output.stdout).expect("it writes UTF-8")
}

#[tokio::test]
async fn a_client_from_the_environment_calls_with_its_key_and_base_url() {
    let server = server().await;
    let url = format!("{}/gate", server.base_url());
    let told = from_env(&[
        ("PROFOUND_API_KEY", "from-env"),
        ("PROFOUND_BASE_URL", &url),
    ])
    .await;
    assert!(told.contains("Ok(Object"), "{told}");
    let received = server.only();
    assert_eq!(received.header("x-api-key"), Some("from-env"));
    assert_eq!(received.target, "/gate/v1/org");
}

#[tokio::test]
async fn an_environment_without_a_good_key_says_which_variable_to_set() {
    for (environment, told) in [
        (&[][..], "`PROFOUND_API_KEY` is not set"),
        (
            &[("PROFOUND_API_KEY", "")],
            "the API key in `PROFOUND_API_KEY` is empty",
        ),
        (
            &[("PROFOUND_API_KEY", "\"canary\"")],
            "`PROFOUND_API_KEY` has quotes around it: remove them",
        ),
        (
            &[("PROFOUND_API_KEY", "Bearer canary")],
            "`PROFOUND_API_KEY` begins with `Bearer `: remove the prefix",
        ),
        (
            &[("PROFOUND_API_KEY", "canary\n")],
            "`PROFOUND_API_KEY` has leading or trailing white space",
        ),
        (
            &[
                ("PROFOUND_API_KEY", "a-key"),
                ("PROFOUND_BASE_URL", "canary"),
            ],
            "`PROFOUND_BASE_URL` is not a URL",
        ),
    ] {
        let text = from_env(environment).await;
        assert!(text.contains(told), "{told}: {text}");
        assert!(!text.contains("canary"), "{text}");
    }
}

#[tokio::test]
async fn an_empty_base_url_in_the_environment_is_not_set() {
    let text = from_env(&[("PROFOUND_BASE_URL", "")]).await;
    assert!(text.contains("`PROFOUND_API_KEY` is not set"), "{text}");
    assert!(!text.contains("PROFOUND_BASE_URL"), "{text}");
}

#[test]
fn a_builder_from_the_environment_takes_later_settings() {
    let builder = ClientBuilder::from_env().api_key("a-key");
    builder.base_url("http://127.0.0.1:9").build().unwrap();
}

#[test]
fn a_key_and_a_provider_exclude_each_other() {
    let shared = SharedKey::new(ApiKey::new("canary").unwrap());
    let builder = Client::builder().api_key("canary").key_provider(shared);
    let text = refusal(builder.build().map(|_| ()));
    assert!(
        text.contains("`api_key` and `key_provider` are both set"),
        "{text}"
    );
}

#[test]
fn a_key_file_may_end_with_one_line_break() -> Result<(), Error> {
    for (name, content) in [("bare", "a-key"), ("unix", "a-key\n"), ("dos", "a-key\r\n")] {
        let file = KeyFile::new(name, content.as_bytes());
        assert_eq!(ApiKey::from_file(&file.0)?.expose(), "a-key", "{name}");
    }
    Ok(())
}

#[test]
fn a_file_that_holds_no_key_is_named_and_not_quoted() {
    for (name, content, told) in [
        ("empty", &b""[..], "is empty"),
        ("lines", b"can\nary", "contains a control character"),
        (
            "two-breaks",
            b"ca-nary\n\n",
            "has leading or trailing white space",
        ),
        ("bytes", b"can\xFFary", "is not UTF-8"),
        (
            "bom",
            b"\xEF\xBB\xBFca-nary",
            "contains a non-ASCII character",
        ),
    ] {
        let file = KeyFile::new(name, content);
        let text = refusal(ApiKey::from_file(&file.0));
        assert!(text.contains(told) && text.contains(name), "{text}");
        assert!(!text.contains("nary"), "{text}");
    }
    let text = refusal(ApiKey::from_file("/nowhere/key"));
    assert!(text.contains("`/nowhere/key` cannot be read"), "{text}");
}

#[test]
fn a_refused_key_is_not_repeated() {
    for key in [
        "",
        " ",
        "\t",
        " canary",
        "canary ",
        "can\0ary canary",
        "canary\u{e9}",
        "ca",
    ] {
        let text = refusal(ApiKey::new(key));
        assert!(text.starts_with("the API key "), "{key:?}: {text}");
        let built = Client::builder().api_key(key).build();
        let error = built.expect_err("the key is refused");
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn the_variables_of_another_service_have_its_prefix() {
    let server = server().await;
    let key = ("WEATHER_API_KEY", "wk_0123");
    let url = ("WEATHER_BASE_URL", server.base_url());
    let of_profound = ("PROFOUND_API_KEY", "canary");
    let weather =
        async |environment: &[(&str, &str)]| from_env_with(&["WEATHER"], environment).await;
    let told = weather(&[key, url, of_profound]).await;
    assert_eq!(told, "answer: Ok(Object {})\n");
    assert_eq!(server.only().header("x-api-key"), Some("wk_0123"));
    assert_eq!(
        weather(&[url, of_profound]).await,
        "refused: `WEATHER_API_KEY` is not set: set it to your API key\n"
    );
    // The key of another service is not sent to the default, which is Profound.
    assert_eq!(
        weather(&[key, ("PROFOUND_BASE_URL", server.base_url())]).await,
        "refused: missing base URL: set `WEATHER_BASE_URL`, or call `base_url` on the builder\n"
    );
    assert_eq!(
        weather(&[key, ("WEATHER_BASE_URL", "ftp://canary.example")]).await,
        "refused: `WEATHER_BASE_URL` is neither https nor http\n"
    );
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_client_without_a_key_cannot_be_built() {
    let error = Client::builder().build().expect_err("there is no key");
    let text = error.to_string();
    assert!(
        text.starts_with("missing API key: call `api_key`"),
        "{text}"
    );
}

#[tokio::test]
async fn clients_with_keys_of_their_own_live_side_by_side() -> Result<(), Error> {
    let server = server().await;
    let client = |key| {
        Client::builder()
            .api_key(key)
            .base_url(server.base_url())
            .build()
    };
    let (one, two) = (client("key-one")?, client("key-two")?);
    let (a, b, c) = tokio::join!(org(&one), org(&two), org(&one));
    let _ = (a?, b?, c?);
    let received = server.received();
    let mut keys: Vec<_> = received
        .iter()
        .filter_map(|r| r.header("x-api-key"))
        .collect();
    keys.sort_unstable();
    assert_eq!(keys, ["key-one", "key-one", "key-two"]);
    Ok(())
}

#[test]
fn a_key_prints_as_redacted() -> Result<(), Error> {
    let key = ApiKey::new("canary")?;
    assert_eq!(format!("{key}|{key:?}"), "[redacted]|[redacted]");
    let builder = Client::builder().api_key(key);
    assert!(!shown(&builder).contains("canary"));
    assert!(!shown(&builder.build()?).contains("canary"));
    Ok(())
}
