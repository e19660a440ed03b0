//! A trait takes the operations of a facts file, and those that this crate knows.

use profound_client::{ByteStream, Error, EventStream, Pages, Part, Raw, profound_endpoint};
use serde_json::Value;

#[profound_endpoint(contract = "facts/weather.facts", dyn = DynWeather)]
pub trait Weather {
    #[profound_endpoint(GET "/weather/v1/forecast/{town}")]
    async fn forecast(&self, town: &str, unit: &str, days: Option<u8>) -> Result<Value, Error>;

    #[profound_endpoint(GET "/weather/v1/cities")]
    async fn cities(&self) -> Result<Pages<Value>, Error>;

    #[profound_endpoint(GET "/weather/v1/map/{city}")]
    async fn map(&self, city: &str) -> Result<Raw, Error>;

    #[profound_endpoint(GET "/weather/v1/map/{city}")]
    async fn streamed_map(&self, city: &str) -> Result<ByteStream, Error>;

    #[profound_endpoint(POST "/weather/v1/alerts")]
    async fn add_alert(&self, alert: &Value) -> Result<(), Error>;

    #[profound_endpoint(POST "/weather/v1/search")]
    async fn search(&self, words: &[&str]) -> Result<Value, Error>;

    #[profound_endpoint(POST "/weather/v1/login")]
    async fn login(&self, #[body(form)] login: &Value) -> Result<Value, Error>;

    #[profound_endpoint(POST "/weather/v1/photos")]
    async fn add_photo(&self, #[part] photo: &Part) -> Result<(), Error>;

    #[profound_endpoint(GET "/weather/v1/live")]
    async fn live(&self) -> Result<EventStream<Value>, Error>;

    #[profound_endpoint(GET "/v1/org")]
    async fn org(&self, unit: &str) -> Result<Value, Error>;

    #[profound_endpoint(GET "/v1/org/models")]
    async fn models(&self) -> Result<Value, Error>;
}

fn main() {}
