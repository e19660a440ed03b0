//! Closed sets of words.

use crate::words::words;

words! {
    /// What a row of an accuracy breakdown stands for.
    pub enum AccuracyDimension {
        /// A cited page.
        Citation = "citation",
        /// A platform.
        Platform = "platform",
        /// A topic.
        Topic = "topic",
        /// A prompt.
        Prompt = "prompt",
        /// A tag.
        Tag = "tag",
        /// A region.
        Region = "region",
        /// A persona.
        Persona = "persona",
        /// A theme.
        Theme = "theme",
    }
}

words! {
    /// What the rows of an accuracy breakdown are grouped by.
    pub enum AccuracyGroup {
        /// A platform.
        Platform = "platform",
        /// A topic.
        Topic = "topic",
        /// A prompt.
        Prompt = "prompt",
        /// A tag.
        Tag = "tag",
        /// A region.
        Region = "region",
        /// A persona.
        Persona = "persona",
        /// A theme.
        Theme = "theme",
        /// A stretch of time, as long as `date_bucket` says.
        Date = "date",
    }
}

words! {
    /// What a page of an accuracy breakdown consists of.
    pub enum AccuracyPageDimension {
        /// Groups.
        Group = "group",
    }
}

words! {
    /// By which figure the groups of a breakdown are put into pages.
    pub enum AccuracyPageMetric {
        /// Their accuracy.
        Accuracy = "accuracy",
        /// How many inaccurate claims they have.
        InaccurateClaims = "inaccurate_claims",
    }
}

words! {
    /// Whether a figure or its change counts.
    pub enum AccuracyPageMode {
        /// The figure itself.
        Current = "current",
        /// How much it changed.
        Delta = "delta",
    }
}

words! {
    /// What the rows of an accuracy breakdown are sorted by.
    pub enum AccuracySort {
        /// Their share of the citations.
        CitationShare = "citationShare",
        /// Their accuracy.
        Accuracy = "accuracy",
    }
}

words! {
    /// A field that inaccurate claims can come with.
    pub enum ClaimDetail {
        /// The theme of the claim.
        Theme = "theme",
        /// Why the claim is inaccurate.
        Reasoning = "reasoning",
        /// The AI models that make the claim.
        Models = "models",
        /// The passages of a knowledge base it was held against.
        Evidence = "evidence",
        /// The pages cited along with it.
        CitationSources = "citation_sources",
    }
}

words! {
    /// What inaccurate claims are grouped by.
    pub enum FactcheckClaimDimension {
        /// An AI model.
        Model = "model",
        /// A region.
        Region = "region",
        /// A persona.
        Persona = "persona",
        /// A prompt.
        Prompt = "prompt",
        /// A topic.
        Topic = "topic",
        /// A tag.
        Tag = "tag",
        /// A theme.
        Theme = "theme",
    }
}

words! {
    /// What the rows of a report on accuracy are grouped by.
    pub enum FactcheckDimension {
        /// A stretch of time.
        Date = "date",
        /// An AI model.
        Model = "model",
        /// A region.
        Region = "region",
        /// A persona.
        Persona = "persona",
        /// A prompt.
        Prompt = "prompt",
        /// A topic.
        Topic = "topic",
        /// A tag.
        Tag = "tag",
        /// A cited page, which cannot be combined with others.
        Citation = "citation",
        /// A theme.
        Theme = "theme",
    }
}

words! {
    /// What an overview of accuracy is grouped by.
    pub enum OverviewGroup {
        /// Stretches of time.
        Period = "period",
        /// Themes.
        Theme = "theme",
    }
}

words! {
    /// What inaccurate themes are sorted by.
    pub enum ThemeSort {
        /// The share of the answers that they occur in.
        ResponseShare = "response_share",
    }
}
