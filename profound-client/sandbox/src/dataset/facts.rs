//! The answers of one day: runs of prompts, and the facts found in each answer.

/// One answer of a model to a prompt.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// The minute of the day, in US Eastern time.
    pub(crate) minute: u16,
    pub(crate) model: u8,
    pub(crate) probe: u8,
    /// True if the model searched the web. Only then it tells its queries and results.
    pub(crate) searched: bool,
    /// True if the answer shows products.
    pub(crate) shopping: bool,
}

/// Something that was found in an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fact {
    /// The index of the run in its day.
    pub(crate) run: u16,
    /// The index of the thing in the catalogue of its kind.
    pub(crate) thing: u16,
    /// The position, from 1, for kinds that have positions.
    pub(crate) position: u16,
}

/// The kinds of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FactKind {
    /// An asset that is named.
    Mention,
    /// A cited page.
    Citation,
    /// A page that a search of the web found: `query * pages + page`.
    SearchResult,
    /// A query that the model searched for.
    Query,
    /// A claim about an asset: `(asset * CLAIMS + claim) * ASSETS + competitor`.
    Claim,
    /// A checked claim about the owned asset, and the page that it is from: `cluster * SOURCES + source`.
    Check,
    /// A product that is shown.
    Product,
    /// An offer of a product by a merchant: `product * MERCHANTS + merchant`.
    Offer,
}

const KINDS: usize = 8;

/// All answers of one day and category, column by column. About 17 KiB.
#[derive(Debug, Default)]
pub(crate) struct Day {
    pub(crate) runs: Vec<Run>,
    /// The facts of each kind, in the order of their runs.
    pub(crate) facts: [Vec<Fact>; KINDS],
}

impl Day {
    pub(crate) fn facts(&self, kind: FactKind) -> &[Fact] {
        &self.facts[kind as usize]
    }

    /// Returns the facts of a kind in one run.
    pub(crate) fn facts_of(&self, kind: FactKind, run: usize) -> &[Fact] {
        let facts = self.facts(kind);
        let start = facts.partition_point(|fact| usize::from(fact.run) < run);
        let end = facts.partition_point(|fact| usize::from(fact.run) <= run);
        &facts[start..end]
    }
}
