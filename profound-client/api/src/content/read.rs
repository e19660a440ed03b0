//! What is answered.

use super::{ContentFormat, ContentType, RecommendationStatus};
use crate::record::record;
use crate::{Moment, Pagination, Scalar};
use std::collections::BTreeMap;
use uuid::Uuid;

record! {
    /// How well AI systems can use the content, and the range to aim for.
    pub struct AeoScore {
        required {
            /// The range to aim for.
            0 "target_zone" target_zone: AeoTargetZone,
            /// How well AI systems can use the content.
            1 "value" value: f64,
        }
        optional {}
    }
}

record! {
    /// The range of scores to aim for.
    pub struct AeoTargetZone {
        required {
            /// The least score to aim for.
            0 "low" low: f64,
            /// The greatest score that is needed.
            1 "high" high: f64,
        }
        optional {}
    }
}

record! {
    /// One part of a score.
    pub struct AnalysisBreakdown {
        required {
            /// The title.
            0 "title" title: String,
            /// How much the part counts.
            1 "weight" weight: f64,
            /// The score of the part.
            2 "score" score: f64,
        }
        optional {}
    }
}

record! {
    /// What an analysis of content was made from.
    pub struct AnalysisInputs {
        required {
            /// The topic it was analysed for, if there is one.
            0 "topic" topic: Option<AnalysisSubject>,
            /// The prompt it was analysed for, if there is one.
            1 "prompt" prompt: Option<AnalysisSubject>,
            /// What was handed in.
            2 "user" user: AnalysisSource,
            /// The addresses that are cited most.
            3 "top_citations" top_citations: Vec<String>,
        }
        optional {}
    }
}

record! {
    /// The content that was handed in for an analysis.
    pub struct AnalysisSource {
        required {
            /// Where it came from.
            0 "type" kind: ContentType,
            /// What was handed in.
            1 "value" value: String,
            /// What else is known of it.
            2 "metadata" metadata: BTreeMap<String, Scalar>,
        }
        optional {}
    }
}

record! {
    /// A topic or prompt that content was analysed for.
    pub struct AnalysisSubject {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The name.
            1 "name" name: String,
        }
        optional {}
    }
}

record! {
    /// Of what the score of an analysis consists.
    pub struct AnalysisSummary {
        required {
            /// The parts of the score.
            0 "breakdown" breakdown: Vec<AnalysisBreakdown>,
        }
        optional {}
    }
}

record! {
    /// The text that was analysed.
    pub struct AnalyzedContent {
        required {
            /// How it is written.
            0 "format" format: ContentFormat,
            /// The text.
            1 "value" value: String,
        }
        optional {}
    }
}

record! {
    /// The result of an analysis of content.
    pub struct ContentAnalysis {
        required {
            /// The text that was analysed.
            0 "content" content: AnalyzedContent,
            /// How well AI systems can use the content.
            1 "aeo_content_score" aeo_content_score: Option<AeoScore>,
            /// Of what the score consists.
            2 "analysis" analysis: AnalysisSummary,
            /// What the analysis was made from.
            3 "inputs" inputs: AnalysisInputs,
            /// What would improve it.
            4 "recommendations" recommendations: Vec<Recommendation>,
        }
        optional {}
    }
}

record! {
    /// An analysis of content, without its result.
    pub struct Optimization {
        required {
            /// The analysis: its `content_id`.
            0 "id" id: Uuid,
            /// The title.
            1 "title" title: String,
            /// When it was created.
            2 "created_at" created_at: Moment,
            /// The text that was read out of what was handed in.
            3 "extracted_input" extracted_input: Option<String>,
            /// Where the content came from.
            4 "type" kind: ContentType,
            /// How far the analysis is.
            5 "status" status: String,
        }
        optional {}
    }
}

record! {
    /// Which analyses were asked for.
    pub struct OptimizationsEcho {
        required {
            /// The asset.
            0 "asset_id" asset_id: Uuid,
        }
        optional {
            /// Which of them were asked for.
            1 "pagination" pagination: Option<Pagination>,
        }
    }
}

record! {
    /// How many analyses there are, and which were asked for.
    pub struct OptimizationsInfo {
        required {
            /// How many analyses there are on all pages.
            0 "total_rows" total_rows: i64,
            /// What was asked for.
            1 "query" query: OptimizationsEcho,
        }
        optional {}
    }
}

record! {
    /// A page of analyses.
    pub struct OptimizationsPage {
        required {
            /// How many there are.
            0 "info" info: OptimizationsInfo,
            /// The analyses.
            1 "data" data: Vec<Optimization>,
        }
        optional {}
    }
}

record! {
    /// Something that would improve the content.
    pub struct Recommendation {
        required {
            /// The title.
            0 "title" title: String,
            /// Whether it has been followed.
            1 "status" status: RecommendationStatus,
            /// What it would improve, if that is known.
            2 "impact" impact: Option<RecommendationImpact>,
            /// What to change.
            3 "suggestion" suggestion: Suggestion,
        }
        optional {}
    }
}

record! {
    /// What a recommendation would improve.
    pub struct RecommendationImpact {
        required {
            /// The part that would improve.
            0 "section" section: String,
            /// The score of the improvement.
            1 "score" score: f64,
        }
        optional {}
    }
}

record! {
    /// What to change, and why.
    pub struct Suggestion {
        required {
            /// What to change.
            0 "text" text: String,
            /// Why that would help.
            1 "rationale" rationale: String,
        }
        optional {}
    }
}
