use profound_client::{ApiError, Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(status = "404")]
    NotFound(ApiError),
    #[profound(other)]
    Other(Error),
}

fn main() {}
