//! Many tenants of one client, each with a key that is rotated.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};

use profound_client::{ApiKey, Client, Error, KeyProvider, SharedKey, profound_endpoint};
use profound_tests::{Reply, Server, printed};
use serde_json::Value;

const TENANTS: usize = 50;

#[profound_endpoint(GET "/v1/org")]
async fn org(client: &Client) -> Result<Value, Error>;

/// A provider of a shared key that counts its calls, and fails while the key is not set.
struct Vault {
    key: SharedKey,
    calls: Arc<AtomicUsize>,
    closed: Arc<AtomicUsize>,
}

impl KeyProvider for Vault {
    fn key(&self) -> Result<ApiKey, Error> {
        self.calls.fetch_add(1, Relaxed);
        if self.closed.load(Relaxed) > 0 {
            return ApiKey::new("");
        }
        self.key.key()
    }
}

struct Tenant {
    client: Client,
    key: SharedKey,
    calls: Arc<AtomicUsize>,
    closed: Arc<AtomicUsize>,
}

fn key(tenant: usize, generation: usize) -> ApiKey {
    ApiKey::new(format!("tenant-{tenant:02}-{generation}")).expect("it is a key")
}

impl Tenant {
    fn new(client: &Client, number: usize) -> Self {
        let key = SharedKey::new(key(number, 0));
        let (calls, closed) = <(Arc<AtomicUsize>, Arc<AtomicUsize>)>::default();
        let vault = Vault {
            key: key.clone(),
            calls: calls.clone(),
            closed: closed.clone(),
        };
        Self {
            client: client.with_key_provider(vault),
            key,
            calls,
            closed,
        }
    }
}

fn keys(server: &Server) -> Vec<String> {
    let sent = server.received();
    let keys = sent
        .iter()
        .map(|request| request.header("x-api-key").unwrap_or_default().to_owned());
    keys.collect()
}

#[tokio::test]
async fn fifty_tenants_with_rotated_keys_share_one_client() -> Result<(), Error> {
    let left = [("x-ratelimit-remaining", "7")];
    let server = Server::start([Reply::with(200, &left, "1")]).await;
    let client = server.client();
    let tenants: Vec<_> = (0..TENANTS)
        .map(|number| Tenant::new(&client, number))
        .collect();
    let called = |tenant: &Tenant| tenant.calls.load(Relaxed);
    assert!(tenants.iter().all(|tenant| called(tenant) == 0));
    for tenant in &tenants {
        org(&tenant.client).await?;
        assert_eq!(tenant.client.rate_limit().remaining, Some(7));
    }
    assert_eq!(client.rate_limit().remaining, None);
    // The API rejects the old keys, and the tenants have new ones.
    let rotated = (0..TENANTS).flat_map(|_| [Reply::empty(401), Reply::json(200, "1")]);
    server.turn_to(rotated);
    for (number, tenant) in tenants.iter().enumerate() {
        tenant.key.set(key(number, 1));
        org(&tenant.client).await?;
        assert_eq!(called(tenant), 2);
    }
    let sent = keys(&server);
    let (first, second) = sent.split_at(TENANTS);
    for number in 0..TENANTS {
        let [old, new] = [0, 1].map(|generation| key(number, generation).expose().to_owned());
        assert_eq!(first[number], old);
        assert_eq!(second[2 * number..2 * number + 2], [old, new]);
    }
    assert_eq!(server.connections(), 1);
    Ok(())
}

#[tokio::test]
async fn no_key_of_a_tenant_is_printed_by_another() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let client = server.client();
    let tenants: Vec<_> = (0..300)
        .map(|number| Tenant::new(&client, number))
        .collect();
    for tenant in &tenants {
        org(&tenant.client).await?;
    }
    for echoed in [key(0, 0), key(150, 0), key(299, 0)] {
        let headers = [("x-request-id", echoed.expose())];
        server.turn_to([Reply::with(404, &headers, "{}")]);
        let error = org(&client).await.expect_err("it is a 404");
        assert!(!printed(&error).contains("tenant-"), "{}", printed(&error));
    }
    Ok(())
}

#[tokio::test]
async fn concurrent_first_calls_share_one_call_of_the_provider() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let tenant = Tenant::new(&server.client(), 0);
    let calls = [(); 10].map(|()| tokio::spawn(org(&tenant.client)));
    for call in calls {
        call.await.expect("it does not panic")?;
    }
    assert_eq!(tenant.calls.load(Relaxed), 1);
    Ok(())
}

#[tokio::test]
async fn a_handle_without_a_first_key_sends_nothing_and_asks_again() -> Result<(), Error> {
    let server = Server::start([Reply::json(200, "1")]).await;
    let tenant = Tenant::new(&server.client(), 0);
    tenant.closed.store(1, Relaxed);
    let refused = org(&tenant.client).await.expect_err("there is no key");
    assert_eq!(
        refused.to_string(),
        "the API key is empty: set it to your API key"
    );
    assert!(server.received().is_empty());
    tenant.closed.store(0, Relaxed);
    org(&tenant.client).await?;
    assert_eq!(keys(&server), ["tenant-00-0"]);
    // Later failures keep the key.
    tenant.closed.store(1, Relaxed);
    org(&tenant.client).await?;
    Ok(())
}
