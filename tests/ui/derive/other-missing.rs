use profound_client::{ApiError, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(status = 404)]
    NotFound(ApiError),
}

fn main() {}
