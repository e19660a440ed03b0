#![deny(private_interfaces, private_bounds)]

use profound_client::Client;

use self::outer::{Orgs, inner::DynModels};

mod outer {
    use profound_client::{Client, Error, profound_endpoint};
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    pub struct Org;

    #[profound_endpoint]
    pub trait Orgs {
        #[profound_endpoint(GET "/v1/org")]
        async fn org(&self) -> Result<Org, Error>;
    }

    #[derive(Debug, Deserialize)]
    struct Hidden;

    #[profound_endpoint(dyn = DynSecrets)]
    trait Secrets {
        #[profound_endpoint(GET "/v1/org")]
        async fn secrets(&self) -> Result<Hidden, Error>;
    }

    pub(crate) fn secrets(client: &Client) {
        drop(client.secrets());
        drop(DynSecrets::new(client.clone()).secrets());
    }

    pub(crate) mod inner {
        use profound_client::{Client, Error, profound_endpoint};

        #[profound_endpoint(dyn = DynModels)]
        pub trait Models {
            #[profound_endpoint(GET "/v1/org/models")]
            async fn models(&self) -> Result<super::Org, Error>;
        }

        #[profound_endpoint(dyn = DynDomains)]
        pub(super) trait Domains {
            #[profound_endpoint(GET "/v1/org/domains")]
            async fn domains(&self) -> Result<super::Org, Error>;
        }

        #[profound_endpoint(GET "/v1/org/personas")]
        pub(in crate::outer) async fn personas(client: &Client) -> Result<super::Org, Error>;
    }

    pub(super) fn domains(client: &Client) {
        use inner::Domains as _;
        drop(inner::DynDomains::new(client.clone()).domains());
        drop(inner::personas(client));
    }
}

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    outer::secrets(&client);
    outer::domains(&client);
    drop(client.org());
    drop(outer::inner::Models::models(&DynModels::new(client)));
}
