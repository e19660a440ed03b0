use profound_client::ProfoundError;

#[derive(ProfoundError)]
enum Mine {
    #[profound(other)]
    Other(std::io::Error),
}

fn main() {}
