//! What is sent.

use super::{
    AccuracyDimension, AccuracyGroup, AccuracyPageDimension, AccuracyPageMetric, AccuracyPageMode,
    AccuracySort, ClaimDetail, FactcheckClaimDimension, FactcheckDimension, OverviewGroup,
    ThemeSort,
};
use crate::sent::sent;
use crate::{AnyOrAll, Direction, Filter};
use profound_client::dates::DateRange;
use uuid::Uuid;

sent! {
    /// What an accuracy breakdown is about.
    pub struct AccuracyBreakdownQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool> = one(bool),
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// What each row stands for. Default: `citation`.
            "breakdown_by" breakdown_by: Option<AccuracyDimension> = one(AccuracyDimension),
            /// What the rows are grouped by.
            "group_by" group_by: Option<Vec<AccuracyGroup>> = some_list(impl IntoIterator<Item = AccuracyGroup>),
            /// How long a time one row by date covers.
            "date_bucket" date_bucket: Option<String> = text(impl Into<String>),
            /// How many rows to answer with. 1 or more. Default: `10`.
            "limit" limit: Option<u32> = one(u32),
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32> = one(u32),
            /// Only rows that match this.
            "search_query" search_query: Option<String> = text(impl Into<String>),
            /// What to sort by. Default: `citationShare`.
            "sort_by" sort_by: Option<AccuracySort> = one(AccuracySort),
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: Option<Direction> = one(Direction),
            /// By what the groups are put into pages.
            "pagination" pagination: Option<AccuracyPagination> = one(AccuracyPagination),
        }
    }
}

sent! {
    /// Which cited page is looked into, and in which time.
    pub struct AccuracyCitationAnalysisQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The address of the cited page, cleaned of what does not identify it.
            "clean_href" clean_href: String = text(impl Into<String>),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {}
    }
}

sent! {
    /// What an overview of accuracy is about.
    pub struct AccuracyOverviewQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool> = one(bool),
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// How long a time one row by date covers.
            "date_bucket" date_bucket: Option<String> = text(impl Into<String>),
            /// Whether to follow all answers over time, or each theme. Default: `period`.
            "group_by" group_by: Option<OverviewGroup> = one(OverviewGroup),
        }
    }
}

sent! {
    /// By what the groups of a breakdown are put into pages.
    pub struct AccuracyPagination {
        required {}
        optional {
            /// What a page consists of. Default: `group`.
            "dimension" dimension: Option<AccuracyPageDimension> = one(AccuracyPageDimension),
            /// By which figure. Default: `accuracy`.
            "metric" metric: Option<AccuracyPageMetric> = one(AccuracyPageMetric),
            /// Whether the figure or its change counts. Default: `current`.
            "mode" mode: Option<AccuracyPageMode> = one(AccuracyPageMode),
            /// Which end comes first.
            "direction" direction: Option<Direction> = one(Direction),
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
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {}
    }
}

sent! {
    /// Which cluster of claims to break down, and in which answers.
    pub struct ClaimBreakdownQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The cluster of claims.
            "cluster_id" cluster_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool> = one(bool),
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
        }
    }
}

sent! {
    /// Which cluster of claims to show the cited pages of.
    pub struct ClaimCitationsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The cluster of claims.
            "cluster_id" cluster_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool> = one(bool),
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// How many to answer with on a page. 1 or more. Default: `10`.
            "limit" limit: Option<u32> = one(u32),
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32> = one(u32),
            /// Only rows that match this.
            "search_query" search_query: Option<String> = text(impl Into<String>),
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: Option<Direction> = one(Direction),
        }
    }
}

sent! {
    /// Which cluster of claims to show answers of.
    pub struct ClusterExampleRunsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The cluster of claims.
            "cluster_id" cluster_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool> = one(bool),
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// How many to answer with on a page. 1 or more. Default: `20`.
            "limit" limit: Option<u32> = one(u32),
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32> = one(u32),
        }
    }
}

sent! {
    /// Which cluster of claims is asked about.
    pub struct ClusterVerificationPairsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The cluster of claims.
            "cluster_id" cluster_id: Uuid = one(Uuid),
        }
        optional {}
    }
}

sent! {
    /// Which inaccurate claims are asked for.
    pub struct FactcheckClaimsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What the claims are grouped by; left out, they come in one list. One item at most.
            "group_by" group_by: Vec<FactcheckClaimDimension> = list(impl IntoIterator<Item = FactcheckClaimDimension>),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// Which fields claims come with, beside what they always have.
            "include" include: Option<Vec<ClaimDetail>> = some_list(impl IntoIterator<Item = ClaimDetail>),
            /// How many rows a page holds. Default: `25`. 1 to 100.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// What a report on accuracy is about.
    pub struct FactcheckQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v2(DateRange),
        }
        optional {
            /// What the rows are grouped by; left out, there is one score overall. 2 items at most.
            "group_by" group_by: Vec<FactcheckDimension> = list(impl IntoIterator<Item = FactcheckDimension>),
            /// What to look at: conditions on fields such as `model`, `topic`, `region`, `persona`, `prompt`
            /// or `tag`. The API does not list those of this report.
            "filter" filter: Option<Filter> = filter(impl Into<Filter>),
            /// How many rows a page holds. Default: `100`. 1 to 100.
            "limit" limit: Option<u32> = one(u32),
            /// How many rows to stream at most, where it is a stream; all, where this is not said. 1 or
            /// more.
            "max_results" max_results: Option<u32> = one(u32),
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// Which category is asked about.
    pub struct FactcheckSetupQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
        }
        optional {}
    }
}

sent! {
    /// Of which answers the most frequent inaccurate claims are asked for.
    pub struct InaccurateClaimsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool> = one(bool),
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// How many claims to answer with. 1 to 50. Default: `5`.
            "limit" limit: Option<u32> = one(u32),
        }
    }
}

sent! {
    /// Which clusters of inaccurate claims are asked for.
    pub struct InaccurateClustersQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool> = one(bool),
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// Only clusters of this theme.
            "theme_id" theme_id: Option<Uuid> = one(Uuid),
            /// How many to answer with on a page. 1 to 10000. Default: `5000`.
            "limit" limit: Option<u32> = one(u32),
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32> = one(u32),
            /// Only rows that match this.
            "search_query" search_query: Option<String> = text(impl Into<String>),
            /// Whether to answer with the models that make the claims. Default: `false`.
            "include_models" include_models: Option<bool> = one(bool),
        }
    }
}

sent! {
    /// Of which answers the inaccurate themes are asked for.
    pub struct InaccurateThemesQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
            /// The days that are counted, in US Eastern time.
            "start_date" dates: DateRange = v1(DateRange),
        }
        optional {
            /// The days to compare with.
            "comparison_start_date" comparison: Option<DateRange> = v1(DateRange),
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to leave the `topic_ids` out instead of looking at them alone. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool> = one(bool),
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_matching: Option<AnyOrAll> = one(AnyOrAll),
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool> = one(bool),
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool> = one(bool),
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>> = some_list(impl IntoIterator<Item = Uuid>),
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>> = some_texts(impl IntoIterator<Item = impl Into<String>>),
            /// How many to answer with on a page. 1 or more. Default: `10`.
            "limit" limit: Option<u32> = one(u32),
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32> = one(u32),
            /// What to sort by. Default: `response_share`.
            "sort_by" sort_by: Option<ThemeSort> = one(ThemeSort),
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: Option<Direction> = one(Direction),
            /// Only rows that match this.
            "search_query" search_query: Option<String> = text(impl Into<String>),
        }
    }
}
