//! What is answered.

use crate::api::record::record;
use crate::api::{DimensionRef, Polarity, ThemeRef};
use std::collections::BTreeMap;

record! {
    /// The accuracy of one platform, topic, cited page or the like.
    pub struct AccuracyBreakdownRow {
        required {
            /// What the row stands for, by its identifier.
            "id" id: String,
            /// What the row stands for, by its name.
            "name" name: String,
            /// The share of the whole.
            "share" share: f64,
            /// The accuracy of the answers.
            "responseAccuracy" response_accuracy: f64,
            /// How many are inaccurate.
            "inaccurateCount" inaccurate_count: i64,
        }
        optional {
            /// The identifiers of the groups, by what they are groups of.
            "groupIds" group_ids: Option<BTreeMap<String, String>>,
            /// The names of the groups, by what they are groups of.
            "groupNames" group_names: Option<BTreeMap<String, String>>,
            /// How much the share changed.
            "shareChange" share_change: Option<f64>,
            /// How much the accuracy changed from the time it is compared with.
            "accuracyChange" accuracy_change: Option<f64>,
            /// How many are accurate.
            "accurateCount" accurate_count: i64,
            /// How much the number of inaccurate ones changed.
            "inaccurateCountChange" inaccurate_count_change: Option<i64>,
            /// How many prompts there are.
            "promptCount" prompt_count: Option<i64>,
            /// The category of the cited page.
            "citationCategory" citation_category: Option<String>,
            /// Whether there is a score.
            "hasScore" has_score: Option<bool>,
        }
    }
}

record! {
    /// A cited page with the claims found on it.
    pub struct AccuracyCitationAnalysis {
        required {
            /// The address of the page.
            "href" href: String,
            /// The domain.
            "domain" domain: String,
            /// The title of the page.
            "pageTitle" page_title: String,
            /// The text of the page in markdown.
            "markdownContent" markdown_content: String,
        }
        optional {
            /// The claims found on it.
            "claims" claims: Vec<AccuracyCitationClaim>,
        }
    }
}

record! {
    /// A claim found on a cited page.
    pub struct AccuracyCitationClaim {
        required {
            /// The claim.
            "claimId" claim_id: String,
            /// The claim.
            "claim" claim: String,
            /// The identifier of `attribute`.
            "attributeId" attribute_id: String,
            /// The claim that stands for the cluster.
            "attribute" attribute: String,
            /// The theme.
            "neutralThemeId" neutral_theme_id: String,
            /// The theme, put neutrally.
            "neutralTheme" neutral_theme: String,
            /// The passage of the page that makes the claim.
            "snippet" snippet: String,
        }
        optional {
            /// Whether the claim speaks for the brand or against it.
            "polarity" polarity: Option<Polarity>,
            /// The document of the knowledge base that the claim was held against.
            "kbPath" knowledge_base_path: String,
            /// The passage of the knowledge base.
            "kbSnippet" knowledge_base_snippet: String,
            /// Why the claim was judged so.
            "reasoning" reasoning: String,
            /// The passages of a knowledge base it was held against.
            "evidence" evidence: Vec<AccuracyCitationEvidence>,
        }
    }
}

record! {
    /// A passage of a knowledge base that a claim was held against.
    pub struct AccuracyCitationEvidence {
        required {}
        optional {
            /// The name of the knowledge base.
            "kbName" knowledge_base: String,
            /// The document in the knowledge base.
            "kbPath" knowledge_base_path: String,
            /// The passage of the knowledge base.
            "kbSnippet" knowledge_base_snippet: String,
        }
    }
}

record! {
    /// How accurate answers are overall, and how that developed.
    pub struct AccuracyOverview {
        required {
            /// The accuracy of all answers together.
            "overallAccuracy" overall_accuracy: f64,
            /// How the accuracy developed.
            "trendByPeriod" trend_by_period: Vec<AccuracyTrendPoint>,
            /// How many answers have which result.
            "scoreBreakdown" score_breakdown: Vec<AccuracyScoreBreakdown>,
        }
        optional {
            /// How much the accuracy changed from the time it is compared with.
            "accuracyChange" accuracy_change: Option<f64>,
            /// How the accuracy of each theme developed.
            "themeTrend" theme_trend: Option<Vec<AccuracyThemeTrend>>,
            /// The series that can be drawn.
            "availableSeries" available_series: Option<Vec<AccuracySeries>>,
        }
    }
}

record! {
    /// How many answers have one result of the check.
    pub struct AccuracyScoreBreakdown {
        required {
            /// The result.
            "status" status: String,
            /// How many answers have it.
            "count" count: i64,
            /// The share of the answers that have it.
            "share" share: f64,
        }
        optional {
            /// How much the count changed.
            "countChange" count_change: Option<i64>,
            /// How much the share changed.
            "shareChange" share_change: Option<f64>,
        }
    }
}

record! {
    /// A series that an overview can be drawn for.
    pub struct AccuracySeries {
        required {
            /// The series.
            "id" id: String,
            /// The name to show.
            "label" label: String,
            /// How many answers there are.
            "total" total: i64,
        }
        optional {}
    }
}

record! {
    /// How the accuracy of one theme developed.
    pub struct AccuracyThemeTrend {
        required {
            /// The theme.
            "id" id: String,
            /// The name to show.
            "label" label: String,
            /// The accuracy in one stretch of time after another.
            "data" data: Vec<AccuracyThemeTrendPoint>,
        }
        optional {}
    }
}

record! {
    /// The accuracy of a theme in one stretch of time.
    pub struct AccuracyThemeTrendPoint {
        required {
            /// The day, or the first day of a longer time.
            "date" date: String,
            /// How many answers there are.
            "total" total: i64,
            /// How many of them are accurate.
            "accurate" accurate: i64,
            /// The share of the accurate ones.
            "ratio" ratio: f64,
        }
        optional {}
    }
}

record! {
    /// The accuracy in one stretch of time.
    pub struct AccuracyTrendPoint {
        required {
            /// The day, or the first day of a longer time.
            "date" date: String,
            /// How many answers there are.
            "total" total: i64,
            /// How many of them are accurate.
            "accurate" accurate: i64,
            /// The share of the accurate ones.
            "ratio" ratio: f64,
        }
        optional {
            /// How many were checked.
            "verified" verified: i64,
            /// The same for the time that is compared with.
            "prevPeriodData" previous: Option<Box<AccuracyTrendPoint>>,
        }
    }
}

record! {
    /// A cited page that answers are grouped by.
    pub struct CitedPage {
        required {}
        optional {
            /// The address of the page.
            "url" url: Option<String>,
            /// The category of the cited page.
            "citation_category" citation_category: Option<String>,
        }
    }
}

record! {
    /// How often a cluster of claims occurs, by platform and by prompt.
    pub struct ClaimBreakdown {
        required {
            /// One row a platform.
            "platform" platform: Vec<ClaimBreakdownRow>,
            /// One row a prompt.
            "prompt" prompt: Vec<ClaimPromptBreakdownRow>,
        }
        optional {}
    }
}

record! {
    /// How often a cluster of claims occurs on one platform.
    pub struct ClaimBreakdownRow {
        required {
            /// The platform.
            "id" id: String,
            /// The name of the platform.
            "label" label: String,
            /// How many answers it occurs in.
            "responseCount" response_count: i64,
            /// How many answers there are.
            "totalResponseCount" total_response_count: i64,
            /// The share of the answers it occurs in.
            "responseShare" response_share: f64,
            /// How many answers it occurred in, in the time that is compared with.
            "prevResponseCount" previous_response_count: i64,
            /// How many answers there were in the time that is compared with.
            "prevTotalResponseCount" previous_total_response_count: i64,
        }
        optional {
            /// How much the share of the answers changed.
            "responseShareDelta" response_share_delta: Option<f64>,
        }
    }
}

record! {
    /// A page that is cited along with a cluster of claims.
    pub struct ClaimCitationRow {
        required {
            /// The address of the page.
            "href" href: String,
            /// The host.
            "hostname" hostname: String,
            /// The path of the page.
            "path" path: String,
            /// The category of the cited page.
            "citationCategory" citation_category: String,
            /// The category of the domain.
            "domainCategory" domain_category: String,
            /// The passage of the page.
            "snippet" snippet: String,
            /// How often it is cited.
            "citationCount" citation_count: f64,
            /// Its share of the citations.
            "citationShare" citation_share: f64,
        }
        optional {
            /// How much its share of the citations changed.
            "citationShareDelta" citation_share_delta: Option<f64>,
        }
    }
}

record! {
    /// A page that is cited along with a claim.
    pub struct ClaimCitationSource {
        required {}
        optional {
            /// The address of the page.
            "href" href: Option<String>,
            /// The host.
            "hostname" hostname: Option<String>,
            /// The category of the cited page.
            "citation_category" citation_category: Option<String>,
            /// The category of the domain.
            "domain_category" domain_category: Option<String>,
            /// The passage of the page.
            "snippet" snippet: Option<String>,
            /// Its share of the citations.
            "citation_share" citation_share: Option<f64>,
        }
    }
}

record! {
    /// A passage of a knowledge base that a claim was held against.
    pub struct ClaimEvidence {
        required {}
        optional {
            /// The identifier.
            "id" id: Option<String>,
            /// The document in the knowledge base.
            "kb_path" knowledge_base_path: Option<String>,
            /// The passage of the knowledge base.
            "kb_snippet" knowledge_base_snippet: Option<String>,
            /// When the source last changed.
            "source_updated_at" source_updated_at: Option<String>,
        }
    }
}

record! {
    /// How often a model makes a claim.
    pub struct ClaimModelOccurrence {
        required {}
        optional {
            /// The AI model.
            "id" id: Option<String>,
            /// The name of the AI model.
            "name" name: Option<String>,
            /// How often the model makes the claim; a group has none.
            "occurrence" occurrence: Option<f64>,
        }
    }
}

record! {
    /// How often a cluster of claims occurs in answers to one prompt.
    pub struct ClaimPromptBreakdownRow {
        required {
            /// What the row stands for.
            "id" id: String,
            /// The name to show.
            "label" label: String,
            /// How many answers it occurs in.
            "responseCount" response_count: i64,
            /// How many answers there are.
            "totalResponseCount" total_response_count: i64,
            /// The share of the answers it occurs in.
            "responseShare" response_share: f64,
            /// How many answers it occurred in, in the time that is compared with.
            "prevResponseCount" previous_response_count: i64,
            /// How many answers there were in the time that is compared with.
            "prevTotalResponseCount" previous_total_response_count: i64,
            /// The prompt.
            "promptId" prompt_id: String,
            /// The text of the prompt.
            "promptText" prompt_text: String,
            /// The topic.
            "topicId" topic_id: String,
            /// Whether it occurs in the time that the report is about.
            "hasCurrent" has_current: bool,
        }
        optional {
            /// How much the share of the answers changed.
            "responseShareDelta" response_share_delta: Option<f64>,
        }
    }
}

record! {
    /// An answer in which a cluster of claims occurs.
    pub struct ClusterExampleRun {
        required {
            /// The run.
            "runId" run_id: String,
            /// The claim that the answer makes.
            "claim" claim: String,
            /// The passage of the answer.
            "responseSnippet" response_snippet: String,
            /// The AI model.
            "modelId" model_id: String,
            /// The region.
            "regionId" region_id: String,
            /// When it was created.
            "createdAt" created_at: String,
        }
        optional {}
    }
}

record! {
    /// How often a model makes the claims of a cluster.
    pub struct ClusterModelShare {
        required {
            /// The AI model.
            "modelId" model_id: String,
            /// How often the model makes the claims.
            "occurrence" occurrence: f64,
        }
        optional {}
    }
}

record! {
    /// What a cluster of claims was checked against.
    pub struct ClusterVerification {
        required {
            /// The passages, one after another.
            "data" data: Vec<ClusterVerificationPair>,
        }
        optional {
            /// Why the claims of the cluster were judged as they were.
            "clusterReasoning" cluster_reasoning: Option<String>,
        }
    }
}

record! {
    /// A passage of a knowledge base, and what it says about a cluster of claims.
    pub struct ClusterVerificationPair {
        required {
            /// The pair.
            "pairId" pair_id: String,
            /// Which of the passages it is.
            "snippetIdx" snippet_index: i64,
            /// The document of the knowledge base.
            "kbPath" knowledge_base_path: String,
            /// What the knowledge base says.
            "quote" quote: String,
            /// Why it was judged so.
            "reasoning" reasoning: String,
        }
        optional {
            /// When the source last changed.
            "sourceUpdatedAt" source_updated_at: Option<String>,
        }
    }
}

record! {
    /// An inaccurate claim within a group.
    pub struct FactcheckClaim {
        required {}
        optional {
            /// The cluster of claims.
            "cluster_id" cluster_id: Option<String>,
            /// The claim.
            "claim" claim: Option<String>,
            /// How often the claim occurs.
            "occurrence" occurrence: Option<f64>,
            /// The theme.
            "theme" theme: Option<String>,
            /// Why the claim is inaccurate.
            "reasoning" reasoning: Option<String>,
            /// The AI models that make the claim.
            "models" models: Option<Vec<ClaimModelOccurrence>>,
            /// The passages of a knowledge base it was held against.
            "evidence" evidence: Option<Vec<ClaimEvidence>>,
            /// The pages cited along with it.
            "citation_sources" citation_sources: Option<Vec<ClaimCitationSource>>,
        }
        more { more }
    }
}

record! {
    /// An inaccurate claim, or a group of them with its accuracy.
    pub struct FactcheckClaimRow {
        required {}
        optional {
            /// The cluster of claims.
            "cluster_id" cluster_id: Option<String>,
            /// The claim.
            "claim" claim: Option<String>,
            /// How often the claim occurs.
            "occurrence" occurrence: Option<f64>,
            /// Why the claim is inaccurate.
            "reasoning" reasoning: Option<String>,
            /// The AI models that make the claim.
            "models" models: Option<Vec<ClaimModelOccurrence>>,
            /// The passages of a knowledge base it was held against.
            "evidence" evidence: Option<Vec<ClaimEvidence>>,
            /// The pages cited along with it.
            "citation_sources" citation_sources: Option<Vec<ClaimCitationSource>>,
            /// The AI model.
            "model" model: Option<ClaimModelOccurrence>,
            /// The region.
            "region" region: Option<DimensionRef>,
            /// The persona.
            "persona" persona: Option<DimensionRef>,
            /// The prompt.
            "prompt" prompt: Option<DimensionRef>,
            /// The topic.
            "topic" topic: Option<DimensionRef>,
            /// The tag.
            "tag" tag: Option<DimensionRef>,
            /// The theme: a name, or in a group by themes a reference.
            "theme" theme: Option<ThemeRef>,
            /// The accuracy of the group, from 0 to 1.
            "accuracy" accuracy: Option<f64>,
            /// How many in the group are accurate.
            "accurate" accurate: Option<i64>,
            /// How many in the group are inaccurate.
            "inaccurate" inaccurate: Option<i64>,
            /// How many claims the group has.
            "total_claims" total_claims: Option<i64>,
            /// The inaccurate claims of the group.
            "claims" claims: Option<Vec<FactcheckClaim>>,
        }
        more { more }
    }
}

record! {
    /// The accuracy of answers, overall or of one group.
    pub struct FactcheckRow {
        required {}
        optional {
            /// The day, or the first day of a longer time.
            "date" date: Option<String>,
            /// The AI model.
            "model" model: Option<DimensionRef>,
            /// The region.
            "region" region: Option<DimensionRef>,
            /// The persona.
            "persona" persona: Option<DimensionRef>,
            /// The prompt.
            "prompt" prompt: Option<DimensionRef>,
            /// The topic.
            "topic" topic: Option<DimensionRef>,
            /// The tag.
            "tag" tag: Option<DimensionRef>,
            /// The theme.
            "theme" theme: Option<DimensionRef>,
            /// The cited page.
            "citation" citation: Option<CitedPage>,
            /// The share of the checked answers that are right, from 0 to 1.
            "accuracy" accuracy: Option<f64>,
            /// How many are accurate.
            "accurate" accurate: Option<i64>,
            /// How many are inaccurate.
            "inaccurate" inaccurate: Option<i64>,
        }
        more { more }
    }
}

record! {
    /// Whether a category is set up for fact checks.
    pub struct FactcheckSetup {
        required {
            /// How many active prompts are examined for accuracy.
            "activeAccuracyPromptCount" active_accuracy_prompt_count: i64,
            /// Whether there is something to check claims against.
            "hasVerificationData" has_verification_data: bool,
            /// Whether everything is set up.
            "isSetupComplete" is_setup_complete: bool,
        }
        optional {
            /// When it was set up.
            "setupCreatedAt" setup_created_at: Option<String>,
            /// The knowledge base that claims are checked against.
            "setupKnowledgeBaseId" setup_knowledge_base_id: Option<String>,
        }
    }
}

record! {
    /// An inaccurate claim, with a page that is often cited along with it.
    pub struct InaccuracyDriverRow {
        required {
            /// The row.
            "rowId" row_id: String,
            /// The cluster of claims.
            "clusterId" cluster_id: String,
            /// The claim that stands for the cluster.
            "canonicalClaim" canonical_claim: String,
            /// The passage of the page.
            "snippet" snippet: String,
            /// The claim that the passage makes.
            "snippetClaimId" snippet_claim_id: String,
            /// How often the claim occurs.
            "claimOccurrence" claim_occurrence: f64,
            /// The address of the page.
            "href" href: String,
            /// The category of the cited page.
            "citationCategory" citation_category: String,
            /// The category of the domain.
            "domainCategory" domain_category: String,
            /// How often the page is cited.
            "citationCount" citation_count: i64,
        }
        optional {
            /// How much the claim's occurrence changed.
            "claimOccurrenceDelta" claim_occurrence_delta: Option<f64>,
        }
    }
}

record! {
    /// An inaccurate claim, and how often it is made.
    pub struct InaccurateClaimRow {
        required {
            /// The cluster of claims.
            "clusterId" cluster_id: String,
            /// The claim that stands for the cluster.
            "canonicalClaim" canonical_claim: String,
            /// How often the claim occurs.
            "claimOccurrence" claim_occurrence: f64,
        }
        optional {
            /// How much the claim's occurrence changed.
            "claimOccurrenceDelta" claim_occurrence_delta: Option<f64>,
        }
    }
}

record! {
    /// A cluster of inaccurate claims that mean the same.
    pub struct InaccurateClusterRow {
        required {
            /// The cluster of claims.
            "clusterId" cluster_id: String,
            /// The claim that stands for the cluster.
            "canonicalClaim" canonical_claim: String,
            /// The document in the knowledge base.
            "kbPath" knowledge_base_path: String,
            /// The passage of the knowledge base that the claims were held against.
            "kbSnippet" knowledge_base_snippet: String,
            /// Why it was judged so.
            "reasoning" reasoning: String,
            /// How many claims it holds.
            "claimCount" claim_count: i64,
            /// How many answers make the claims.
            "responseCount" response_count: i64,
            /// How many answers there are.
            "totalResponseCount" total_response_count: i64,
            /// The share of the answers it occurs in.
            "responseShare" response_share: f64,
            /// The hosts that are cited along with it.
            "citationHostnames" citation_hostnames: Vec<String>,
        }
        optional {
            /// The theme, put neutrally.
            "neutralTheme" neutral_theme: String,
            /// What it is, in a few words.
            "description" description: String,
            /// How much the share of the answers changed.
            "responseShareDelta" response_share_delta: Option<f64>,
            /// The AI models that make the claims.
            "models" models: Option<Vec<ClusterModelShare>>,
        }
    }
}

record! {
    /// A theme that inaccurate claims are about.
    pub struct InaccurateThemeRow {
        required {
            /// The theme.
            "themeId" theme_id: String,
            /// The theme, put neutrally.
            "neutralTheme" neutral_theme: String,
            /// How many inaccurate claims there are.
            "inaccurateClaimCount" inaccurate_claim_count: i64,
            /// How many clusters of inaccurate claims there are.
            "inaccurateClusterCount" inaccurate_cluster_count: i64,
            /// How many claims there are, accurate ones included.
            "totalClaimCount" total_claim_count: i64,
            /// How many clusters there are, accurate ones included.
            "totalClusterCount" total_cluster_count: i64,
            /// How many answers it occurs in.
            "responseCount" response_count: i64,
            /// How many answers there are.
            "totalResponseCount" total_response_count: i64,
            /// The share of the answers it occurs in.
            "responseShare" response_share: f64,
        }
        optional {
            /// What it is, in a few words.
            "description" description: String,
            /// How much the share of the answers changed.
            "responseShareDelta" response_share_delta: Option<f64>,
        }
    }
}
