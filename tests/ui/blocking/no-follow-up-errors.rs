use profound_client::{Error, blocking, profound_endpoint};

#[profound_endpoint(dyn = DynOrganisation)]
trait Organisation {
    #[profound_endpoint(GET "/v1/orgs")]
    fn org(&self) -> Result<String, Error>;
}

fn main() -> Result<(), Error> {
    let client = blocking::Client::from_env()?;
    let all = DynOrganisation::new(client.clone());
    println!("{} {}", client.org()?, all.org()?);
    Ok(())
}
