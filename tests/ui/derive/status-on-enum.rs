use profound_client::{Error, ProfoundError};

#[derive(ProfoundError)]
#[profound(status = 404)]
enum Mine {
    #[profound(other)]
    Other(Error),
}

fn main() {}
