//! What is answered.

use super::{ContentFormat, ContentType, RecommendationStatus};
use crate::api::record::record;
use crate::api::{Moment, Pagination, Scalar};
use std::collections::BTreeMap;
use uuid::Uuid;

record! {
    /// How well AI systems can use the content, and the range to aim for.
    pub struct AeoScore {
        required {
            /// The range to aim for.
            "target_zone" target_zone: AeoTargetZone,
            /// How well AI systems can use the content.
            "value" value: f64,
        }
        optional {}
    }
}

record! {
    /// The range of scores to aim for.
    pub struct AeoTargetZone {
        required {
            /// The least score to aim for.
            "low" low: f64,
            /// The greatest score that is needed.
            "high" high: f64,
        }
        optional {}
    }
}

record! {
    /// One part of a score.
    pub struct AnalysisBreakdown {
        required {
            /// The title.
            "title" title: String,
            /// How much the part counts.
            "weight" weight: f64,
            /// The score of the part.
            "score" score: f64,
        }
        optional {}
    }
}

record! {
    /// What an analysis of content was made from.
    pub struct AnalysisInputs {
        required {
            /// The topic it was analysed for, if there is one.
            "topic" topic: Option<AnalysisSubject>,
            /// The prompt it was analysed for, if there is one.
            "prompt" prompt: Option<AnalysisSubject>,
            /// What was handed in.
            "user" user: AnalysisSource,
            /// The addresses that are cited most.
            "top_citations" top_citations: Vec<String>,
        }
        optional {}
    }
}

record! {
    /// The content that was handed in for an analysis.
    pub struct AnalysisSource {
        required {
            /// Where it came from.
            "type" kind: ContentType,
            /// What was handed in.
            "value" value: String,
            /// What else is known of it.
            "metadata" metadata: BTreeMap<String, Scalar>,
        }
        optional {}
    }
}

record! {
    /// A topic or prompt that content was analysed for.
    pub struct AnalysisSubject {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The name.
            "name" name: String,
        }
        optional {}
    }
}

record! {
    /// Of what the score of an analysis consists.
    pub struct AnalysisSummary {
        required {
            /// The parts of the score.
            "breakdown" breakdown: Vec<AnalysisBreakdown>,
        }
        optional {}
    }
}

record! {
    /// The text that was analysed.
    pub struct AnalyzedContent {
        required {
            /// How it is written.
            "format" format: ContentFormat,
            /// The text.
            "value" value: String,
        }
        optional {}
    }
}

record! {
    /// The result of an analysis of content.
    pub struct ContentAnalysis {
        required {
            /// The text that was analysed.
            "content" content: AnalyzedContent,
            /// How well AI systems can use the content.
            "aeo_content_score" aeo_content_score: Option<AeoScore>,
            /// Of what the score consists.
            "analysis" analysis: AnalysisSummary,
            /// What the analysis was made from.
            "inputs" inputs: AnalysisInputs,
            /// What would improve it.
            "recommendations" recommendations: Vec<Recommendation>,
        }
        optional {}
    }
}

record! {
    /// An analysis of content, without its result.
    pub struct Optimization {
        required {
            /// The analysis: its `content_id`.
            "id" id: Uuid,
            /// The title.
            "title" title: String,
            /// When it was created.
            "created_at" created_at: Moment,
            /// The text that was read out of what was handed in.
            "extracted_input" extracted_input: Option<String>,
            /// Where the content came from.
            "type" kind: ContentType,
            /// How far the analysis is.
            "status" status: String,
        }
        optional {}
    }
}

record! {
    /// Which analyses were asked for.
    pub struct OptimizationsEcho {
        required {
            /// The asset.
            "asset_id" asset_id: Uuid,
        }
        optional {
            /// Which of them were asked for.
            "pagination" pagination: Option<Pagination>,
        }
    }
}

record! {
    /// How many analyses there are, and which were asked for.
    pub struct OptimizationsInfo {
        required {
            /// How many analyses there are on all pages.
            "total_rows" total_rows: i64,
            /// What was asked for.
            "query" query: OptimizationsEcho,
        }
        optional {}
    }
}

record! {
    /// A page of analyses.
    pub struct OptimizationsPage {
        required {
            /// How many there are.
            "info" info: OptimizationsInfo,
            /// The analyses.
            "data" data: Vec<Optimization>,
        }
        optional {}
    }
}

record! {
    /// Something that would improve the content.
    pub struct Recommendation {
        required {
            /// The title.
            "title" title: String,
            /// Whether it has been followed.
            "status" status: RecommendationStatus,
            /// What it would improve, if that is known.
            "impact" impact: Option<RecommendationImpact>,
            /// What to change.
            "suggestion" suggestion: Suggestion,
        }
        optional {}
    }
}

record! {
    /// What a recommendation would improve.
    pub struct RecommendationImpact {
        required {
            /// The part that would improve.
            "section" section: String,
            /// The score of the improvement.
            "score" score: f64,
        }
        optional {}
    }
}

record! {
    /// What to change, and why.
    pub struct Suggestion {
        required {
            /// What to change.
            "text" text: String,
            /// Why that would help.
            "rationale" rationale: String,
        }
        optional {}
    }
}
