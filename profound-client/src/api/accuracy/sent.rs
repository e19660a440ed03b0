//! What is sent.

use super::{
    AccuracyDimension, AccuracyGroup, AccuracyPageDimension, AccuracyPageMetric, AccuracyPageMode,
    AccuracySort, ClaimDetail, FactcheckClaimDimension, FactcheckDimension, OverviewGroup,
    ThemeSort,
};
use crate::api::sent::sent;
use crate::api::{AnyOrAll, Direction};
use uuid::Uuid;

sent! {
    /// What an accuracy breakdown is about.
    pub struct AccuracyBreakdownQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// Only these topics.
            "topic_ids" topic_ids: some_list Uuid,
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// Only these tags.
            "tag_ids" tag_ids: some_list Uuid,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Only these regions.
            "region_ids" region_ids: some_list Uuid,
            /// Only these platforms.
            "platform_ids" platform_ids: some_list Uuid,
            /// Only these personas.
            "persona_ids" persona_ids: some_list Uuid,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: one bool,
            /// Only these prompts.
            "prompt_ids" prompt_ids: some_list Uuid,
            /// Only citations of these categories.
            "citation_categories" citation_categories: some_texts,
            /// What each row stands for. Default: `citation`.
            "breakdown_by" breakdown_by: one AccuracyDimension,
            /// What the rows are grouped by.
            "group_by" group_by: some_list AccuracyGroup,
            /// How long a time one row by date covers.
            "date_bucket" date_bucket: text,
            /// How many rows to answer with. 1 or more. Default: `10`.
            "limit" limit: one u32,
            /// How many to skip. Default: `0`.
            "offset" offset: one u32,
            /// Only rows that match this.
            "search_query" search_query: text,
            /// What to sort by. Default: `citationShare`.
            "sort_by" sort_by: one AccuracySort,
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: one Direction,
            /// By what the groups are put into pages.
            "pagination" pagination: one AccuracyPagination,
        }
    }
}

sent! {
    /// Which cited page is looked into, and in which time.
    pub struct AccuracyCitationAnalysisQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The address of the cited page, cleaned of what does not identify it.
            "clean_href" clean_href: text,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {}
    }
}

sent! {
    /// What an overview of accuracy is about.
    pub struct AccuracyOverviewQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// Only these topics.
            "topic_ids" topic_ids: some_list Uuid,
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// Only these tags.
            "tag_ids" tag_ids: some_list Uuid,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Only these regions.
            "region_ids" region_ids: some_list Uuid,
            /// Only these platforms.
            "platform_ids" platform_ids: some_list Uuid,
            /// Only these personas.
            "persona_ids" persona_ids: some_list Uuid,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: one bool,
            /// Only these prompts.
            "prompt_ids" prompt_ids: some_list Uuid,
            /// Only citations of these categories.
            "citation_categories" citation_categories: some_texts,
            /// How long a time one row by date covers.
            "date_bucket" date_bucket: text,
            /// Whether to follow all answers over time, or each theme. Default: `period`.
            "group_by" group_by: one OverviewGroup,
        }
    }
}

sent! {
    /// By what the groups of a breakdown are put into pages.
    pub struct AccuracyPagination {
        required {}
        optional {
            /// What a page consists of. Default: `group`.
            "dimension" dimension: one AccuracyPageDimension,
            /// By which figure. Default: `accuracy`.
            "metric" metric: one AccuracyPageMetric,
            /// Whether the figure or its change counts. Default: `current`.
            "mode" mode: one AccuracyPageMode,
            /// Which end comes first.
            "direction" direction: one Direction,
        }
    }
}

impl Default for AccuracyPagination {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// In which category and time to look for topics with accuracy data.
    pub struct AccuracyTopicIdsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {}
    }
}

sent! {
    /// Which cluster of claims to break down, and in which answers.
    pub struct ClaimBreakdownQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The cluster of claims.
            "cluster_id" cluster_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// Only these topics.
            "topic_ids" topic_ids: some_list Uuid,
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// Only these tags.
            "tag_ids" tag_ids: some_list Uuid,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Only these regions.
            "region_ids" region_ids: some_list Uuid,
            /// Only these platforms.
            "platform_ids" platform_ids: some_list Uuid,
            /// Only these personas.
            "persona_ids" persona_ids: some_list Uuid,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: one bool,
            /// Only these prompts.
            "prompt_ids" prompt_ids: some_list Uuid,
            /// Only citations of these categories.
            "citation_categories" citation_categories: some_texts,
        }
    }
}

sent! {
    /// Which cluster of claims to show the cited pages of.
    pub struct ClaimCitationsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The cluster of claims.
            "cluster_id" cluster_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// Only these topics.
            "topic_ids" topic_ids: some_list Uuid,
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// Only these tags.
            "tag_ids" tag_ids: some_list Uuid,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Only these regions.
            "region_ids" region_ids: some_list Uuid,
            /// Only these platforms.
            "platform_ids" platform_ids: some_list Uuid,
            /// Only these personas.
            "persona_ids" persona_ids: some_list Uuid,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: one bool,
            /// Only these prompts.
            "prompt_ids" prompt_ids: some_list Uuid,
            /// Only citations of these categories.
            "citation_categories" citation_categories: some_texts,
            /// How many to answer with on a page. 1 or more. Default: `10`.
            "limit" limit: one u32,
            /// How many to skip. Default: `0`.
            "offset" offset: one u32,
            /// Only rows that match this.
            "search_query" search_query: text,
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: one Direction,
        }
    }
}

sent! {
    /// Which cluster of claims to show answers of.
    pub struct ClusterExampleRunsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The cluster of claims.
            "cluster_id" cluster_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// Only these topics.
            "topic_ids" topic_ids: some_list Uuid,
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// Only these tags.
            "tag_ids" tag_ids: some_list Uuid,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Only these regions.
            "region_ids" region_ids: some_list Uuid,
            /// Only these platforms.
            "platform_ids" platform_ids: some_list Uuid,
            /// Only these personas.
            "persona_ids" persona_ids: some_list Uuid,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: one bool,
            /// Only these prompts.
            "prompt_ids" prompt_ids: some_list Uuid,
            /// Only citations of these categories.
            "citation_categories" citation_categories: some_texts,
            /// How many to answer with on a page. 1 or more. Default: `20`.
            "limit" limit: one u32,
            /// How many to skip. Default: `0`.
            "offset" offset: one u32,
        }
    }
}

sent! {
    /// Which cluster of claims is asked about.
    pub struct ClusterVerificationPairsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The cluster of claims.
            "cluster_id" cluster_id: one Uuid,
        }
        optional {}
    }
}

sent! {
    /// Which inaccurate claims are asked for.
    pub struct FactcheckClaimsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What the claims are grouped by; left out, they come in one list. One item at most.
            "group_by" group_by: list FactcheckClaimDimension,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// Which fields claims come with, beside what they always have.
            "include" include: some_list ClaimDetail,
            /// How many rows a page holds. Default: `25`. 1 to 100.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// What a report on accuracy is about.
    pub struct FactcheckQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v2,
        }
        optional {
            /// What the rows are grouped by; left out, there is one score overall. 2 items at most.
            "group_by" group_by: list FactcheckDimension,
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: filter,
            /// How many rows a page holds. Default: `100`. 1 to 100.
            "limit" limit: one u32,
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: one u32,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: text,
        }
    }
}

sent! {
    /// Which category is asked about.
    pub struct FactcheckSetupQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
        }
        optional {}
    }
}

sent! {
    /// Of which answers the most frequent inaccurate claims are asked for.
    pub struct InaccurateClaimsQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// Only these topics.
            "topic_ids" topic_ids: some_list Uuid,
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// Only these tags.
            "tag_ids" tag_ids: some_list Uuid,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Only these regions.
            "region_ids" region_ids: some_list Uuid,
            /// Only these platforms.
            "platform_ids" platform_ids: some_list Uuid,
            /// Only these personas.
            "persona_ids" persona_ids: some_list Uuid,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: one bool,
            /// Only these prompts.
            "prompt_ids" prompt_ids: some_list Uuid,
            /// Only citations of these categories.
            "citation_categories" citation_categories: some_texts,
            /// How many claims to answer with. 1 to 50. Default: `5`.
            "limit" limit: one u32,
        }
    }
}

sent! {
    /// Which clusters of inaccurate claims are asked for.
    pub struct InaccurateClustersQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// Only these topics.
            "topic_ids" topic_ids: some_list Uuid,
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// Only these tags.
            "tag_ids" tag_ids: some_list Uuid,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Only these regions.
            "region_ids" region_ids: some_list Uuid,
            /// Only these platforms.
            "platform_ids" platform_ids: some_list Uuid,
            /// Only these personas.
            "persona_ids" persona_ids: some_list Uuid,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: one bool,
            /// Only these prompts.
            "prompt_ids" prompt_ids: some_list Uuid,
            /// Only citations of these categories.
            "citation_categories" citation_categories: some_texts,
            /// Only clusters of this theme.
            "theme_id" theme_id: one Uuid,
            /// How many to answer with on a page. 1 to 10000. Default: `5000`.
            "limit" limit: one u32,
            /// How many to skip. Default: `0`.
            "offset" offset: one u32,
            /// Only rows that match this.
            "search_query" search_query: text,
            /// Whether to answer with the models that make the claims. Default: `false`.
            "include_models" include_models: one bool,
        }
    }
}

sent! {
    /// Of which answers the inaccurate themes are asked for.
    pub struct InaccurateThemesQuery {
        required {
            /// The category.
            "category_id" category_id: one Uuid,
            /// The days that are counted, in US Eastern time.
            "start_date" dates: v1,
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: v1,
            /// Only these topics.
            "topic_ids" topic_ids: some_list Uuid,
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: one bool,
            /// Only these tags.
            "tag_ids" tag_ids: some_list Uuid,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: one AnyOrAll,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: one bool,
            /// Only these regions.
            "region_ids" region_ids: some_list Uuid,
            /// Only these platforms.
            "platform_ids" platform_ids: some_list Uuid,
            /// Only these personas.
            "persona_ids" persona_ids: some_list Uuid,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: one bool,
            /// Only these prompts.
            "prompt_ids" prompt_ids: some_list Uuid,
            /// Only citations of these categories.
            "citation_categories" citation_categories: some_texts,
            /// How many to answer with on a page. 1 or more. Default: `10`.
            "limit" limit: one u32,
            /// How many to skip. Default: `0`.
            "offset" offset: one u32,
            /// What to sort by. Default: `response_share`.
            "sort_by" sort_by: one ThemeSort,
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: one Direction,
            /// Only rows that match this.
            "search_query" search_query: text,
        }
    }
}
