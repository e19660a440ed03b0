use std::borrow::Cow;

use profound_client::{Client, Error, PathValue, ValueEncoder, profound_endpoint};
use profound_tests::{Reply, Server};
use serde::Serialize;

#[derive(Serialize)]
struct Query<'a> {
    metrics: &'a [&'a str],
}

struct Id<'a>(&'a str);

impl PathValue for Id<'_> {
    fn encode_path(&self, out: &mut ValueEncoder<'_>) {
        out.text(self.0);
    }
}

#[profound_endpoint(dyn = DynReports)]
trait Reports {
    #[profound_endpoint(POST "/v2/reports/visibility")]
    async fn visibility(&self, query: &Query<'_>) -> Result<u8, Error>;

    #[profound_endpoint(POST "/v2/reports/citations")]
    async fn citations(&self, query: &Query) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/org/categories/{category_id}/prompts")]
    async fn prompts<'a, 'b>(
        &self,
        category_id: &'a str,
        limit: Option<u32>,
        cursor: Option<&'b str>,
        status: &[&str],
        topic_id: Option<&[Cow<'_, str>]>,
        tag_id: [&'a str; 2],
    ) -> Result<u8, Error>;

    #[profound_endpoint(GET "/v1/agents/{agent_id}")]
    async fn agent<'a>(&'a self, agent_id: Id<'a>) -> Result<u8, Error>;

    #[profound_endpoint(POST "/v1/agents/{agent_id}/runs")]
    async fn run<'a, 'b: 'a>(
        &self,
        agent_id: Cow<'a, str>,
        inputs: &'b (dyn erased::Inputs + Sync),
    ) -> Result<u8, Error>
    where
        'b: 'a;
}

mod erased {
    use serde::{Serialize, Serializer};

    pub trait Inputs {
        fn text(&self) -> String;
    }

    impl Serialize for dyn Inputs + Sync + '_ {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.text().serialize(serializer)
        }
    }

    impl Inputs for u8 {
        fn text(&self) -> String {
            self.to_string()
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::start([Reply::json(200, "1")]).await;
    let client: Client = server.client();
    let reports = DynReports::new(client);
    let (id, metric) = (String::from("c"), String::from("share"));
    let call = {
        let reports = reports.clone();
        let id = id.clone();
        async move {
            reports
                .prompts(&id, None, Some("d"), &["on"], None, [&id, "t"])
                .await
        }
    };
    assert_eq!(tokio::spawn(call).await.unwrap().unwrap(), 1);
    assert_eq!(reports.agent(Id(&id)).await.unwrap(), 1);
    assert_eq!(reports.run((&*id).into(), &1).await.unwrap(), 1);
    let query = Query {
        metrics: &[&metric],
    };
    assert_eq!(reports.visibility(&query).await.unwrap(), 1);
    assert_eq!(reports.citations(&query).await.unwrap(), 1);
    assert_eq!(
        server.received()[0].target,
        "/v1/org/categories/c/prompts?cursor=d&status=on&tag_id=c&tag_id=t"
    );
}
