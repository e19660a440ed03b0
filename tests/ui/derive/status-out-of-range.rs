use profound_client::{ApiError, Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(status = 200)]
    Fine(ApiError),
    #[profound(other)]
    Other(Error),
}

fn main() {}
