//! What is sent.

use super::{
    AccuracyDimension, AccuracyGroup, AccuracyPageDimension, AccuracyPageMetric, AccuracyPageMode,
    AccuracySort, ClaimDetail, FactcheckClaimDimension, FactcheckDimension, OverviewGroup,
    ThemeSort,
};
use crate::api::record::sent;
use crate::api::{AnyOrAll, Direction, Filter};
use crate::dates::DateRange;
use uuid::Uuid;

sent! {
    /// What an accuracy breakdown is about.
    pub struct AccuracyBreakdownQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>>,
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>>,
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>>,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool>,
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>>,
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>>,
            /// What each row stands for. Default: `citation`.
            "breakdown_by" breakdown_by: Option<AccuracyDimension>,
            /// What the rows are grouped by.
            "group_by" group_by: Option<Vec<AccuracyGroup>>,
            /// How long a time one row by date covers.
            "date_bucket" date_bucket: Option<String>,
            /// How many rows to answer with. 1 or more. Default: `10`.
            "limit" limit: Option<u32>,
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32>,
            /// Only rows that match this.
            "search_query" search_query: Option<String>,
            /// What to sort by. Default: `citationShare`.
            "sort_by" sort_by: Option<AccuracySort>,
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: Option<Direction>,
            /// By what the groups are put into pages.
            "pagination" pagination: Option<AccuracyPagination>,
        }
    }
}

impl AccuracyBreakdownQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(dates: DateRange, category_id: Uuid) -> Self {
        Self {
            dates,
            category_id,
            comparison: None,
            topic_ids: None,
            exclude_topic_ids: None,
            tag_ids: None,
            tag_filter_type: None,
            include_no_tag: None,
            region_ids: None,
            platform_ids: None,
            persona_ids: None,
            include_no_persona: None,
            prompt_ids: None,
            citation_categories: None,
            breakdown_by: None,
            group_by: None,
            date_bucket: None,
            limit: None,
            offset: None,
            search_query: None,
            sort_by: None,
            sort_order: None,
            pagination: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Only these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = Some(topic_ids.into_iter().collect());
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// Only these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = Some(tag_ids.into_iter().collect());
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = Some(region_ids.into_iter().collect());
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = Some(platform_ids.into_iter().collect());
        self
    }

    /// Only these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = Some(persona_ids.into_iter().collect());
        self
    }

    /// Whether to look at what has no persona as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_persona(mut self, include_no_persona: bool) -> Self {
        self.include_no_persona = Some(include_no_persona);
        self
    }

    /// Only these prompts.
    #[inline]
    #[must_use]
    pub fn prompt_ids(mut self, prompt_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.prompt_ids = Some(prompt_ids.into_iter().collect());
        self
    }

    /// Only citations of these categories.
    #[inline]
    #[must_use]
    pub fn citation_categories(
        mut self,
        citation_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.citation_categories = Some(citation_categories.into_iter().map(Into::into).collect());
        self
    }

    /// What each row stands for. Default: `citation`.
    #[inline]
    #[must_use]
    pub fn breakdown_by(mut self, breakdown_by: AccuracyDimension) -> Self {
        self.breakdown_by = Some(breakdown_by);
        self
    }

    /// What the rows are grouped by.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = AccuracyGroup>) -> Self {
        self.group_by = Some(group_by.into_iter().collect());
        self
    }

    /// How long a time one row by date covers.
    #[inline]
    #[must_use]
    pub fn date_bucket(mut self, date_bucket: impl Into<String>) -> Self {
        self.date_bucket = Some(date_bucket.into());
        self
    }

    /// How many rows to answer with. 1 or more. Default: `10`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many to skip. Default: `0`.
    #[inline]
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Only rows that match this.
    #[inline]
    #[must_use]
    pub fn search_query(mut self, search_query: impl Into<String>) -> Self {
        self.search_query = Some(search_query.into());
        self
    }

    /// What to sort by. Default: `citationShare`.
    #[inline]
    #[must_use]
    pub fn sort_by(mut self, sort_by: AccuracySort) -> Self {
        self.sort_by = Some(sort_by);
        self
    }

    /// Which end comes first. Default: `desc`.
    #[inline]
    #[must_use]
    pub fn sort_order(mut self, sort_order: Direction) -> Self {
        self.sort_order = Some(sort_order);
        self
    }

    /// By what the groups are put into pages.
    #[inline]
    #[must_use]
    pub fn pagination(mut self, pagination: AccuracyPagination) -> Self {
        self.pagination = Some(pagination);
        self
    }
}

sent! {
    /// Which cited page is looked into, and in which time.
    pub struct AccuracyCitationAnalysisQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
            /// The address of the cited page, cleaned of what does not identify it.
            "clean_href" clean_href: String,
        }
        optional {}
    }
}

impl AccuracyCitationAnalysisQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, clean_href: impl Into<String>, dates: DateRange) -> Self {
        Self {
            category_id,
            clean_href: clean_href.into(),
            dates,
        }
    }
}

sent! {
    /// What an overview of accuracy is about.
    pub struct AccuracyOverviewQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>>,
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>>,
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>>,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool>,
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>>,
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>>,
            /// How long a time one row by date covers.
            "date_bucket" date_bucket: Option<String>,
            /// Whether to follow all answers over time, or each theme. Default: `period`.
            "group_by" group_by: Option<OverviewGroup>,
        }
    }
}

impl AccuracyOverviewQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(dates: DateRange, category_id: Uuid) -> Self {
        Self {
            dates,
            category_id,
            comparison: None,
            topic_ids: None,
            exclude_topic_ids: None,
            tag_ids: None,
            tag_filter_type: None,
            include_no_tag: None,
            region_ids: None,
            platform_ids: None,
            persona_ids: None,
            include_no_persona: None,
            prompt_ids: None,
            citation_categories: None,
            date_bucket: None,
            group_by: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Only these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = Some(topic_ids.into_iter().collect());
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// Only these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = Some(tag_ids.into_iter().collect());
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = Some(region_ids.into_iter().collect());
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = Some(platform_ids.into_iter().collect());
        self
    }

    /// Only these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = Some(persona_ids.into_iter().collect());
        self
    }

    /// Whether to look at what has no persona as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_persona(mut self, include_no_persona: bool) -> Self {
        self.include_no_persona = Some(include_no_persona);
        self
    }

    /// Only these prompts.
    #[inline]
    #[must_use]
    pub fn prompt_ids(mut self, prompt_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.prompt_ids = Some(prompt_ids.into_iter().collect());
        self
    }

    /// Only citations of these categories.
    #[inline]
    #[must_use]
    pub fn citation_categories(
        mut self,
        citation_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.citation_categories = Some(citation_categories.into_iter().map(Into::into).collect());
        self
    }

    /// How long a time one row by date covers.
    #[inline]
    #[must_use]
    pub fn date_bucket(mut self, date_bucket: impl Into<String>) -> Self {
        self.date_bucket = Some(date_bucket.into());
        self
    }

    /// Whether to follow all answers over time, or each theme. Default: `period`.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: OverviewGroup) -> Self {
        self.group_by = Some(group_by);
        self
    }
}

sent! {
    /// By what the groups of a breakdown are put into pages.
    pub struct AccuracyPagination {
        required {}
        optional {
            /// What a page consists of. Default: `group`.
            "dimension" dimension: Option<AccuracyPageDimension>,
            /// By which figure. Default: `accuracy`.
            "metric" metric: Option<AccuracyPageMetric>,
            /// Whether the figure or its change counts. Default: `current`.
            "mode" mode: Option<AccuracyPageMode>,
            /// Which end comes first.
            "direction" direction: Option<Direction>,
        }
    }
}

impl AccuracyPagination {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            dimension: None,
            metric: None,
            mode: None,
            direction: None,
        }
    }

    /// What a page consists of. Default: `group`.
    #[inline]
    #[must_use]
    pub fn dimension(mut self, dimension: AccuracyPageDimension) -> Self {
        self.dimension = Some(dimension);
        self
    }

    /// By which figure. Default: `accuracy`.
    #[inline]
    #[must_use]
    pub fn metric(mut self, metric: AccuracyPageMetric) -> Self {
        self.metric = Some(metric);
        self
    }

    /// Whether the figure or its change counts. Default: `current`.
    #[inline]
    #[must_use]
    pub fn mode(mut self, mode: AccuracyPageMode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// Which end comes first.
    #[inline]
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
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
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {}
    }
}

impl AccuracyTopicIdsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self { category_id, dates }
    }
}

sent! {
    /// Which cluster of claims to break down, and in which answers.
    pub struct ClaimBreakdownQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
            /// The cluster of claims.
            "cluster_id" cluster_id: Uuid,
        }
        optional {
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>>,
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>>,
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>>,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool>,
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>>,
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>>,
        }
    }
}

impl ClaimBreakdownQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(dates: DateRange, category_id: Uuid, cluster_id: Uuid) -> Self {
        Self {
            dates,
            category_id,
            cluster_id,
            comparison: None,
            topic_ids: None,
            exclude_topic_ids: None,
            tag_ids: None,
            tag_filter_type: None,
            include_no_tag: None,
            region_ids: None,
            platform_ids: None,
            persona_ids: None,
            include_no_persona: None,
            prompt_ids: None,
            citation_categories: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Only these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = Some(topic_ids.into_iter().collect());
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// Only these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = Some(tag_ids.into_iter().collect());
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = Some(region_ids.into_iter().collect());
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = Some(platform_ids.into_iter().collect());
        self
    }

    /// Only these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = Some(persona_ids.into_iter().collect());
        self
    }

    /// Whether to look at what has no persona as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_persona(mut self, include_no_persona: bool) -> Self {
        self.include_no_persona = Some(include_no_persona);
        self
    }

    /// Only these prompts.
    #[inline]
    #[must_use]
    pub fn prompt_ids(mut self, prompt_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.prompt_ids = Some(prompt_ids.into_iter().collect());
        self
    }

    /// Only citations of these categories.
    #[inline]
    #[must_use]
    pub fn citation_categories(
        mut self,
        citation_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.citation_categories = Some(citation_categories.into_iter().map(Into::into).collect());
        self
    }
}

sent! {
    /// Which cluster of claims to show the cited pages of.
    pub struct ClaimCitationsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
            /// The cluster of claims.
            "cluster_id" cluster_id: Uuid,
        }
        optional {
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>>,
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>>,
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>>,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool>,
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>>,
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>>,
            /// How many to answer with on a page. 1 or more. Default: `10`.
            "limit" limit: Option<u32>,
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32>,
            /// Only rows that match this.
            "search_query" search_query: Option<String>,
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: Option<Direction>,
        }
    }
}

impl ClaimCitationsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(dates: DateRange, category_id: Uuid, cluster_id: Uuid) -> Self {
        Self {
            dates,
            category_id,
            cluster_id,
            comparison: None,
            topic_ids: None,
            exclude_topic_ids: None,
            tag_ids: None,
            tag_filter_type: None,
            include_no_tag: None,
            region_ids: None,
            platform_ids: None,
            persona_ids: None,
            include_no_persona: None,
            prompt_ids: None,
            citation_categories: None,
            limit: None,
            offset: None,
            search_query: None,
            sort_order: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Only these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = Some(topic_ids.into_iter().collect());
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// Only these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = Some(tag_ids.into_iter().collect());
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = Some(region_ids.into_iter().collect());
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = Some(platform_ids.into_iter().collect());
        self
    }

    /// Only these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = Some(persona_ids.into_iter().collect());
        self
    }

    /// Whether to look at what has no persona as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_persona(mut self, include_no_persona: bool) -> Self {
        self.include_no_persona = Some(include_no_persona);
        self
    }

    /// Only these prompts.
    #[inline]
    #[must_use]
    pub fn prompt_ids(mut self, prompt_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.prompt_ids = Some(prompt_ids.into_iter().collect());
        self
    }

    /// Only citations of these categories.
    #[inline]
    #[must_use]
    pub fn citation_categories(
        mut self,
        citation_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.citation_categories = Some(citation_categories.into_iter().map(Into::into).collect());
        self
    }

    /// How many to answer with on a page. 1 or more. Default: `10`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many to skip. Default: `0`.
    #[inline]
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Only rows that match this.
    #[inline]
    #[must_use]
    pub fn search_query(mut self, search_query: impl Into<String>) -> Self {
        self.search_query = Some(search_query.into());
        self
    }

    /// Which end comes first. Default: `desc`.
    #[inline]
    #[must_use]
    pub fn sort_order(mut self, sort_order: Direction) -> Self {
        self.sort_order = Some(sort_order);
        self
    }
}

sent! {
    /// Which cluster of claims to show answers of.
    pub struct ClusterExampleRunsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
            /// The cluster of claims.
            "cluster_id" cluster_id: Uuid,
        }
        optional {
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>>,
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>>,
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>>,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool>,
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>>,
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>>,
            /// How many to answer with on a page. 1 or more. Default: `20`.
            "limit" limit: Option<u32>,
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32>,
        }
    }
}

impl ClusterExampleRunsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(dates: DateRange, category_id: Uuid, cluster_id: Uuid) -> Self {
        Self {
            dates,
            category_id,
            cluster_id,
            comparison: None,
            topic_ids: None,
            exclude_topic_ids: None,
            tag_ids: None,
            tag_filter_type: None,
            include_no_tag: None,
            region_ids: None,
            platform_ids: None,
            persona_ids: None,
            include_no_persona: None,
            prompt_ids: None,
            citation_categories: None,
            limit: None,
            offset: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Only these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = Some(topic_ids.into_iter().collect());
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// Only these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = Some(tag_ids.into_iter().collect());
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = Some(region_ids.into_iter().collect());
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = Some(platform_ids.into_iter().collect());
        self
    }

    /// Only these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = Some(persona_ids.into_iter().collect());
        self
    }

    /// Whether to look at what has no persona as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_persona(mut self, include_no_persona: bool) -> Self {
        self.include_no_persona = Some(include_no_persona);
        self
    }

    /// Only these prompts.
    #[inline]
    #[must_use]
    pub fn prompt_ids(mut self, prompt_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.prompt_ids = Some(prompt_ids.into_iter().collect());
        self
    }

    /// Only citations of these categories.
    #[inline]
    #[must_use]
    pub fn citation_categories(
        mut self,
        citation_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.citation_categories = Some(citation_categories.into_iter().map(Into::into).collect());
        self
    }

    /// How many to answer with on a page. 1 or more. Default: `20`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many to skip. Default: `0`.
    #[inline]
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }
}

sent! {
    /// Which cluster of claims is asked about.
    pub struct ClusterVerificationPairsQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid,
            /// The cluster of claims.
            "cluster_id" cluster_id: Uuid,
        }
        optional {}
    }
}

impl ClusterVerificationPairsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, cluster_id: Uuid) -> Self {
        Self {
            category_id,
            cluster_id,
        }
    }
}

sent! {
    /// Which inaccurate claims are asked for.
    pub struct FactcheckClaimsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What the claims are grouped by; left out, they come in one list. 1 items at most.
            "group_by" group_by: Vec<FactcheckClaimDimension>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// Which fields claims come with, beside what they always have.
            "include" include: Option<Vec<ClaimDetail>>,
            /// How many to answer with on a page. 1 to 100.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 or more.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl FactcheckClaimsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            group_by: Vec::new(),
            filter: None,
            include: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// What the claims are grouped by; left out, they come in one list. 1 items at most.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = FactcheckClaimDimension>) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// Which fields claims come with, beside what they always have.
    #[inline]
    #[must_use]
    pub fn include(mut self, include: impl IntoIterator<Item = ClaimDetail>) -> Self {
        self.include = Some(include.into_iter().collect());
        self
    }

    /// How many to answer with on a page. 1 to 100.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 or more.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// What a report on accuracy is about.
    pub struct FactcheckQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v2 dates: DateRange,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// What the rows are grouped by; left out, there is one score overall. 2 items at most.
            "group_by" group_by: Vec<FactcheckDimension>,
            /// What to look at.
            "filter" filter: Option<Filter>,
            /// How many to answer with on a page. 1 to 100.
            "limit" limit: Option<u32>,
            /// How many rows to stream at most; without a stream it does nothing. 1 or more.
            "max_results" max_results: Option<u32>,
            /// Where to begin: the `next_cursor` of the page before.
            "cursor" cursor: Option<String>,
        }
    }
}

impl FactcheckQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid, dates: DateRange) -> Self {
        Self {
            category_id,
            dates,
            group_by: Vec::new(),
            filter: None,
            limit: None,
            max_results: None,
            cursor: None,
        }
    }

    /// What the rows are grouped by; left out, there is one score overall. 2 items at most.
    #[inline]
    #[must_use]
    pub fn group_by(mut self, group_by: impl IntoIterator<Item = FactcheckDimension>) -> Self {
        self.group_by = group_by.into_iter().collect();
        self
    }

    /// What to look at.
    #[inline]
    #[must_use]
    pub fn filter(mut self, filter: impl Into<Filter>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// How many to answer with on a page. 1 to 100.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many rows to stream at most; without a stream it does nothing. 1 or more.
    #[inline]
    #[must_use]
    pub fn max_results(mut self, max_results: u32) -> Self {
        self.max_results = Some(max_results);
        self
    }

    /// Where to begin: the `next_cursor` of the page before.
    #[inline]
    #[must_use]
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

sent! {
    /// Which category is asked about.
    pub struct FactcheckSetupQuery {
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {}
    }
}

impl FactcheckSetupQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid) -> Self {
        Self { category_id }
    }
}

sent! {
    /// Of which answers the most frequent inaccurate claims are asked for.
    pub struct InaccurateClaimsQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>>,
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>>,
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>>,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool>,
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>>,
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>>,
            /// How many claims to answer with. 1 to 50. Default: `5`.
            "limit" limit: Option<u32>,
        }
    }
}

impl InaccurateClaimsQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(dates: DateRange, category_id: Uuid) -> Self {
        Self {
            dates,
            category_id,
            comparison: None,
            topic_ids: None,
            exclude_topic_ids: None,
            tag_ids: None,
            tag_filter_type: None,
            include_no_tag: None,
            region_ids: None,
            platform_ids: None,
            persona_ids: None,
            include_no_persona: None,
            prompt_ids: None,
            citation_categories: None,
            limit: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Only these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = Some(topic_ids.into_iter().collect());
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// Only these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = Some(tag_ids.into_iter().collect());
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = Some(region_ids.into_iter().collect());
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = Some(platform_ids.into_iter().collect());
        self
    }

    /// Only these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = Some(persona_ids.into_iter().collect());
        self
    }

    /// Whether to look at what has no persona as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_persona(mut self, include_no_persona: bool) -> Self {
        self.include_no_persona = Some(include_no_persona);
        self
    }

    /// Only these prompts.
    #[inline]
    #[must_use]
    pub fn prompt_ids(mut self, prompt_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.prompt_ids = Some(prompt_ids.into_iter().collect());
        self
    }

    /// Only citations of these categories.
    #[inline]
    #[must_use]
    pub fn citation_categories(
        mut self,
        citation_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.citation_categories = Some(citation_categories.into_iter().map(Into::into).collect());
        self
    }

    /// How many claims to answer with. 1 to 50. Default: `5`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }
}

sent! {
    /// Which clusters of inaccurate claims are asked for.
    pub struct InaccurateClustersQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>>,
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>>,
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>>,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool>,
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>>,
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>>,
            /// Only clusters of this theme.
            "theme_id" theme_id: Option<Uuid>,
            /// How many to answer with on a page. 1 to 10000. Default: `5000`.
            "limit" limit: Option<u32>,
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32>,
            /// Only rows that match this.
            "search_query" search_query: Option<String>,
            /// Whether to answer with the models that make the claims. Default: `false`.
            "include_models" include_models: Option<bool>,
        }
    }
}

impl InaccurateClustersQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(dates: DateRange, category_id: Uuid) -> Self {
        Self {
            dates,
            category_id,
            comparison: None,
            topic_ids: None,
            exclude_topic_ids: None,
            tag_ids: None,
            tag_filter_type: None,
            include_no_tag: None,
            region_ids: None,
            platform_ids: None,
            persona_ids: None,
            include_no_persona: None,
            prompt_ids: None,
            citation_categories: None,
            theme_id: None,
            limit: None,
            offset: None,
            search_query: None,
            include_models: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Only these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = Some(topic_ids.into_iter().collect());
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// Only these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = Some(tag_ids.into_iter().collect());
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = Some(region_ids.into_iter().collect());
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = Some(platform_ids.into_iter().collect());
        self
    }

    /// Only these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = Some(persona_ids.into_iter().collect());
        self
    }

    /// Whether to look at what has no persona as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_persona(mut self, include_no_persona: bool) -> Self {
        self.include_no_persona = Some(include_no_persona);
        self
    }

    /// Only these prompts.
    #[inline]
    #[must_use]
    pub fn prompt_ids(mut self, prompt_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.prompt_ids = Some(prompt_ids.into_iter().collect());
        self
    }

    /// Only citations of these categories.
    #[inline]
    #[must_use]
    pub fn citation_categories(
        mut self,
        citation_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.citation_categories = Some(citation_categories.into_iter().map(Into::into).collect());
        self
    }

    /// Only clusters of this theme.
    #[inline]
    #[must_use]
    pub fn theme_id(mut self, theme_id: Uuid) -> Self {
        self.theme_id = Some(theme_id);
        self
    }

    /// How many to answer with on a page. 1 to 10000. Default: `5000`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many to skip. Default: `0`.
    #[inline]
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Only rows that match this.
    #[inline]
    #[must_use]
    pub fn search_query(mut self, search_query: impl Into<String>) -> Self {
        self.search_query = Some(search_query.into());
        self
    }

    /// Whether to answer with the models that make the claims. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_models(mut self, include_models: bool) -> Self {
        self.include_models = Some(include_models);
        self
    }
}

sent! {
    /// Of which answers the inaccurate themes are asked for.
    pub struct InaccurateThemesQuery {
        periods {
            /// The days that are counted, in US Eastern time.
            v1 dates: DateRange,
            /// The days to compare with.
            compared_v1 comparison: Option<DateRange>,
        }
        required {
            /// The category.
            "category_id" category_id: Uuid,
        }
        optional {
            /// Only these topics.
            "topic_ids" topic_ids: Option<Vec<Uuid>>,
            /// Whether to leave out those topics instead. Default: `false`.
            "exclude_topic_ids" exclude_topic_ids: Option<bool>,
            /// Only these tags.
            "tag_ids" tag_ids: Option<Vec<Uuid>>,
            /// Whether one of the tags is enough, or each is needed. Default: `any`.
            "tag_filter_type" tag_filter_type: Option<AnyOrAll>,
            /// Whether to look at what has no tag as well. Default: `false`.
            "include_no_tag" include_no_tag: Option<bool>,
            /// Only these regions.
            "region_ids" region_ids: Option<Vec<Uuid>>,
            /// Only these platforms.
            "platform_ids" platform_ids: Option<Vec<Uuid>>,
            /// Only these personas.
            "persona_ids" persona_ids: Option<Vec<Uuid>>,
            /// Whether to look at what has no persona as well. Default: `false`.
            "include_no_persona" include_no_persona: Option<bool>,
            /// Only these prompts.
            "prompt_ids" prompt_ids: Option<Vec<Uuid>>,
            /// Only citations of these categories.
            "citation_categories" citation_categories: Option<Vec<String>>,
            /// How many to answer with on a page. 1 or more. Default: `10`.
            "limit" limit: Option<u32>,
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32>,
            /// What to sort by. Default: `response_share`.
            "sort_by" sort_by: Option<ThemeSort>,
            /// Which end comes first. Default: `desc`.
            "sort_order" sort_order: Option<Direction>,
            /// Only rows that match this.
            "search_query" search_query: Option<String>,
        }
    }
}

impl InaccurateThemesQuery {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(dates: DateRange, category_id: Uuid) -> Self {
        Self {
            dates,
            category_id,
            comparison: None,
            topic_ids: None,
            exclude_topic_ids: None,
            tag_ids: None,
            tag_filter_type: None,
            include_no_tag: None,
            region_ids: None,
            platform_ids: None,
            persona_ids: None,
            include_no_persona: None,
            prompt_ids: None,
            citation_categories: None,
            limit: None,
            offset: None,
            sort_by: None,
            sort_order: None,
            search_query: None,
        }
    }

    /// The days to compare with.
    #[inline]
    #[must_use]
    pub fn comparison(mut self, comparison: DateRange) -> Self {
        self.comparison = Some(comparison);
        self
    }

    /// Only these topics.
    #[inline]
    #[must_use]
    pub fn topic_ids(mut self, topic_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.topic_ids = Some(topic_ids.into_iter().collect());
        self
    }

    /// Whether to leave out those topics instead. Default: `false`.
    #[inline]
    #[must_use]
    pub fn exclude_topic_ids(mut self, exclude_topic_ids: bool) -> Self {
        self.exclude_topic_ids = Some(exclude_topic_ids);
        self
    }

    /// Only these tags.
    #[inline]
    #[must_use]
    pub fn tag_ids(mut self, tag_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.tag_ids = Some(tag_ids.into_iter().collect());
        self
    }

    /// Whether one of the tags is enough, or each is needed. Default: `any`.
    #[inline]
    #[must_use]
    pub fn tag_filter_type(mut self, tag_filter_type: AnyOrAll) -> Self {
        self.tag_filter_type = Some(tag_filter_type);
        self
    }

    /// Whether to look at what has no tag as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_tag(mut self, include_no_tag: bool) -> Self {
        self.include_no_tag = Some(include_no_tag);
        self
    }

    /// Only these regions.
    #[inline]
    #[must_use]
    pub fn region_ids(mut self, region_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.region_ids = Some(region_ids.into_iter().collect());
        self
    }

    /// Only these platforms.
    #[inline]
    #[must_use]
    pub fn platform_ids(mut self, platform_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.platform_ids = Some(platform_ids.into_iter().collect());
        self
    }

    /// Only these personas.
    #[inline]
    #[must_use]
    pub fn persona_ids(mut self, persona_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.persona_ids = Some(persona_ids.into_iter().collect());
        self
    }

    /// Whether to look at what has no persona as well. Default: `false`.
    #[inline]
    #[must_use]
    pub fn include_no_persona(mut self, include_no_persona: bool) -> Self {
        self.include_no_persona = Some(include_no_persona);
        self
    }

    /// Only these prompts.
    #[inline]
    #[must_use]
    pub fn prompt_ids(mut self, prompt_ids: impl IntoIterator<Item = Uuid>) -> Self {
        self.prompt_ids = Some(prompt_ids.into_iter().collect());
        self
    }

    /// Only citations of these categories.
    #[inline]
    #[must_use]
    pub fn citation_categories(
        mut self,
        citation_categories: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.citation_categories = Some(citation_categories.into_iter().map(Into::into).collect());
        self
    }

    /// How many to answer with on a page. 1 or more. Default: `10`.
    #[inline]
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many to skip. Default: `0`.
    #[inline]
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// What to sort by. Default: `response_share`.
    #[inline]
    #[must_use]
    pub fn sort_by(mut self, sort_by: ThemeSort) -> Self {
        self.sort_by = Some(sort_by);
        self
    }

    /// Which end comes first. Default: `desc`.
    #[inline]
    #[must_use]
    pub fn sort_order(mut self, sort_order: Direction) -> Self {
        self.sort_order = Some(sort_order);
        self
    }

    /// Only rows that match this.
    #[inline]
    #[must_use]
    pub fn search_query(mut self, search_query: impl Into<String>) -> Self {
        self.search_query = Some(search_query.into());
        self
    }
}
