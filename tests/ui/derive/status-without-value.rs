use profound_client::{ApiError, Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(status)]
    NotFound(ApiError),
    #[profound(other)]
    Other(Error),
}

fn main() {}
