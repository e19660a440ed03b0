//! Closed sets of words.

use crate::api::words::words;

words! {
    /// What a row of an accuracy breakdown stands for.
    pub enum AccuracyDimension {
        /// A cited page.
        Citation = "citation",
        /// `platform`.
        Platform = "platform",
        /// `topic`.
        Topic = "topic",
        /// `prompt`.
        Prompt = "prompt",
        /// `tag`.
        Tag = "tag",
        /// `region`.
        Region = "region",
        /// `persona`.
        Persona = "persona",
        /// `theme`.
        Theme = "theme",
    }
}

words! {
    /// What the rows of an accuracy breakdown are grouped by.
    pub enum AccuracyGroup {
        /// `platform`.
        Platform = "platform",
        /// `topic`.
        Topic = "topic",
        /// `prompt`.
        Prompt = "prompt",
        /// `tag`.
        Tag = "tag",
        /// `region`.
        Region = "region",
        /// `persona`.
        Persona = "persona",
        /// `theme`.
        Theme = "theme",
        /// `date`.
        Date = "date",
    }
}

words! {
    /// What a page of an accuracy breakdown consists of.
    pub enum AccuracyPageDimension {
        /// `group`.
        Group = "group",
    }
}

words! {
    /// By which figure the groups of a breakdown are put into pages.
    pub enum AccuracyPageMetric {
        /// `accuracy`.
        Accuracy = "accuracy",
        /// `inaccurate_claims`.
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
        /// `citationShare`.
        CitationShare = "citationShare",
        /// `accuracy`.
        Accuracy = "accuracy",
    }
}

words! {
    /// A field that inaccurate claims can come with.
    pub enum ClaimDetail {
        /// `theme`.
        Theme = "theme",
        /// `reasoning`.
        Reasoning = "reasoning",
        /// `models`.
        Models = "models",
        /// `evidence`.
        Evidence = "evidence",
        /// `citation_sources`.
        CitationSources = "citation_sources",
    }
}

words! {
    /// What inaccurate claims are grouped by.
    pub enum FactcheckClaimDimension {
        /// `model`.
        Model = "model",
        /// `region`.
        Region = "region",
        /// `persona`.
        Persona = "persona",
        /// `prompt`.
        Prompt = "prompt",
        /// `topic`.
        Topic = "topic",
        /// `tag`.
        Tag = "tag",
        /// `theme`.
        Theme = "theme",
    }
}

words! {
    /// What the rows of a report on accuracy are grouped by.
    pub enum FactcheckDimension {
        /// `date`.
        Date = "date",
        /// `model`.
        Model = "model",
        /// `region`.
        Region = "region",
        /// `persona`.
        Persona = "persona",
        /// `prompt`.
        Prompt = "prompt",
        /// `topic`.
        Topic = "topic",
        /// `tag`.
        Tag = "tag",
        /// A cited page, which cannot be combined with others.
        Citation = "citation",
        /// `theme`.
        Theme = "theme",
    }
}

words! {
    /// What an overview of accuracy is grouped by.
    pub enum OverviewGroup {
        /// `period`.
        Period = "period",
        /// `theme`.
        Theme = "theme",
    }
}

words! {
    /// What inaccurate themes are sorted by.
    pub enum ThemeSort {
        /// `response_share`.
        ResponseShare = "response_share",
    }
}
