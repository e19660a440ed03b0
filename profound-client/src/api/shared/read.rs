//! What is answered.

use crate::api::record::record;
use crate::api::{AssetFilter, Attribution, Interval, Moment, TaskStatus, YoutubeSource};
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// How a listing continues.
    pub struct CursorPagination {
        required {}
        optional {
            /// How many a page holds.
            "limit" limit: Option<i64>,
            /// The cursor of the next page; none on the last.
            "next_cursor" next_cursor: Option<String>,
        }
    }
}

record! {
    /// What a row is grouped by: a model, topic, region or the like.
    pub struct DimensionRef {
        required {}
        optional {
            /// The identifier.
            "id" id: Option<String>,
            /// The name.
            "name" name: Option<String>,
        }
    }
}

record! {
    /// Something with an identifier and a name.
    pub struct NamedResource {
        required {
            /// The identifier.
            "id" id: String,
            /// The name.
            "name" name: String,
        }
        optional {}
    }
}

record! {
    /// An organization.
    pub struct OrganizationRef {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The name.
            "name" name: Option<String>,
        }
        optional {}
    }
}

record! {
    /// What moves a persona.
    pub struct PersonaBehavior {
        required {}
        optional {
            /// What troubles the persona.
            "painPoints" pain_points: Option<String>,
            /// What the persona wants.
            "motivations" motivations: Option<String>,
        }
    }
}

record! {
    /// Who a persona is by the numbers.
    pub struct PersonaDemographics {
        required {}
        optional {
            /// The age groups.
            "ageRange" age_range: Vec<String>,
        }
    }
}

record! {
    /// What a persona works as.
    pub struct PersonaEmployment {
        required {}
        optional {
            /// The industries.
            "industry" industry: Vec<String>,
            /// The titles of the jobs.
            "jobTitle" job_title: Vec<String>,
            /// The sizes of the companies.
            "companySize" company_size: Vec<String>,
            /// How senior the roles are.
            "roleSeniority" role_seniority: Vec<String>,
        }
    }
}

record! {
    /// Who a persona is.
    pub struct PersonaProfile {
        required {
            /// What moves the persona.
            "behavior" behavior: PersonaBehavior,
            /// What the persona works as.
            "employment" employment: PersonaEmployment,
            /// Who the persona is by the numbers.
            "demographics" demographics: PersonaDemographics,
        }
        optional {}
    }
}

record! {
    /// What a report says of itself: what it covers, and how it continues.
    pub struct ReportInfo {
        required {
            /// How many rows are on this page; in shopping reports how many brands or products, each of
            /// which can have several rows.
            "count" count: i64,
            /// The first day that the report covers.
            "start_date" start_date: String,
            /// The last day that the report covers.
            "end_date" end_date: String,
            /// The names of the AI models that the report covers.
            "models" models: Vec<String>,
        }
        optional {
            /// How many rows there are on all pages, if they were counted; brands or products in shopping
            /// reports, channels in those on YouTube channels.
            "total_results" total_results: Option<i64>,
            /// The cursor of the next page; none on the last.
            "next_cursor" next_cursor: Option<String>,
            /// The filter as it was understood.
            "filter" filter: Option<Map<String, Value>>,
            /// The fields that rows come with.
            "include" include: Vec<String>,
            /// The `scope` that was asked for; `custom` where assets were named to a report on shopping
            /// brands.
            "scope" scope: Option<String>,
            /// The figures that rows come with.
            "metrics" metrics: Vec<String>,
            /// From which analyses the citations are.
            "analysis_types" analysis_types: Vec<String>,
            /// What the rows are grouped by.
            "group_by" group_by: Vec<String>,
            /// Which runs the figures are about.
            "coverage_note" coverage_note: Option<String>,
            /// The brand.
            "asset" asset: Option<String>,
            /// The first day of the time that is compared with.
            "comparison_start_date" comparison_start_date: Option<String>,
            /// The last day of the time that is compared with.
            "comparison_end_date" comparison_end_date: Option<String>,
            /// The assets that were asked for.
            "assets" assets: Option<AssetFilter>,
            /// Which view of merchants it is: `distribution`, `brand_share` or `top_products`.
            "view" view: Option<String>,
            /// Whether products come with the offers of merchants.
            "include_merchants" include_merchants: Option<bool>,
            /// The assets that were asked for.
            "asset_filter" asset_filter: Option<AssetFilter>,
            /// The category.
            "category_id" category_id: Option<Uuid>,
            /// What of YouTube the report covers.
            "source_types" source_types: Vec<YoutubeSource>,
            /// The cursor that was asked with.
            "cursor" cursor: Option<String>,
            /// How many a page holds.
            "limit" limit: Option<i64>,
            /// How long a time one row by date covers.
            "interval" interval: Option<Interval>,
            /// Whether citations count whose channel is not known.
            "attribution" attribution: Option<Attribution>,
        }
        more { more }
    }
}

record! {
    /// A task of a project.
    pub struct Task {
        required {
            /// The task.
            "task_id" task_id: Uuid,
            /// The project.
            "project_id" project_id: Uuid,
            /// The category.
            "category_id" category_id: Uuid,
            /// The title.
            "title" title: String,
        }
        optional {
            /// The type of task.
            "type" kind: Option<String>,
            /// What it is about, in a few words.
            "summary" summary: Option<String>,
            /// What to do, at length.
            "brief" brief: Option<String>,
            /// The topic that the task is about.
            "topic" topic: Option<String>,
            /// How much it would bring.
            "impact" impact: Option<i64>,
            /// Where there is more to read.
            "reference_url" reference_url: Option<String>,
            /// What to call the reference.
            "reference_label" reference_label: Option<String>,
            /// How far the task is.
            "status" status: Option<TaskStatus>,
            /// When the status last changed.
            "status_changed_at" status_changed_at: Option<Moment>,
            /// Whether it is new.
            "is_new" is_new: Option<bool>,
            /// When it was created.
            "created_at" created_at: Option<Moment>,
        }
    }
}
