//! Rows of the typed API as record batches, read by Arrow, Parquet, pyarrow and Polars.

use std::{error::Error, fs, path::Path};

use arrow_array::{Array, Float64Array, Int64Array, RecordBatch, cast::AsArray, types::UInt32Type};
use arrow_schema::DataType;
use profound_analysts::files;
use profound_api::{
    AnswerRow, AnswersQuery, CitationDimension, CitationRow, CitationsQuery, QueryFanoutDimension,
    QueryFanoutRow, QueryFanoutsQuery, Scope, SentimentDimension, SentimentQuery, SentimentRow,
    SentimentScoresRowV1, VisibilityDimension, VisibilityQuery, VisibilityRow,
    dates::DateRange,
    export::{Table, TableRow},
};
use profound_client::{Client, Method};
use profound_sandbox::Sandbox;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

type Outcome = Result<(), Box<dyn Error>>;

fn strings() -> DataType {
    DataType::Dictionary(Box::new(DataType::UInt32), Box::new(DataType::Utf8))
}

fn names(batch: &RecordBatch) -> Vec<String> {
    let schema = batch.schema();
    let names = schema.fields().iter().map(|field| field.name().clone());
    names.collect()
}

#[test]
fn a_column_has_the_type_of_its_field() -> Outcome {
    let rows: Vec<VisibilityRow> = serde_json::from_value(json!([
        { "asset": { "name": "Hoka", "owned": true }, "rank": 1, "visibility_score": 0.25 },
        { "asset": null, "rank": null, "visibility_score": 1.0, "view_id": 7 },
        { "asset": { "name": "Hoka" }, "rank": 9_007_199_254_740_993_i64 },
    ]))?;
    let batch = rows.to_record_batch()?;
    let types = |name: &str| batch[name].data_type().clone();
    assert_eq!(types("asset.name"), strings());
    assert_eq!(types("asset.owned"), DataType::Boolean);
    assert_eq!(types("rank"), DataType::Int64);
    assert_eq!(types("visibility_score"), DataType::Float64);
    assert_eq!(types("extra"), DataType::Utf8);
    assert!(
        batch
            .schema()
            .fields()
            .iter()
            .all(|field| field.is_nullable())
    );

    let brands = batch["asset.name"].as_dictionary::<UInt32Type>().clone();
    assert_eq!(
        brands.keys().iter().collect::<Vec<_>>(),
        [Some(0), None, Some(0)]
    );
    assert_eq!(brands.values().len(), 1);
    let owned: Vec<_> = batch["asset.owned"].as_boolean().iter().collect();
    assert_eq!(owned, [Some(true), None, None]);
    let ranks: Int64Array = batch["rank"].as_primitive().clone();
    let ranks: Vec<_> = ranks.iter().collect();
    assert_eq!(ranks, [Some(1), None, Some(9_007_199_254_740_993)]);
    let scores: Float64Array = batch["visibility_score"].as_primitive().clone();
    assert_eq!(
        scores.iter().collect::<Vec<_>>(),
        [Some(0.25), Some(1.0), None]
    );
    assert_eq!(batch["model.name"].null_count(), 3);
    let extra: Vec<_> = batch["extra"].as_string::<i32>().iter().collect();
    assert_eq!(extra, [None, Some(r#"{"view_id":7}"#), None]);

    let rows: Vec<AnswerRow> = serde_json::from_value(json!([
        { "mentions": ["Hoka", "Asics"], "tags": [] },
        { "mentions": null, "citation_details": [] },
    ]))?;
    let batch = rows.to_record_batch()?;
    let mentions = batch["mentions"].as_list::<i32>();
    assert_eq!(mentions.value_type(), DataType::Utf8);
    assert_eq!((mentions.value_length(0), mentions.is_null(1)), (2, true));
    assert_eq!(mentions.value(0).as_string::<i32>().value(1), "Asics");
    let tags = batch["tags"].as_list::<i32>();
    assert!(tags.is_valid(0) && tags.value(0).is_empty() && tags.is_null(1));
    let details: Vec<_> = batch["citation_details"]
        .as_string::<i32>()
        .iter()
        .collect();
    assert_eq!(details, [None, Some("[]")]);
    Ok(())
}

/// Checks that the schema does not depend on the rows, and that its names are those of the CSV.
fn has_one_schema<R: TableRow + DeserializeOwned>() -> Outcome {
    let none: [R; 0] = [];
    let empty = none.to_record_batch()?;
    let null: Vec<R> = serde_json::from_value(json!([{}, {}]))?;
    let null = null.to_record_batch()?;
    assert_eq!(null.schema(), empty.schema());
    assert_eq!(null.num_rows(), 2);
    assert!(null.columns().iter().all(|column| column.null_count() == 2));
    let mut csv = Vec::new();
    none.write_csv(&mut csv)?;
    let header = String::from_utf8(csv)?;
    assert_eq!(header.trim_end(), names(&empty).join(","));
    Ok(())
}

#[test]
fn the_schema_depends_only_on_the_type_of_the_rows() -> Outcome {
    has_one_schema::<VisibilityRow>()?;
    has_one_schema::<CitationRow>()?;
    has_one_schema::<SentimentRow>()?;
    has_one_schema::<QueryFanoutRow>()?;
    has_one_schema::<AnswerRow>()?;
    let empty: [SentimentScoresRowV1; 0] = [];
    let schema = empty.to_record_batch()?.schema();
    assert_eq!(
        schema
            .field_with_name("scores.current.occurrence")?
            .data_type(),
        &DataType::Float64
    );
    Ok(())
}

/// Sends a query, and has a program of Python compare the files of the typed rows with the JSON of the response.
async fn compare<R>(client: &Client, path: &str, query: &impl Serialize) -> Outcome
where
    R: TableRow + DeserializeOwned,
{
    let request = client.request(Method::POST, path).json(query);
    let body: Value = request.send().await?;
    let rows: Vec<R> = serde_json::from_value(body["data"].clone())?;
    assert!(rows.len() > 5, "{path}: {}", rows.len());
    let batch = rows.to_record_batch()?;
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(path.trim_start_matches('/'));
    fs::create_dir_all(&directory)?;
    files::write(&directory, &batch)?;
    rows.write_csv(fs::File::create(directory.join("report.csv"))?)?;
    let expected = json!({ "names": names(&batch), "rows": body["data"] });
    fs::write(directory.join("expected.json"), expected.to_string())?;
    files::check_in_python("tests/read_typed.py", &directory)
}

#[tokio::test]
async fn other_programs_read_typed_rows() -> Outcome {
    let sandbox = Sandbox::start()?;
    let client = Client::builder()
        .api_key(Sandbox::VALID_KEY)
        .base_url(sandbox.base_url())
        .build()?;
    let categories: Value = client
        .request(Method::GET, "/v1/org/categories")
        .send()
        .await?;
    let category = categories[0]["id"]
        .as_str()
        .and_then(|id| id.parse().ok())
        .ok_or("no id")?;
    let assets: Value = client
        .request(Method::GET, format!("/v1/org/categories/{category}/assets"))
        .send()
        .await?;
    let assets = assets.as_array().ok_or("no assets")?;
    let owned = assets
        .iter()
        .find(|asset| asset["is_owned"] == true)
        .ok_or("none is owned")?;
    let brand = owned["name"].as_str().ok_or("it has no name")?;
    let week = DateRange::new("2026-06-08", "2026-06-14")?;
    let before = week.previous()?;

    let query = VisibilityQuery::new(category, week)
        .scope(Scope::All)
        .group_by([VisibilityDimension::Date, VisibilityDimension::Model])
        .limit(50);
    compare::<VisibilityRow>(&client, "/v2/reports/visibility", &query).await?;
    let query = CitationsQuery::new(category, week)
        .group_by([CitationDimension::Page, CitationDimension::Topic])
        .limit(50);
    compare::<CitationRow>(&client, "/v2/reports/citations", &query).await?;
    let query = SentimentQuery::new(category, brand, week)
        .comparison(before)
        .group_by([SentimentDimension::Theme, SentimentDimension::Model])
        .limit(50);
    compare::<SentimentRow>(&client, "/v2/reports/sentiment", &query).await?;
    let query = QueryFanoutsQuery::new(category, week)
        .group_by([QueryFanoutDimension::Prompt, QueryFanoutDimension::Query])
        .limit(50);
    compare::<QueryFanoutRow>(&client, "/v2/reports/query-fanouts", &query).await?;
    let query = AnswersQuery::new(category, week).limit(50);
    compare::<AnswerRow>(&client, "/v2/prompts/answers", &query).await
}
