//! Rows as CSV.

use std::io::{self, Write};

use profound_api::{
    AnswerRow, CategoryAsset, CitationRow, QueryFanoutRow, Reports, SentimentRow,
    SentimentScoresRowV1, VisibilityDimension, VisibilityQuery, VisibilityRow, blocking,
    export::{CsvWriter, Table, TableRow},
};
use profound_sandbox::Sandbox;
use serde_json::json;

use super::{Desk, week};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn csv<R: TableRow>(rows: &[R]) -> io::Result<String> {
    let mut csv = Vec::new();
    rows.write_csv(&mut csv)?;
    String::from_utf8(csv).map_err(io::Error::other)
}

fn header<R: TableRow>() -> io::Result<String> {
    csv::<R>(&[])
}

#[test]
fn the_header_depends_only_on_the_type_of_the_rows() -> Outcome {
    assert_eq!(
        header::<VisibilityRow>()?,
        "asset.name,asset.owned,rank,date,model.id,model.name,topic.id,topic.name,region.id,region.name,\
         prompt.id,prompt.name,persona.id,persona.name,visibility_score,share_of_voice,average_position,extra\n"
    );
    assert_eq!(
        header::<CitationRow>()?,
        "domain,page,rank,date,model.id,model.name,topic.id,topic.name,region.id,region.name,persona.id,\
         persona.name,prompt.id,prompt.name,count,citation_share,first_cited_at,extra\n"
    );
    assert_eq!(
        header::<SentimentRow>()?,
        "date,model.id,model.name,topic.id,topic.name,region.id,region.name,prompt.id,prompt.name,persona.id,\
         persona.name,tag.id,tag.name,theme.id,theme.name,claim.id,claim.name,run.id,run.name,competitor.id,\
         competitor.name,positive_sentiment,negative_sentiment,occurrence,previous.positive_sentiment,\
         previous.negative_sentiment,previous.occurrence,prev_date,cited_websites,rank,extra\n"
    );
    assert_eq!(
        header::<QueryFanoutRow>()?,
        "date,model,region,prompt,query,total_fanouts,fanouts_per_execution,share,query_variations,rank,extra\n"
    );
    assert_eq!(
        header::<AnswerRow>()?,
        "run_id,date,model.id,model.name,topic,topic_id,region,persona,tags,prompt,prompt_id,response,mentions,\
         citations,citation_details,search_queries,analysis_types,sentiment_claims,extra\n"
    );
    // A row without any field has as many fields as the header.
    let empty: Vec<SentimentRow> = serde_json::from_value(json!([{}]))?;
    let lines = csv(&empty)?;
    let commas = |line: &str| line.matches(',').count();
    let commas: Vec<_> = lines.lines().map(commas).collect();
    assert_eq!(commas, [30, 30], "{lines}");
    Ok(())
}

#[test]
fn each_value_is_in_the_column_of_its_field() -> Outcome {
    let rows: Vec<VisibilityRow> = serde_json::from_value(json!([
        {
            "asset": { "name": "a, \"b\"\nc", "owned": true, "logo": "x" },
            "rank": 1, "date": null, "region": { "name": "=1+1" }, "visibility_score": 0.1,
            "share_of_voice": 0.0, "average_position": 1e300, "view_id": [7], "asset.name": "c",
        },
        { "asset": null, "prompt": { "id": "é" }, "visibility_score": 1.0 },
    ]))?;
    let lines = csv(&rows)?;
    let (_, lines) = lines.split_once('\n').ok_or("there is no header")?;
    assert_eq!(
        lines,
        "\"a, \"\"b\"\"\nc\",true,1,,,,,,,=1+1,,,,,0.1,0.0,1e+300,\
         \"{\"\"asset.logo\"\":\"\"x\"\",\"\"asset.name\"\":\"\"c\"\",\"\"view_id\"\":[7]}\"\n\
         ,,,,,,,,,,é,,,,1.0,,,\n"
    );

    let rows: Vec<AnswerRow> = serde_json::from_value(json!([
        { "mentions": ["Hoka", "a,b"], "tags": [], "sentiment_claims": [{ "claim": "light" }] },
    ]))?;
    let lines = csv(&rows)?;
    let (_, line) = lines.split_once('\n').ok_or("there is no header")?;
    assert_eq!(
        line,
        ",,,,,,,,[],,,,\"[\"\"Hoka\"\",\"\"a,b\"\"]\",,,,,\"[{\"\"claim\"\":\"\"light\"\"}]\",\n"
    );

    // The keys of a map differ from row to row, so it is one column.
    let rows: Vec<SentimentScoresRowV1> = serde_json::from_value(json!([
        { "scores": { "current": null }, "group_ids": { "theme": "t" } },
    ]))?;
    let lines = csv(&rows)?;
    assert!(lines.contains(",group_ids,group_names,"), "{lines}");
    assert!(lines.contains(r#","{""theme"":""t""}","#), "{lines}");
    Ok(())
}

#[tokio::test]
async fn a_page_a_stream_and_the_blocking_client_give_one_csv() -> Outcome {
    let desk = Desk::start().await?;
    let query = VisibilityQuery::new(desk.category.id, week()?)
        .group_by([VisibilityDimension::Date, VisibilityDimension::Model])
        .limit(50);
    let page = desk.client.visibility(&query).await?;
    assert!(page.is_complete() && page.data.len() > 7);
    let expected = csv(&page.data)?;

    let mut rows = desk.client.all_visibility(&query).await?;
    let mut streamed = Vec::new();
    let mut writer = CsvWriter::new(&mut streamed)?;
    while let Some(row) = rows.next().await {
        writer.write(&row?)?;
    }
    writer.finish()?;
    assert_eq!(String::from_utf8(streamed)?, expected);

    let client = blocking::Client::from(desk.client.clone());
    let read = move || -> Result<Vec<VisibilityRow>, profound_api::Error> {
        blocking::Reports::all_visibility(&client, &query)?.collect()
    };
    assert_eq!(csv(&tokio::task::spawn_blocking(read).await??)?, expected);
    Ok(())
}

#[test]
fn every_response_can_be_a_table() -> Outcome {
    let sandbox = Sandbox::start()?;
    let client = blocking::Client::from(sandbox.client());
    let categories = blocking::Categories::categories(&client, &[])?;
    let lines = csv(&categories)?;
    assert_eq!(lines.lines().count(), categories.len() + 1);
    assert!(lines.contains(&format!("{},", categories[0].id)), "{lines}");
    let assets = blocking::Categories::category_assets(&client, categories[0].id)?;
    let found: Vec<_> = header::<CategoryAsset>()?
        .trim()
        .split(',')
        .map(str::to_owned)
        .collect();
    assert!(found.contains(&"alternate_domains".to_owned()), "{found:?}");
    assert_eq!(csv(&assets)?.lines().count(), assets.len() + 1);
    Ok(())
}

#[test]
fn a_writer_that_fails_is_an_error() -> Outcome {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let rows: Vec<VisibilityRow> = serde_json::from_value(json!([{ "rank": 1 }]))?;
    let error = rows.write_csv(Full).err().ok_or("the disk is not full")?;
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    // A row that is larger than the buffer of the writer.
    let name = "x".repeat(100_000);
    let rows: Vec<VisibilityRow> = serde_json::from_value(json!([{ "asset": { "name": name } }]))?;
    let mut csv = CsvWriter::new(Full)?;
    let error = csv.write(&rows[0]).err().ok_or("the disk is not full")?;
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    Ok(())
}
