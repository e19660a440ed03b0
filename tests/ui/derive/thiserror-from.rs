use profound_client::{Error, ProfoundError};

#[derive(Debug, thiserror::Error, ProfoundError)]
enum Mine {
    #[error(transparent)]
    #[profound(other)]
    Other(#[from] Error),
}

fn main() {}
