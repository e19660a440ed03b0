use profound_client::{Error, ProfoundError};

#[derive(ProfoundError)]
struct Mine(Error);

fn main() {}
