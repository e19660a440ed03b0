//! The proof of one method, with all its arguments and possible responses.

use std::collections::{BTreeSet, HashMap};

use jsonschema::Validator;
use profound_client::{Error, blocking};
use serde_json::Value;
use tokio::{runtime::Handle, task};

use crate::{
    answers::Answered,
    arguments::{Call, Pick, Sort},
    compare, coverage,
    document::{Document, Operation},
    samples::{Fill, NEW_WORD, Sampler},
    sent::{self, Requests},
    served::Served,
    server::Server,
};

/// The maximum number of problems reported for a method.
const TOLD: usize = 12;

/// Returns the problems of a method.
pub(crate) async fn problems(document: &Document, call: &Call) -> Vec<String> {
    let name = format!("{} ({})", call.operation, call.method);
    let Some(operation) = document.operation(call.operation) else {
        return vec![format!("{name}: there is no such operation")];
    };
    let form = call.sort == Sort::Upload;
    let mut proof = Proof {
        document,
        call,
        server: Server::start().await,
        requests: Requests::new(document, &operation, form),
        validators: HashMap::new(),
        problems: Vec::new(),
    };
    let answer = operation.answer().2;
    let needed = Sampler::new(document, Fill::Full).needed(answer);
    for fill in [
        Fill::Least,
        Fill::Null,
        Fill::Empty,
        Fill::NewWords,
        Fill::NewFields,
    ] {
        let pick = Pick::new(document, sent::body(&operation, form), call.sort, None);
        let served = Served::new(document, &operation, call.sort, fill, 0);
        proof.exchange(pick, fill, served).await;
    }
    let (mut index, mut count) = (0, needed);
    while index < count {
        let pick = Pick::new(
            document,
            sent::body(&operation, form),
            call.sort,
            Some(index),
        );
        let served = Served::new(document, &operation, call.sort, Fill::Full, index);
        count = count.max(proof.exchange(pick, Fill::Full, served).await);
        index += 1;
    }
    proof.exchange_blocking(&operation, form);
    let unsent = proof.requests.never_sent().into_iter();
    proof
        .problems
        .extend(unsent.map(|place| format!("never sent: {place}")));
    proof.told(&name)
}

struct Proof<'p> {
    document: &'p Document,
    call: &'p Call,
    server: Server,
    requests: Requests<'p>,
    /// Validators of responses, by schema.
    validators: HashMap<String, Validator>,
    problems: Vec<String>,
}

impl Proof<'_> {
    /// Makes one call. Returns how many indices cover every choice of the arguments.
    async fn exchange(&mut self, mut pick: Pick<'_>, fill: Fill, served: Served) -> usize {
        let (least, paged) = (pick.is_least(), self.call.sort.is_paged());
        self.sound(fill, &served);
        self.server.turn_to(served.replies.clone());
        let answer = (self.call.call)(&self.server.client, &mut pick).await;
        let needed = pick.needed();
        let received = self.server.received();
        if received.is_empty() {
            self.problems.push("nothing was sent".into());
        }
        let saved = self.call.saved;
        for (received, saved) in received
            .iter()
            .filter_map(|it| Some((it, saved?)))
            .filter(|(it, _)| !it.body.is_empty())
        {
            let value = |body: &[u8]| serde_json::from_slice::<Value>(body).expect("it is JSON");
            match saved(&received.body) {
                Ok(again) if value(&again) == value(&received.body) => {}
                again => {
                    let sent = String::from_utf8_lossy(&received.body);
                    let again = again.map(|again| String::from_utf8_lossy(&again).into_owned());
                    self.problems
                        .push(format!("saved: {again:?}, and it was {sent}"));
                }
            }
        }
        for received in &received {
            // A method that returns pages requests the largest page size by default, which is not required.
            let problems = self.requests.problems(received, least && !paged);
            self.problems.extend(problems);
        }
        match answer {
            Ok(answer) => {
                // Optional fields mark the last page, so without them more pages may be requested.
                let pages = match (paged, fill) {
                    (true, Fill::Full | Fill::NewWords | Fill::NewFields) => 2..=3,
                    (true, _) => 1..=3,
                    (false, _) => 1..=1,
                };
                if !pages.contains(&received.len()) {
                    let count = received.len();
                    self.problems
                        .push(format!("answer ({fill:?}): {count} pages were asked for"));
                }
                self.read(fill, &served, &answer, received.len());
            }
            Err(error) => {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                let cause = cause.unwrap_or_default();
                self.problems
                    .push(format!("answer ({fill:?}): {error} {cause}"));
            }
        }
        needed
    }

    /// Makes the same call by both clients, and compares the requests and the responses.
    fn exchange_blocking(&mut self, operation: &Operation<'_>, form: bool) {
        let server = &self.server;
        let sort = self.call.sort;
        let served = Served::new(self.document, operation, sort, Fill::Full, 0);
        let pick = || Pick::new(self.document, sent::body(operation, form), sort, Some(0));
        let shown = |answer: Result<Answered, Error>| {
            let answer = answer.map(|answer| (answer.json, answer.shown));
            (answer.map_err(|error| error.to_string()), server.sent(form))
        };
        let (asynchronous, blocking) = task::block_in_place(|| {
            server.turn_to(served.replies.clone());
            let call = (self.call.call)(&server.client, &mut pick());
            let asynchronous = shown(Handle::current().block_on(call));
            server.turn_to(served.replies.clone());
            let client = blocking::Client::from(server.client.clone());
            (
                asynchronous,
                shown((self.call.blocking)(&client, &mut pick())),
            )
        });
        if blocking != asynchronous {
            self.problems.push(format!(
                "the blocking client: {blocking:?}, the async one: {asynchronous:?}"
            ));
        }
    }

    /// Checks that the served response is valid by the description.
    fn sound(&mut self, fill: Fill, served: &Served) {
        if matches!(fill, Fill::NewWords | Fill::NewFields) {
            return;
        }
        for (schema, value) in &served.whole {
            let made = || self.document.validator(schema);
            let validator = self
                .validators
                .entry(schema.to_string())
                .or_insert_with(made);
            for error in validator.iter_errors(value) {
                let place = error.instance_path();
                self.problems
                    .push(format!("the proof's own answer ({fill:?}){place}: {error}"));
            }
        }
    }

    fn read(&mut self, fill: Fill, served: &Served, answer: &Answered, pages: usize) {
        let expected = &served.expected_of(self.call.sort, pages);
        let schema = &served.schema;
        let differences =
            compare::differences(self.document, schema, expected, &answer.json, "answer");
        self.problems.extend(differences);
        let unlisted = answer.shown.matches("Unknown(\"").count();
        let new = expected.to_string().matches(NEW_WORD).count();
        if unlisted != new {
            let places = places(expected).join(", ");
            let words = words(&answer.shown);
            self.problems.push(format!(
                "answer ({fill:?}): words that the description does not know: {new} ({places}), that the typed \
                 answer does not: {unlisted} ({words})"
            ));
        }
    }

    fn told(mut self, name: &str) -> Vec<String> {
        let mut seen = BTreeSet::new();
        self.problems.retain(|problem| seen.insert(problem.clone()));
        let more = self.problems.len().saturating_sub(TOLD);
        self.problems.truncate(TOLD);
        if more > 0 {
            self.problems.push(format!("and {more} more"));
        }
        let problems = self.problems.iter();
        problems
            .map(|problem| format!("{name}: {problem}"))
            .collect()
    }
}

/// Returns the JSON paths of enum values that the description does not have.
fn places(answer: &Value) -> Vec<String> {
    let mut places = BTreeSet::new();
    coverage::of_value(answer, "answer", &mut places);
    let new = places
        .iter()
        .filter_map(|place| place.strip_suffix(&format!(" = \"{NEW_WORD}\"")));
    new.map(str::to_owned).collect()
}

/// Returns the enum values that the typed response does not know.
fn words(shown: &str) -> String {
    let words = shown.split("Unknown(\"").skip(1);
    let words: Vec<_> = words.filter_map(|word| word.split('"').next()).collect();
    words.join(", ")
}
