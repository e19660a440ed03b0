//! How do we export all answers, one JSON object in each line?

use std::{error::Error, io::Write};

use profound_api::{AnswersQuery, Client, Prompts, Uuid, dates::DateRange};

pub async fn export_answers(
    client: &Client,
    category: Uuid,
    period: DateRange,
    mut file: impl Write,
) -> Result<usize, Box<dyn Error>> {
    let mut answers = client
        .all_answers(&AnswersQuery::new(category, period))
        .await?;
    let mut written = 0;
    while let Some(answer) = answers.next().await {
        serde_json::to_writer(&mut file, &answer?)?;
        writeln!(file)?;
        written += 1;
    }
    Ok(written)
}
