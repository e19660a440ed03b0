use profound_client::{ApiError, Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(status = 404)]
    One(ApiError),
    #[profound(status = 404)]
    Two(ApiError),
    #[profound(other)]
    Other(Error),
}

fn main() {}
