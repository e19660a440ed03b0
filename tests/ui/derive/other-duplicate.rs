use profound_client::{Error, ProfoundError};

#[derive(ProfoundError)]
enum Mine {
    #[profound(other)]
    One(Error),
    #[profound(other)]
    Two(Error),
}

fn main() {}
