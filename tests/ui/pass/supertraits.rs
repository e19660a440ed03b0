use std::{fmt::Debug, future::Future};

use profound_client::{Client, Error, HasClient, profound_endpoint};

trait Named {
    fn name(&self) -> String;
}

impl Named for Client {
    fn name(&self) -> String {
        "client".into()
    }
}

impl Named for DynOrgs {
    fn name(&self) -> String {
        "any".into()
    }
}

#[profound_endpoint(dyn = DynOrgs)]
trait Orgs: Named + Debug + Clone + Send + Sync + 'static
where
    Self: Sized,
{
    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self) -> Result<String, Error>;

    async fn described(&self) -> Result<String, Error> {
        Ok(format!("{}: {}", self.name(), self.org().await?))
    }
}

#[profound_endpoint]
trait Models: HasClient + Orgs {
    #[profound_endpoint(GET "/v1/org/models")]
    async fn models(&self) -> Result<Vec<String>, Error>;
}

fn spawn<R: Models>(models: R) -> impl Future<Output = Result<usize, Error>> + Send + 'static {
    async move { Ok(models.models().await?.len() + models.org().await?.len()) }
}

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(DynOrgs::new(client.clone()).described());
    drop(client.described());
    drop(spawn(client));
}
