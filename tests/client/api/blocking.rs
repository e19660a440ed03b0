//! The typed API on the blocking client. `tests/codegen` compares every method with its async form.

use profound_api::{
    CitationDimension, CitationsQuery, Direction, PromptsQuery,
    blocking::{Categories, Client, Prompts, Reports},
};
use profound_client::Error;
use profound_sandbox::{Fault, Sandbox};

use super::{is_gone, week};

#[test]
fn pages_and_streams_are_iterators() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("loopback has a free port");
    let client = Client::from(sandbox.client());
    let category = client.categories(&[])?.remove(0);
    sandbox.clear_requests();

    let prompts = client.all_prompts(category.id, &PromptsQuery::new().limit(500))?;
    let prompts: Vec<_> = prompts.collect::<Result<_, _>>()?;
    assert_eq!((prompts.len(), sandbox.requests().len()), (1240, 3));

    let query = CitationsQuery::new(category.id, week()?).group_by([CitationDimension::Date]);
    let rows: Vec<_> = client.all_citations(&query)?.collect::<Result<_, _>>()?;
    let paged: Vec<_> = client.citations_pages(&query)?.collect::<Result<_, _>>()?;
    assert!(rows.len() > 50);
    assert_eq!(rows, paged);
    Ok(())
}

#[test]
fn an_error_is_that_of_the_async_client() -> Result<(), Error> {
    let sandbox = Sandbox::start().expect("loopback has a free port");
    let client = Client::from(sandbox.client());
    sandbox.fail_next(Fault::status(404));
    is_gone(client.categories(&[]));

    let category = client.categories(&[])?.remove(0);
    let sorted = PromptsQuery::new().order_dir(Direction::Ascending).limit(1);
    assert_eq!(client.prompts(category.id, &sorted)?.data.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_call_in_an_async_task_is_refused() {
    let sandbox = Sandbox::start().expect("loopback has a free port");
    let client = Client::from(sandbox.client());
    let refused = client.categories(&[]);
    assert!(
        matches!(refused, Err(Error::Configuration(_))),
        "{refused:?}"
    );
    assert!(sandbox.requests().is_empty());
}
