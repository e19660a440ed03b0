//! What is answered.

use crate::record::record;
use crate::{DimensionRef, Polarity, ThemeRef};
use std::collections::BTreeMap;

record! {
    /// The accuracy of one platform, topic, cited page or the like.
    pub struct AccuracyBreakdownRow {
        required {
            /// What the row stands for, by its identifier.
            0 "id" id: String,
            /// What the row stands for, by its name.
            1 "name" name: String,
            /// The share of the whole.
            2 "share" share: f64,
            /// The accuracy of the answers.
            3 "responseAccuracy" response_accuracy: f64,
            /// How many are inaccurate.
            4 "inaccurateCount" inaccurate_count: i64,
        }
        optional {
            /// The identifiers of the groups, by what they are groups of.
            5 "groupIds" group_ids: Option<BTreeMap<String, String>>,
            /// The names of the groups, by what they are groups of.
            6 "groupNames" group_names: Option<BTreeMap<String, String>>,
            /// How much the share changed.
            7 "shareChange" share_change: Option<f64>,
            /// How much the accuracy changed from the time it is compared with.
            8 "accuracyChange" accuracy_change: Option<f64>,
            /// How many are accurate.
            9 "accurateCount" accurate_count: i64,
            /// How much the number of inaccurate ones changed.
            10 "inaccurateCountChange" inaccurate_count_change: Option<i64>,
            /// How many prompts there are.
            11 "promptCount" prompt_count: Option<i64>,
            /// The category of the cited page.
            12 "citationCategory" citation_category: Option<String>,
            /// Whether there is a score.
            13 "hasScore" has_score: Option<bool>,
        }
    }
}

record! {
    /// A cited page with the claims found on it.
    pub struct AccuracyCitationAnalysis {
        required {
            /// The address of the page.
            0 "href" href: String,
            /// The domain.
            1 "domain" domain: String,
            /// The title of the page.
            2 "pageTitle" page_title: String,
            /// The text of the page in markdown.
            3 "markdownContent" markdown_content: String,
        }
        optional {
            /// The claims found on it.
            4 "claims" claims: Vec<AccuracyCitationClaim>,
        }
    }
}

record! {
    /// A claim found on a cited page.
    pub struct AccuracyCitationClaim {
        required {
            /// The claim.
            0 "claimId" claim_id: String,
            /// The claim.
            1 "claim" claim: String,
            /// The identifier of `attribute`.
            2 "attributeId" attribute_id: String,
            /// The claim that stands for the cluster.
            3 "attribute" attribute: String,
            /// The theme.
            4 "neutralThemeId" neutral_theme_id: String,
            /// The theme, put neutrally.
            5 "neutralTheme" neutral_theme: String,
            /// The passage of the page that makes the claim.
            6 "snippet" snippet: String,
        }
        optional {
            /// Whether the claim speaks for the brand or against it.
            7 "polarity" polarity: Option<Polarity>,
            /// The document of the knowledge base that the claim was held against.
            8 "kbPath" knowledge_base_path: String,
            /// The passage of the knowledge base.
            9 "kbSnippet" knowledge_base_snippet: String,
            /// Why the claim was judged so.
            10 "reasoning" reasoning: String,
            /// The passages of a knowledge base it was held against.
            11 "evidence" evidence: Vec<AccuracyCitationEvidence>,
        }
    }
}

record! {
    /// A passage of a knowledge base that a claim was held against.
    pub struct AccuracyCitationEvidence {
        required {}
        optional {
            /// The name of the knowledge base.
            0 "kbName" knowledge_base: String,
            /// The document in the knowledge base.
            1 "kbPath" knowledge_base_path: String,
            /// The passage of the knowledge base.
            2 "kbSnippet" knowledge_base_snippet: String,
        }
    }
}

record! {
    /// How accurate answers are overall, and how that developed.
    pub struct AccuracyOverview {
        required {
            /// The accuracy of all answers together.
            0 "overallAccuracy" overall_accuracy: f64,
            /// How the accuracy developed.
            1 "trendByPeriod" trend_by_period: Vec<AccuracyTrendPoint>,
            /// How many answers have which result.
            2 "scoreBreakdown" score_breakdown: Vec<AccuracyScoreBreakdown>,
        }
        optional {
            /// How much the accuracy changed from the time it is compared with.
            3 "accuracyChange" accuracy_change: Option<f64>,
            /// How the accuracy of each theme developed.
            4 "themeTrend" theme_trend: Option<Vec<AccuracyThemeTrend>>,
            /// The series that can be drawn.
            5 "availableSeries" available_series: Option<Vec<AccuracySeries>>,
        }
    }
}

record! {
    /// How many answers have one result of the check.
    pub struct AccuracyScoreBreakdown {
        required {
            /// The result.
            0 "status" status: String,
            /// How many answers have it.
            1 "count" count: i64,
            /// The share of the answers that have it.
            2 "share" share: f64,
        }
        optional {
            /// How much the count changed.
            3 "countChange" count_change: Option<i64>,
            /// How much the share changed.
            4 "shareChange" share_change: Option<f64>,
        }
    }
}

record! {
    /// A series that an overview can be drawn for.
    pub struct AccuracySeries {
        required {
            /// The series.
            0 "id" id: String,
            /// The name to show.
            1 "label" label: String,
            /// How many answers there are.
            2 "total" total: i64,
        }
        optional {}
    }
}

record! {
    /// How the accuracy of one theme developed.
    pub struct AccuracyThemeTrend {
        required {
            /// The theme.
            0 "id" id: String,
            /// The name to show.
            1 "label" label: String,
            /// The accuracy in one stretch of time after another.
            2 "data" data: Vec<AccuracyThemeTrendPoint>,
        }
        optional {}
    }
}

record! {
    /// The accuracy of a theme in one stretch of time.
    pub struct AccuracyThemeTrendPoint {
        required {
            /// The day, or the first day of a longer time.
            0 "date" date: String,
            /// How many answers there are.
            1 "total" total: i64,
            /// How many of them are accurate.
            2 "accurate" accurate: i64,
            /// The share of the accurate ones.
            3 "ratio" ratio: f64,
        }
        optional {}
    }
}

record! {
    /// The accuracy in one stretch of time.
    pub struct AccuracyTrendPoint {
        required {
            /// The day, or the first day of a longer time.
            0 "date" date: String,
            /// How many answers there are.
            1 "total" total: i64,
            /// How many of them are accurate.
            2 "accurate" accurate: i64,
            /// The share of the accurate ones.
            3 "ratio" ratio: f64,
        }
        optional {
            /// How many were checked.
            4 "verified" verified: i64,
            /// The same for the time that is compared with.
            5 "prevPeriodData" previous: Option<Box<AccuracyTrendPoint>>,
        }
    }
}

record! {
    /// A cited page that answers are grouped by.
    pub struct CitedPage {
        required {}
        optional {
            /// The address of the page.
            0 "url" url: Option<String>,
            /// The category of the cited page.
            1 "citation_category" citation_category: Option<String>,
        }
    }
}

record! {
    /// How often a cluster of claims occurs, by platform and by prompt.
    pub struct ClaimBreakdown {
        required {
            /// One row a platform.
            0 "platform" platform: Vec<ClaimBreakdownRow>,
            /// One row a prompt.
            1 "prompt" prompt: Vec<ClaimPromptBreakdownRow>,
        }
        optional {}
    }
}

record! {
    /// How often a cluster of claims occurs on one platform.
    pub struct ClaimBreakdownRow {
        required {
            /// The platform.
            0 "id" id: String,
            /// The name of the platform.
            1 "label" label: String,
            /// How many answers it occurs in.
            2 "responseCount" response_count: i64,
            /// How many answers there are.
            3 "totalResponseCount" total_response_count: i64,
            /// The share of the answers it occurs in.
            4 "responseShare" response_share: f64,
            /// How many answers it occurred in, in the time that is compared with.
            5 "prevResponseCount" previous_response_count: i64,
            /// How many answers there were in the time that is compared with.
            6 "prevTotalResponseCount" previous_total_response_count: i64,
        }
        optional {
            /// How much the share of the answers changed.
            7 "responseShareDelta" response_share_delta: Option<f64>,
        }
    }
}

record! {
    /// A page that is cited along with a cluster of claims.
    pub struct ClaimCitationRow {
        required {
            /// The address of the page.
            0 "href" href: String,
            /// The host.
            1 "hostname" hostname: String,
            /// The path of the page.
            2 "path" path: String,
            /// The category of the cited page.
            3 "citationCategory" citation_category: String,
            /// The category of the domain.
            4 "domainCategory" domain_category: String,
            /// The passage of the page.
            5 "snippet" snippet: String,
            /// How often it is cited.
            6 "citationCount" citation_count: f64,
            /// Its share of the citations.
            7 "citationShare" citation_share: f64,
        }
        optional {
            /// How much its share of the citations changed.
            8 "citationShareDelta" citation_share_delta: Option<f64>,
        }
    }
}

record! {
    /// A page that is cited along with a claim.
    pub struct ClaimCitationSource {
        required {}
        optional {
            /// The address of the page.
            0 "href" href: Option<String>,
            /// The host.
            1 "hostname" hostname: Option<String>,
            /// The category of the cited page.
            2 "citation_category" citation_category: Option<String>,
            /// The category of the domain.
            3 "domain_category" domain_category: Option<String>,
            /// The passage of the page.
            4 "snippet" snippet: Option<String>,
            /// Its share of the citations.
            5 "citation_share" citation_share: Option<f64>,
        }
    }
}

record! {
    /// A passage of a knowledge base that a claim was held against.
    pub struct ClaimEvidence {
        required {}
        optional {
            /// The identifier.
            0 "id" id: Option<String>,
            /// The document in the knowledge base.
            1 "kb_path" knowledge_base_path: Option<String>,
            /// The passage of the knowledge base.
            2 "kb_snippet" knowledge_base_snippet: Option<String>,
            /// When the source last changed.
            3 "source_updated_at" source_updated_at: Option<String>,
        }
    }
}

record! {
    /// How often a model makes a claim.
    pub struct ClaimModelOccurrence {
        required {}
        optional {
            /// The AI model.
            0 "id" id: Option<String>,
            /// The name of the AI model.
            1 "name" name: Option<String>,
            /// How often the model makes the claim; a group has none.
            2 "occurrence" occurrence: Option<f64>,
        }
    }
}

record! {
    /// How often a cluster of claims occurs in answers to one prompt.
    pub struct ClaimPromptBreakdownRow {
        required {
            /// What the row stands for.
            0 "id" id: String,
            /// The name to show.
            1 "label" label: String,
            /// How many answers it occurs in.
            2 "responseCount" response_count: i64,
            /// How many answers there are.
            3 "totalResponseCount" total_response_count: i64,
            /// The share of the answers it occurs in.
            4 "responseShare" response_share: f64,
            /// How many answers it occurred in, in the time that is compared with.
            5 "prevResponseCount" previous_response_count: i64,
            /// How many answers there were in the time that is compared with.
            6 "prevTotalResponseCount" previous_total_response_count: i64,
            /// The prompt.
            7 "promptId" prompt_id: String,
            /// The text of the prompt.
            8 "promptText" prompt_text: String,
            /// The topic.
            9 "topicId" topic_id: String,
            /// Whether it occurs in the time that the report is about.
            10 "hasCurrent" has_current: bool,
        }
        optional {
            /// How much the share of the answers changed.
            11 "responseShareDelta" response_share_delta: Option<f64>,
        }
    }
}

record! {
    /// An answer in which a cluster of claims occurs.
    pub struct ClusterExampleRun {
        required {
            /// The run.
            0 "runId" run_id: String,
            /// The claim that the answer makes.
            1 "claim" claim: String,
            /// The passage of the answer.
            2 "responseSnippet" response_snippet: String,
            /// The AI model.
            3 "modelId" model_id: String,
            /// The region.
            4 "regionId" region_id: String,
            /// When it was created.
            5 "createdAt" created_at: String,
        }
        optional {}
    }
}

record! {
    /// How often a model makes the claims of a cluster.
    pub struct ClusterModelShare {
        required {
            /// The AI model.
            0 "modelId" model_id: String,
            /// How often the model makes the claims.
            1 "occurrence" occurrence: f64,
        }
        optional {}
    }
}

record! {
    /// What a cluster of claims was checked against.
    pub struct ClusterVerification {
        required {
            /// The passages, one after another.
            0 "data" data: Vec<ClusterVerificationPair>,
        }
        optional {
            /// Why the claims of the cluster were judged as they were.
            1 "clusterReasoning" cluster_reasoning: Option<String>,
        }
    }
}

record! {
    /// A passage of a knowledge base, and what it says about a cluster of claims.
    pub struct ClusterVerificationPair {
        required {
            /// The pair.
            0 "pairId" pair_id: String,
            /// Which of the passages it is.
            1 "snippetIdx" snippet_index: i64,
            /// The document of the knowledge base.
            2 "kbPath" knowledge_base_path: String,
            /// What the knowledge base says.
            3 "quote" quote: String,
            /// Why it was judged so.
            4 "reasoning" reasoning: String,
        }
        optional {
            /// When the source last changed.
            5 "sourceUpdatedAt" source_updated_at: Option<String>,
        }
    }
}

record! {
    /// An inaccurate claim within a group.
    pub struct FactcheckClaim {
        required {}
        optional {
            /// The cluster of claims.
            0 "cluster_id" cluster_id: Option<String>,
            /// The claim.
            1 "claim" claim: Option<String>,
            /// How often the claim occurs.
            2 "occurrence" occurrence: Option<f64>,
            /// The theme.
            3 "theme" theme: Option<String>,
            /// Why the claim is inaccurate.
            4 "reasoning" reasoning: Option<String>,
            /// The AI models that make the claim.
            5 "models" models: Option<Vec<ClaimModelOccurrence>>,
            /// The passages of a knowledge base it was held against.
            6 "evidence" evidence: Option<Vec<ClaimEvidence>>,
            /// The pages cited along with it.
            7 "citation_sources" citation_sources: Option<Vec<ClaimCitationSource>>,
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
            0 "cluster_id" cluster_id: Option<String>,
            /// The claim.
            1 "claim" claim: Option<String>,
            /// How often the claim occurs.
            2 "occurrence" occurrence: Option<f64>,
            /// Why the claim is inaccurate.
            3 "reasoning" reasoning: Option<String>,
            /// The AI models that make the claim.
            4 "models" models: Option<Vec<ClaimModelOccurrence>>,
            /// The passages of a knowledge base it was held against.
            5 "evidence" evidence: Option<Vec<ClaimEvidence>>,
            /// The pages cited along with it.
            6 "citation_sources" citation_sources: Option<Vec<ClaimCitationSource>>,
            /// The AI model.
            7 "model" model: Option<ClaimModelOccurrence>,
            /// The region.
            8 "region" region: Option<DimensionRef>,
            /// The persona.
            9 "persona" persona: Option<DimensionRef>,
            /// The prompt.
            10 "prompt" prompt: Option<DimensionRef>,
            /// The topic.
            11 "topic" topic: Option<DimensionRef>,
            /// The tag.
            12 "tag" tag: Option<DimensionRef>,
            /// The theme: a name, or in a group by themes a reference.
            13 "theme" theme: Option<ThemeRef>,
            /// The accuracy of the group, from 0 to 1.
            14 "accuracy" accuracy: Option<f64>,
            /// How many in the group are accurate.
            15 "accurate" accurate: Option<i64>,
            /// How many in the group are inaccurate.
            16 "inaccurate" inaccurate: Option<i64>,
            /// How many claims the group has.
            17 "total_claims" total_claims: Option<i64>,
            /// The inaccurate claims of the group.
            18 "claims" claims: Option<Vec<FactcheckClaim>>,
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
            0 "date" date: Option<String>,
            /// The AI model.
            1 "model" model: Option<DimensionRef>,
            /// The region.
            2 "region" region: Option<DimensionRef>,
            /// The persona.
            3 "persona" persona: Option<DimensionRef>,
            /// The prompt.
            4 "prompt" prompt: Option<DimensionRef>,
            /// The topic.
            5 "topic" topic: Option<DimensionRef>,
            /// The tag.
            6 "tag" tag: Option<DimensionRef>,
            /// The theme.
            7 "theme" theme: Option<DimensionRef>,
            /// The cited page.
            8 "citation" citation: Option<CitedPage>,
            /// The share of the checked answers that are right, from 0 to 1.
            9 "accuracy" accuracy: Option<f64>,
            /// How many are accurate.
            10 "accurate" accurate: Option<i64>,
            /// How many are inaccurate.
            11 "inaccurate" inaccurate: Option<i64>,
        }
        more { more }
    }
}

record! {
    /// Whether a category is set up for fact checks.
    pub struct FactcheckSetup {
        required {
            /// How many active prompts are examined for accuracy.
            0 "activeAccuracyPromptCount" active_accuracy_prompt_count: i64,
            /// Whether there is something to check claims against.
            1 "hasVerificationData" has_verification_data: bool,
            /// Whether everything is set up.
            2 "isSetupComplete" is_setup_complete: bool,
        }
        optional {
            /// When it was set up.
            3 "setupCreatedAt" setup_created_at: Option<String>,
            /// The knowledge base that claims are checked against.
            4 "setupKnowledgeBaseId" setup_knowledge_base_id: Option<String>,
        }
    }
}

record! {
    /// An inaccurate claim, with a page that is often cited along with it.
    pub struct InaccuracyDriverRow {
        required {
            /// The row.
            0 "rowId" row_id: String,
            /// The cluster of claims.
            1 "clusterId" cluster_id: String,
            /// The claim that stands for the cluster.
            2 "canonicalClaim" canonical_claim: String,
            /// The passage of the page.
            3 "snippet" snippet: String,
            /// The claim that the passage makes.
            4 "snippetClaimId" snippet_claim_id: String,
            /// How often the claim occurs.
            5 "claimOccurrence" claim_occurrence: f64,
            /// The address of the page.
            6 "href" href: String,
            /// The category of the cited page.
            7 "citationCategory" citation_category: String,
            /// The category of the domain.
            8 "domainCategory" domain_category: String,
            /// How often the page is cited.
            9 "citationCount" citation_count: i64,
        }
        optional {
            /// How much the claim's occurrence changed.
            10 "claimOccurrenceDelta" claim_occurrence_delta: Option<f64>,
        }
    }
}

record! {
    /// An inaccurate claim, and how often it is made.
    pub struct InaccurateClaimRow {
        required {
            /// The cluster of claims.
            0 "clusterId" cluster_id: String,
            /// The claim that stands for the cluster.
            1 "canonicalClaim" canonical_claim: String,
            /// How often the claim occurs.
            2 "claimOccurrence" claim_occurrence: f64,
        }
        optional {
            /// How much the claim's occurrence changed.
            3 "claimOccurrenceDelta" claim_occurrence_delta: Option<f64>,
        }
    }
}

record! {
    /// A cluster of inaccurate claims that mean the same.
    pub struct InaccurateClusterRow {
        required {
            /// The cluster of claims.
            0 "clusterId" cluster_id: String,
            /// The claim that stands for the cluster.
            1 "canonicalClaim" canonical_claim: String,
            /// The document in the knowledge base.
            2 "kbPath" knowledge_base_path: String,
            /// The passage of the knowledge base that the claims were held against.
            3 "kbSnippet" knowledge_base_snippet: String,
            /// Why it was judged so.
            4 "reasoning" reasoning: String,
            /// How many claims it holds.
            5 "claimCount" claim_count: i64,
            /// How many answers make the claims.
            6 "responseCount" response_count: i64,
            /// How many answers there are.
            7 "totalResponseCount" total_response_count: i64,
            /// The share of the answers it occurs in.
            8 "responseShare" response_share: f64,
            /// The hosts that are cited along with it.
            9 "citationHostnames" citation_hostnames: Vec<String>,
        }
        optional {
            /// The theme, put neutrally.
            10 "neutralTheme" neutral_theme: String,
            /// What it is, in a few words.
            11 "description" description: String,
            /// How much the share of the answers changed.
            12 "responseShareDelta" response_share_delta: Option<f64>,
            /// The AI models that make the claims.
            13 "models" models: Option<Vec<ClusterModelShare>>,
        }
    }
}

record! {
    /// A theme that inaccurate claims are about.
    pub struct InaccurateThemeRow {
        required {
            /// The theme.
            0 "themeId" theme_id: String,
            /// The theme, put neutrally.
            1 "neutralTheme" neutral_theme: String,
            /// How many inaccurate claims there are.
            2 "inaccurateClaimCount" inaccurate_claim_count: i64,
            /// How many clusters of inaccurate claims there are.
            3 "inaccurateClusterCount" inaccurate_cluster_count: i64,
            /// How many claims there are, accurate ones included.
            4 "totalClaimCount" total_claim_count: i64,
            /// How many clusters there are, accurate ones included.
            5 "totalClusterCount" total_cluster_count: i64,
            /// How many answers it occurs in.
            6 "responseCount" response_count: i64,
            /// How many answers there are.
            7 "totalResponseCount" total_response_count: i64,
            /// The share of the answers it occurs in.
            8 "responseShare" response_share: f64,
        }
        optional {
            /// What it is, in a few words.
            9 "description" description: String,
            /// How much the share of the answers changed.
            10 "responseShareDelta" response_share_delta: Option<f64>,
        }
    }
}
