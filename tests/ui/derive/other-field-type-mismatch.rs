use profound_client::ProfoundError;

struct Cause;

#[derive(ProfoundError)]
enum Mine {
    #[profound(other)]
    Other(Cause),
}

fn main() {}
