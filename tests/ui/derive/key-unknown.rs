use profound_client::{ApiError, Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(code = 404)]
    NotFound(ApiError),
    #[profound(other)]
    Other(Error),
}

fn main() {}
