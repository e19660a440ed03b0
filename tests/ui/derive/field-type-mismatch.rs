use profound_client::{Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(status = 404)]
    NotFound(String),
    #[profound(other)]
    Other(Error),
}

fn main() {}
