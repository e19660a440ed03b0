//! What is answered.

use crate::record::record;
use crate::{AssetFilter, Attribution, Interval, Moment, TaskStatus, YoutubeSource};
use serde_json::{Map, Value};
use uuid::Uuid;

record! {
    /// How a listing continues.
    pub struct CursorPagination {
        required {}
        optional {
            /// How many a page holds.
            0 "limit" limit: Option<i64>,
            /// The cursor of the next page; none on the last.
            1 "next_cursor" next_cursor: Option<String>,
        }
    }
}

record! {
    /// What a row is grouped by: a model, topic, region or the like.
    pub struct DimensionRef {
        required {}
        optional {
            /// The identifier.
            0 "id" id: Option<String>,
            /// The name.
            1 "name" name: Option<String>,
        }
    }
}

record! {
    /// Something with an identifier and a name.
    pub struct NamedResource {
        required {
            /// The identifier.
            0 "id" id: String,
            /// The name.
            1 "name" name: String,
        }
        optional {}
    }
}

record! {
    /// An organization.
    pub struct OrganizationRef {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The name.
            1 "name" name: Option<String>,
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
            0 "painPoints" pain_points: Option<String>,
            /// What the persona wants.
            1 "motivations" motivations: Option<String>,
        }
    }
}

record! {
    /// Who a persona is by the numbers.
    pub struct PersonaDemographics {
        required {}
        optional {
            /// The age groups.
            0 "ageRange" age_range: Vec<String>,
        }
    }
}

record! {
    /// What a persona works as.
    pub struct PersonaEmployment {
        required {}
        optional {
            /// The industries.
            0 "industry" industry: Vec<String>,
            /// The titles of the jobs.
            1 "jobTitle" job_title: Vec<String>,
            /// The sizes of the companies.
            2 "companySize" company_size: Vec<String>,
            /// How senior the roles are.
            3 "roleSeniority" role_seniority: Vec<String>,
        }
    }
}

record! {
    /// Who a persona is.
    pub struct PersonaProfile {
        required {
            /// What moves the persona.
            0 "behavior" behavior: PersonaBehavior,
            /// What the persona works as.
            1 "employment" employment: PersonaEmployment,
            /// Who the persona is by the numbers.
            2 "demographics" demographics: PersonaDemographics,
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
            0 "count" count: i64,
            /// The first day that the report covers.
            1 "start_date" start_date: String,
            /// The last day that the report covers.
            2 "end_date" end_date: String,
            /// The names of the AI models that the report covers.
            3 "models" models: Vec<String>,
        }
        optional {
            /// How many rows there are on all pages, if they were counted; brands or products in shopping
            /// reports, channels in those on YouTube channels.
            4 "total_results" total_results: Option<i64>,
            /// The cursor of the next page; none on the last.
            5 "next_cursor" next_cursor: Option<String>,
            /// The filter as it was understood.
            6 "filter" filter: Option<Map<String, Value>>,
            /// The fields that rows come with.
            7 "include" include: Vec<String>,
            /// The `scope` that was asked for; `custom` where assets were named to a report on shopping
            /// brands.
            8 "scope" scope: Option<String>,
            /// The figures that rows come with.
            9 "metrics" metrics: Vec<String>,
            /// From which analyses the citations are.
            10 "analysis_types" analysis_types: Vec<String>,
            /// What the rows are grouped by.
            11 "group_by" group_by: Vec<String>,
            /// Which runs the figures are about.
            12 "coverage_note" coverage_note: Option<String>,
            /// The brand.
            13 "asset" asset: Option<String>,
            /// The first day of the time that is compared with.
            14 "comparison_start_date" comparison_start_date: Option<String>,
            /// The last day of the time that is compared with.
            15 "comparison_end_date" comparison_end_date: Option<String>,
            /// The assets that were asked for.
            16 "assets" assets: Option<AssetFilter>,
            /// Which view of merchants it is: `distribution`, `brand_share` or `top_products`.
            17 "view" view: Option<String>,
            /// Whether products come with the offers of merchants.
            18 "include_merchants" include_merchants: Option<bool>,
            /// The assets that were asked for.
            19 "asset_filter" asset_filter: Option<AssetFilter>,
            /// The category.
            20 "category_id" category_id: Option<Uuid>,
            /// What of YouTube the report covers.
            21 "source_types" source_types: Vec<YoutubeSource>,
            /// The cursor that was asked with.
            22 "cursor" cursor: Option<String>,
            /// How many a page holds.
            23 "limit" limit: Option<i64>,
            /// How long a time one row by date covers.
            24 "interval" interval: Option<Interval>,
            /// Whether citations count whose channel is not known.
            25 "attribution" attribution: Option<Attribution>,
        }
        more { more }
    }
}

record! {
    /// A task of a project.
    pub struct Task {
        required {
            /// The task.
            0 "task_id" task_id: Uuid,
            /// The project.
            1 "project_id" project_id: Uuid,
            /// The category.
            2 "category_id" category_id: Uuid,
            /// The title.
            3 "title" title: String,
        }
        optional {
            /// The type of task.
            4 "type" kind: Option<String>,
            /// What it is about, in a few words.
            5 "summary" summary: Option<String>,
            /// What to do, at length.
            6 "brief" brief: Option<String>,
            /// The topic that the task is about.
            7 "topic" topic: Option<String>,
            /// How much it would bring.
            8 "impact" impact: Option<i64>,
            /// Where there is more to read.
            9 "reference_url" reference_url: Option<String>,
            /// What to call the reference.
            10 "reference_label" reference_label: Option<String>,
            /// How far the task is.
            11 "status" status: Option<TaskStatus>,
            /// When the status last changed.
            12 "status_changed_at" status_changed_at: Option<Moment>,
            /// Whether it is new.
            13 "is_new" is_new: Option<bool>,
            /// When it was created.
            14 "created_at" created_at: Option<Moment>,
        }
    }
}
