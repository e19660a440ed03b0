//! Things that are listed, made, read, changed and deleted: which operation does what to which kind
//! stands in one table, and what is peculiar to a kind in its [`Kind`].

mod agents;
mod assets;
mod listings;
mod pages;
mod projects;
mod runs;
pub(crate) mod table;

use http::StatusCode;
use serde_json::Value;
use serde_json::json;

use crate::dataset::World;
use crate::dataset::dates::timestamp;
use crate::dataset::hash;
use crate::dataset::uuid;
use crate::http::answer::Answer;
use crate::routes::collections::table::Action;
use crate::routes::collections::table::Action::Change;
use crate::routes::collections::table::Action::Create;
use crate::routes::collections::table::Action::Delete;
use crate::routes::collections::table::Action::Do;
use crate::routes::collections::table::Action::List;
use crate::routes::collections::table::Action::Read;
use crate::routes::collections::table::TABLE;
use crate::schema::asked::Asked;
use crate::schema::invent::Inventor;
use crate::schema::invent::Place;
use crate::schema::shapes::Response as Answered;
use crate::schema::shapes::SHAPES;
use crate::schema::shapes::Shape;
use crate::store::State;
use crate::store::records::Fields;
use crate::store::records::Record;

/// A kind of thing.
pub(crate) struct Kind {
    /// How it is called where there is none.
    title: &'static str,
    /// Under what name its id stands, in a record as in a path.
    id: &'static str,
    /// Under what name the request says what it belongs to.
    owner: &'static str,
    /// Whether a new one is listed before the others.
    newest_first: bool,
    /// Whether it is made anew from the world each time, as nothing changes it.
    fixed: bool,
    /// Refuses an owner that is not there.
    owned: fn(&Context<'_>) -> Result<(), Answer>,
    /// What is there from the start.
    first: fn(&Context<'_>) -> Vec<Fields>,
    /// What a new one is beside what the request says of it.
    made: fn(&Context<'_>, &mut Fields),
    /// What becomes of one that is read.
    seen: fn(&Context<'_>, &mut Fields),
    /// What is added to one where it is shown.
    shown: fn(&Context<'_>, &mut Fields),
    /// What else goes with one that is deleted.
    gone: fn(&Context<'_>, &Fields),
}

/// Answers an operation of the table.
pub(crate) fn answer(
    world: &World,
    state: &State,
    asked: &Asked,
) -> Option<Result<Answer, Answer>> {
    let mut table = TABLE.iter();
    let (_, kind, action) = table.find(|(name, ..)| asked.operation.is(name))?;
    let owner = asked.text(kind.owner).unwrap_or_default().to_owned();
    let context = Context {
        world,
        state,
        asked,
        owner,
    };
    Some((kind.owned)(&context).and_then(|()| context.act(kind, *action)))
}

/// A call, and what it may need.
pub(crate) struct Context<'a> {
    world: &'a World,
    state: &'a State,
    asked: &'a Asked,
    owner: String,
}

impl Context<'_> {
    fn act(&self, kind: &'static Kind, action: Action) -> Result<Answer, Answer> {
        match action {
            List => pages::list(self, kind),
            Create => self.create(kind),
            Read => {
                let mut record = self.find(kind)?;
                (kind.seen)(self, &mut record.fields);
                self.store(kind, &record);
                self.show(kind, record.fields)
            }
            Change => self.change(kind, |_, fields| {
                for (name, value) in self.asked.body.as_object().into_iter().flatten() {
                    // A thing cannot be without its title.
                    if !(value.is_null() && name == "title") {
                        fields.insert(name.clone(), value.clone());
                    }
                }
            }),
            Do(act) => self.change(kind, act),
            Delete => {
                let record = self.find(kind)?;
                (kind.gone)(self, &record.fields);
                self.with(kind, |all| {
                    all.retain(|one| one.fields.get(kind.id) != record.fields.get(kind.id))
                });
                self.state.release(record.kept);
                Ok(Answer::empty())
            }
        }
    }

    fn create(&self, kind: &'static Kind) -> Result<Answer, Answer> {
        let kept = self.asked.size + RECORD_SIZE;
        self.state.keep(kept)?;
        let now = self.state.tick();
        let mut fields = self.asked.body.as_object().cloned().unwrap_or_default();
        let id = uuid::derive(hash::text(kind.title) ^ hash::mix(now.unsigned_abs()));
        fields.insert(kind.id.to_owned(), id.into());
        fields.insert("created_at".to_owned(), timestamp(now).into());
        fields.insert("updated_at".to_owned(), timestamp(now).into());
        if !kind.owner.is_empty() {
            fields.insert(kind.owner.to_owned(), self.owner.as_str().into());
        }
        (kind.made)(self, &mut fields);
        let record = Record {
            fields: fields.clone(),
            kept,
        };
        self.with(kind, |all| match kind.newest_first {
            true => all.insert(0, record),
            false => all.push(record),
        });
        self.show(kind, fields)
    }

    fn change(
        &self,
        kind: &'static Kind,
        change: impl FnOnce(&Self, &mut Fields),
    ) -> Result<Answer, Answer> {
        let mut record = self.find(kind)?;
        change(self, &mut record.fields);
        let kept = size(&record.fields);
        self.state.keep(kept.saturating_sub(record.kept))?;
        self.state.release(record.kept.saturating_sub(kept));
        record.kept = kept;
        self.store(kind, &record);
        self.show(kind, record.fields)
    }

    /// The one that the path is about.
    fn find(&self, kind: &'static Kind) -> Result<Record, Answer> {
        let id = self.asked.path.get(kind.id);
        let found = self.with(kind, |all| {
            let mut all = all.iter();
            all.find(|one| one.fields.get(kind.id) == id).cloned()
        });
        found.ok_or_else(|| not_found(kind.title))
    }

    fn store(&self, kind: &'static Kind, record: &Record) {
        let id = record.fields.get(kind.id);
        self.with(kind, |all| {
            let mut all = all.iter_mut();
            if let Some(known) = all.find(|one| one.fields.get(kind.id) == id) {
                known.clone_from(record);
            }
        });
    }

    /// Reads or changes all of a kind that belong to the owner.
    fn with<T>(&self, kind: &'static Kind, with: impl FnOnce(&mut Vec<Record>) -> T) -> T {
        if kind.fixed {
            let records = (kind.first)(self).into_iter();
            return with(&mut records.map(|fields| Record { fields, kept: 0 }).collect());
        }
        // Asked for beforehand: what is there from the start may be of other records.
        let known = self.state.records().has(kind.title, &self.owner);
        let first = if known {
            Vec::new()
        } else {
            (kind.first)(self)
        };
        with(self.state.records().all(kind.title, &self.owner, || first))
    }

    /// The same call as one about what belongs to another owner.
    fn of(&self, owner: &str) -> Context<'_> {
        Context {
            owner: owner.to_owned(),
            ..*self
        }
    }

    fn show(&self, kind: &'static Kind, mut fields: Fields) -> Result<Answer, Answer> {
        (kind.shown)(self, &mut fields);
        let inventor = Inventor::new(self.world, self.asked)?;
        let Answered::Json(shape) = &self.asked.operation.response else {
            return Ok(Answer::empty());
        };
        let document = match wrapped(shape) {
            Some(inner) => json!({ "data": self.item(&inventor, kind, inner, &fields) }),
            None => self.item(&inventor, kind, shape, &fields),
        };
        Ok(Answer::json(&document).with_code(self.asked.operation.status))
    }

    fn item(&self, inventor: &Inventor<'_>, kind: &Kind, shape: &Shape, fields: &Fields) -> Value {
        let id = fields.get(kind.id).map(Value::to_string);
        let seed = hash::text(&id.unwrap_or_default());
        inventor.value(shape, &Place::sparse(seed), fields)
    }
}

/// What an answer has under `data`, if that is all it has.
fn wrapped(shape: &Shape) -> Option<&Shape> {
    match &SHAPES.object(shape)?.fields[..] {
        [data] if data.name == "data" => Some(&data.shape),
        _ => None,
    }
}

fn not_found(title: &str) -> Answer {
    Answer::detail(StatusCode::NOT_FOUND, &format!("{title} not found"))
}

/// How much room a record takes.
fn size(fields: &Fields) -> usize {
    let pairs = fields.iter();
    let sizes = pairs.map(|(name, value)| name.len() + value.to_string().len());
    sizes.sum::<usize>() + RECORD_SIZE
}

/// The fields of a document that is an object.
fn fields(document: Value) -> Fields {
    match document {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

/// A kind of which nothing is peculiar.
const PLAIN: Kind = Kind {
    title: "",
    id: "id",
    owner: "",
    newest_first: true,
    fixed: false,
    owned: |_| Ok(()),
    first: |_| Vec::new(),
    made: |_, _| {},
    seen: |_, _| {},
    shown: |_, _| {},
    gone: |_, _| {},
};

/// About what a record takes beside what it says.
const RECORD_SIZE: usize = 1024;
