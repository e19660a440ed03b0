//! Calls another API with the same attribute and the same guarantees: a made-up weather service, which
//! `openapi.json` describes. The compiler checks the endpoints against `weather.facts`, which
//! `profound-contract` wrote from that document. A small server on this machine takes the service's place.

mod server;

use profound_client::{ApiError, Client, Error, ProfoundError, Response, profound_endpoint};
use serde::Deserialize;

/// The service expects the key in the query parameter `token`.
#[profound_endpoint(contract = "examples/weather/weather.facts", key = query("token"))]
trait Forecasts {
    #[profound_endpoint(GET "/forecast")]
    async fn forecast(&self, city: &str, days: Option<u8>) -> Result<Forecast, WeatherError>;
}

/// These operations expect it in the header `X-Token`.
#[profound_endpoint(
    contract = "examples/weather/weather.facts",
    key = header("X-Token"),
    headers("X-Units" = "metric")
)]
trait Stations {
    #[profound_endpoint(GET "/stations/{station_id}")]
    async fn station(&self, station_id: &str) -> Result<Response<Station>, WeatherError>;
}

#[derive(Debug, Deserialize)]
struct Forecast {
    city: String,
    celsius: Vec<f64>,
}

#[derive(Debug, Deserialize)]
struct Station {
    name: String,
    altitude: u32,
}

#[derive(Debug, ProfoundError)]
enum WeatherError {
    #[profound(status = 404)]
    Unknown(ApiError),
    #[profound(other)]
    Other(Error),
}

#[tokio::main]
async fn main() -> Result<(), WeatherError> {
    let base_url = server::start().expect("this machine has a free port");
    // In production: `ClientBuilder::from_env_with_prefix("WEATHER")`, which reads `WEATHER_API_KEY` and
    // `WEATHER_BASE_URL`.
    let client = Client::builder()
        .api_key(server::KEY)
        .base_url(base_url)
        .rate_limit_headers("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
        .build()?;

    let forecast = client.forecast("Bern", Some(3)).await?;
    println!("{}: {:?} °C", forecast.city, forecast.celsius);

    let response = client.station("jungfraujoch").await?;
    let left = response.rate_limit().remaining;
    let Station { name, altitude } = response.into_body();
    println!("{name}: {altitude} m; {left:?} requests left");

    // The errors are typed, and none prints the key.
    match client.forecast("Atlantis", None).await {
        Err(WeatherError::Unknown(response)) => println!("{response}: {:?}", response.message()),
        other => println!("unexpected: {other:?}"),
    }
    let stranger = client.with_key("another-key".try_into()?);
    match stranger.station("jungfraujoch").await {
        Err(WeatherError::Other(error @ Error::InvalidApiKey(_))) => println!("{error}"),
        other => println!("unexpected: {other:?}"),
    }
    // The name that carries the key is reserved.
    let handle = client.with_header("X-Token", "mine");
    if let Err(WeatherError::Other(error)) = handle.station("jungfraujoch").await {
        println!("{error}");
    }
    Ok(())
}
