use profound_client::{ApiError, Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound]
    NotFound(ApiError),
    #[profound(other)]
    Other(Error),
}

fn main() {}
