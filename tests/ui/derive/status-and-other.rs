use profound_client::{Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(status = 404, other)]
    NotFound(Error),
    #[profound(other)]
    Other(Error),
}

fn main() {}
