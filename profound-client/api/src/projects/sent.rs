//! What is sent.

use super::{ProjectCategory, ProjectDateMode};
use crate::sent::sent;
use uuid::Uuid;

sent! {
    /// Why a project is archived.
    pub struct ArchiveReason {
        required {}
        optional {
            /// Why it is archived. 1 to 500 characters.
            "reason" reason: Option<String> = text(impl Into<String>),
        }
    }
}

impl Default for ArchiveReason {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// A project to generate.
    pub struct NewProject {
        required {
            /// The category.
            "category_id" category_id: Uuid = one(Uuid),
        }
        optional {
            /// The title it is to have. 1 to 120 characters.
            "title" title: Option<String> = text(impl Into<String>),
            /// The name that the project is to have. 1 to 120 characters.
            "project_name" project_name: Option<String> = text(impl Into<String>),
            /// What to generate it about. 1 to 2000 characters.
            "focus" focus: Option<String> = text(impl Into<String>),
            /// The topics it is to be about. 6 items at most.
            "topics" topics: Vec<String> = texts(impl IntoIterator<Item = impl Into<String>>),
            /// Files to generate it from. 3 items at most.
            "attachments" attachments: Vec<ProjectAttachment> = list(impl IntoIterator<Item = ProjectAttachment>),
            /// Where to look.
            "generation_context" generation_context: Option<ProjectContext> = one(ProjectContext),
        }
    }
}

sent! {
    /// A file that a project is to be generated from.
    pub struct ProjectAttachment {
        required {
            /// An identifier of the caller's. Not empty.
            "id" id: String = text(impl Into<String>),
            /// The name of the file. 1 to 255 characters.
            "name" name: String = text(impl Into<String>),
            /// The MIME type. Not empty.
            "mime_type" mime_type: String = text(impl Into<String>),
            /// How many bytes the file has. 1 to 10485760.
            "size_bytes" size_bytes: u32 = one(u32),
            /// What the file holds, in base64. 1 to 13981016 characters.
            "data_base64" data_base64: String = text(impl Into<String>),
        }
        optional {}
    }
}

sent! {
    /// What a project is to be about.
    pub struct ProjectContext {
        required {}
        optional {
            /// The time.
            "dateRange" date_range: Option<ProjectDateRange> = one(ProjectDateRange),
            /// The platforms to look at. 20 items at most.
            "platforms" platforms: Vec<ProjectContextItem> = list(impl IntoIterator<Item = ProjectContextItem>),
            /// The kinds of work it may suggest. 5 items at most.
            "projectCategories" project_categories: Vec<ProjectCategory> = list(impl IntoIterator<Item = ProjectCategory>),
            /// The regions to look at. 50 items at most.
            "regions" regions: Vec<ProjectContextItem> = list(impl IntoIterator<Item = ProjectContextItem>),
            /// The tags to look at. 100 items at most.
            "tags" tags: Vec<ProjectContextItem> = list(impl IntoIterator<Item = ProjectContextItem>),
        }
    }
}

impl Default for ProjectContext {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// A platform, region or tag that a project is to be about.
    pub struct ProjectContextItem {
        required {
            /// The identifier. 1 to 200 characters.
            "id" id: String = text(impl Into<String>),
            /// The name. 1 to 200 characters.
            "name" name: String = text(impl Into<String>),
        }
        optional {
            /// The name as it stands in addresses. 200 characters at most.
            "slug" slug: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// The time that a project is to be about.
    pub struct ProjectDateRange {
        required {
            /// The name to show. 1 to 80 characters.
            "label" label: String = text(impl Into<String>),
            /// The choice that the time was made by. 1 to 80 characters.
            "preset" preset: String = text(impl Into<String>),
        }
        optional {
            /// When it ends. 40 characters at most.
            "endDate" end_date: Option<String> = text(impl Into<String>),
            /// How the time was chosen.
            "mode" mode: Option<ProjectDateMode> = one(ProjectDateMode),
            /// When it begins. 40 characters at most.
            "startDate" start_date: Option<String> = text(impl Into<String>),
        }
    }
}

sent! {
    /// Which runs are asked for.
    pub struct ProjectGenerationsQuery {
        required {}
        optional {
            /// Only runs that stand so: statuses with commas between them.
            "status" status: Option<String> = text(impl Into<String>),
            /// How many to answer with on a page. 1 to 200. Default: `100`.
            "limit" limit: Option<u32> = one(u32),
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32> = one(u32),
        }
    }
}

impl Default for ProjectGenerationsQuery {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// Which projects are asked for.
    pub struct ProjectsQuery {
        required {}
        optional {
            /// Only projects that stand so: statuses with commas between them.
            "status" status: Option<String> = text(impl Into<String>),
            /// How many to answer with on a page. 1 to 200. Default: `100`.
            "limit" limit: Option<u32> = one(u32),
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32> = one(u32),
        }
    }
}

impl Default for ProjectsQuery {
    fn default() -> Self {
        Self::new()
    }
}
