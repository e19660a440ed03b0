//! URLs that begin with `rediss://`. These need a server with TLS, as Debian's is.

use std::{env, fs, path::PathBuf, process::Command, time::Duration};

use profound_client::{
    StatusCode,
    cache::{CacheKey, CacheStore, CachedResponse},
    http::HeaderMap,
    quota_store::{QuotaReply, QuotaRequest, QuotaStore},
};
use profound_redis::{RedisCache, RedisQuota};
use rcgen::{CertifiedKey, generate_simple_self_signed};

use crate::server::{Redis, free_port};

const HOUR: Duration = Duration::from_secs(3600);

/// A directory with a certificate and its key, removed when it is dropped.
struct Certificate(PathBuf);

impl Certificate {
    fn new() -> Self {
        let directory = env::temp_dir().join(format!("profound-redis-{}", std::process::id()));
        fs::create_dir_all(&directory).expect("the directory is writable");
        let names = vec!["127.0.0.1".to_owned()];
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(names).expect("it is a name");
        let this = Self(directory);
        fs::write(this.file("cert.pem"), cert.pem()).expect("the directory is writable");
        fs::write(this.file("key.pem"), signing_key.serialize_pem())
            .expect("the directory is writable");
        this
    }

    fn file(&self, name: &str) -> String {
        let path = self.0.join(name);
        path.to_str().expect("the path is UTF-8").to_owned()
    }
}

impl Drop for Certificate {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A program reads the trusted certificates of the system once, so another one calls.
#[tokio::test]
async fn the_quota_and_the_cache_work_over_tls() {
    let (certificate, port) = (Certificate::new(), free_port());
    let tls_port = port.to_string();
    let (cert, key) = (certificate.file("cert.pem"), certificate.file("key.pem"));
    let arguments = [
        ["--tls-port", &tls_port],
        ["--tls-cert-file", &cert],
        ["--tls-key-file", &key],
        ["--tls-auth-clients", "no"],
    ];
    let arguments: Vec<_> = arguments
        .iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let Some(redis) = Redis::start_with(&arguments).await else {
        return;
    };
    let url = format!("rediss://127.0.0.1:{port}/");
    let call = |trusted: &str, state: &str| {
        let this = env::current_exe().expect("a test has a program");
        let status = Command::new(this)
            .args(["--exact", "tls::other_process", "--nocapture"])
            .env("TLS_REDIS", &url)
            .env("TLS_STATE", state)
            .env("SSL_CERT_FILE", trusted)
            .env_remove("SSL_CERT_DIR")
            .status();
        assert!(status.expect("it starts").success(), "{state}");
    };
    // The key is no certificate, so nothing is trusted, and nothing is sent.
    call(&key, "lost");
    assert_eq!(redis.number("DBSIZE").await, 0);
    call(&cert, "connected");
    assert_ne!(redis.number("EXISTS {profound:tls}:open").await, 0);
}

/// The task of the other process. Without the variable there is nothing to do.
#[tokio::test]
async fn other_process() {
    let Ok(url) = env::var("TLS_REDIS") else {
        return;
    };
    let quota = RedisQuota::connect(&url, "tls").expect("the feature is enabled");
    let reply = quota.take(QuotaRequest::default()).await;
    assert!(matches!(reply, QuotaReply::Granted(_)), "{reply:?}");
    let is_trusted = env::var("TLS_STATE").is_ok_and(|state| state == "connected");
    assert_eq!(quota.is_lost(), !is_trusted);
    let cache = RedisCache::connect(&url, "tls").expect("the feature is enabled");
    let key = CacheKey::from_bytes(b"key");
    let response = CachedResponse::new(StatusCode::OK, &HeaderMap::new(), "theirs".into());
    let stored = cache.put(&key, response.clone(), HOUR).await;
    assert_eq!(stored.is_ok(), is_trusted);
    if !is_trusted {
        return;
    }
    let found = cache.get(&key).await;
    assert_eq!(found.expect("Redis answers"), Some(response));
}
