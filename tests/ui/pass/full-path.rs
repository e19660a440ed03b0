use profound_client::{Client, Error};

#[profound_client::profound_endpoint]
trait Reports {
    #[profound_client::profound_endpoint(GET "/v1/org/categories")]
    async fn categories(&self) -> Result<Vec<String>, Error>;
}

#[::profound_client::profound_endpoint(GET "/v1/org/categories")]
async fn categories(client: &Client) -> Result<Vec<String>, Error>;

fn main() {
    let client = Client::builder().api_key("example").build().unwrap();
    drop(client.categories());
    drop(categories(&client));
}
