//! What is sent.

use super::{ProjectCategory, ProjectDateMode};
use crate::api::record::sent;
use uuid::Uuid;

sent! {
    /// Why a project is archived.
    pub struct ArchiveReason {
        required {}
        optional {
            /// Why it is archived. 1 to 500 characters.
            "reason" reason: Option<String>,
        }
    }
}

impl ArchiveReason {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self { reason: None }
    }

    /// Why it is archived. 1 to 500 characters.
    #[inline]
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
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
            "category_id" category_id: Uuid,
        }
        optional {
            /// The title it is to have. 1 to 120 characters.
            "title" title: Option<String>,
            /// The name that the project is to have. 1 to 120 characters.
            "project_name" project_name: Option<String>,
            /// What to generate it about. 1 to 2000 characters.
            "focus" focus: Option<String>,
            /// The topics it is to be about. 6 items at most.
            "topics" topics: Vec<String>,
            /// Files to generate it from. 3 items at most.
            "attachments" attachments: Vec<ProjectAttachment>,
            /// Where to look.
            "generation_context" generation_context: Option<ProjectContext>,
        }
    }
}

impl NewProject {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(category_id: Uuid) -> Self {
        Self {
            category_id,
            title: None,
            project_name: None,
            focus: None,
            topics: Vec::new(),
            attachments: Vec::new(),
            generation_context: None,
        }
    }

    /// The title it is to have. 1 to 120 characters.
    #[inline]
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// The name that the project is to have. 1 to 120 characters.
    #[inline]
    #[must_use]
    pub fn project_name(mut self, project_name: impl Into<String>) -> Self {
        self.project_name = Some(project_name.into());
        self
    }

    /// What to generate it about. 1 to 2000 characters.
    #[inline]
    #[must_use]
    pub fn focus(mut self, focus: impl Into<String>) -> Self {
        self.focus = Some(focus.into());
        self
    }

    /// The topics it is to be about. 6 items at most.
    #[inline]
    #[must_use]
    pub fn topics(mut self, topics: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.topics = topics.into_iter().map(Into::into).collect();
        self
    }

    /// Files to generate it from. 3 items at most.
    #[inline]
    #[must_use]
    pub fn attachments(mut self, attachments: impl IntoIterator<Item = ProjectAttachment>) -> Self {
        self.attachments = attachments.into_iter().collect();
        self
    }

    /// Where to look.
    #[inline]
    #[must_use]
    pub fn generation_context(mut self, generation_context: ProjectContext) -> Self {
        self.generation_context = Some(generation_context);
        self
    }
}

sent! {
    /// A file that a project is to be generated from.
    pub struct ProjectAttachment {
        required {
            /// An identifier of the caller's. Not empty.
            "id" id: String,
            /// The name of the file. 1 to 255 characters.
            "name" name: String,
            /// The MIME type. Not empty.
            "mime_type" mime_type: String,
            /// How many bytes the file has. 1 to 10485760.
            "size_bytes" size_bytes: u32,
            /// What the file holds, in base64. 1 to 13981016 characters.
            "data_base64" data_base64: String,
        }
        optional {}
    }
}

impl ProjectAttachment {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        mime_type: impl Into<String>,
        size_bytes: u32,
        data_base64: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            mime_type: mime_type.into(),
            size_bytes,
            data_base64: data_base64.into(),
        }
    }
}

sent! {
    /// What a project is to be about.
    pub struct ProjectContext {
        required {}
        optional {
            /// The time.
            "dateRange" date_range: Option<ProjectDateRange>,
            /// The platforms to look at. 20 items at most.
            "platforms" platforms: Vec<ProjectContextItem>,
            /// The kinds of work it may suggest. 5 items at most.
            "projectCategories" project_categories: Vec<ProjectCategory>,
            /// The regions to look at. 50 items at most.
            "regions" regions: Vec<ProjectContextItem>,
            /// The tags to look at. 100 items at most.
            "tags" tags: Vec<ProjectContextItem>,
        }
    }
}

impl ProjectContext {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            date_range: None,
            platforms: Vec::new(),
            project_categories: Vec::new(),
            regions: Vec::new(),
            tags: Vec::new(),
        }
    }

    /// The time.
    #[inline]
    #[must_use]
    pub fn date_range(mut self, date_range: ProjectDateRange) -> Self {
        self.date_range = Some(date_range);
        self
    }

    /// The platforms to look at. 20 items at most.
    #[inline]
    #[must_use]
    pub fn platforms(mut self, platforms: impl IntoIterator<Item = ProjectContextItem>) -> Self {
        self.platforms = platforms.into_iter().collect();
        self
    }

    /// The kinds of work it may suggest. 5 items at most.
    #[inline]
    #[must_use]
    pub fn project_categories(
        mut self,
        project_categories: impl IntoIterator<Item = ProjectCategory>,
    ) -> Self {
        self.project_categories = project_categories.into_iter().collect();
        self
    }

    /// The regions to look at. 50 items at most.
    #[inline]
    #[must_use]
    pub fn regions(mut self, regions: impl IntoIterator<Item = ProjectContextItem>) -> Self {
        self.regions = regions.into_iter().collect();
        self
    }

    /// The tags to look at. 100 items at most.
    #[inline]
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = ProjectContextItem>) -> Self {
        self.tags = tags.into_iter().collect();
        self
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
            "id" id: String,
            /// The name. 1 to 200 characters.
            "name" name: String,
        }
        optional {
            /// The name as it stands in addresses. 200 characters at most.
            "slug" slug: Option<String>,
        }
    }
}

impl ProjectContextItem {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            slug: None,
        }
    }

    /// The name as it stands in addresses. 200 characters at most.
    #[inline]
    #[must_use]
    pub fn slug(mut self, slug: impl Into<String>) -> Self {
        self.slug = Some(slug.into());
        self
    }
}

sent! {
    /// The time that a project is to be about.
    pub struct ProjectDateRange {
        required {
            /// The name to show. 1 to 80 characters.
            "label" label: String,
            /// The choice that the time was made by. 1 to 80 characters.
            "preset" preset: String,
        }
        optional {
            /// When it ends. 40 characters at most.
            "endDate" end_date: Option<String>,
            /// How the time was chosen.
            "mode" mode: Option<ProjectDateMode>,
            /// When it begins. 40 characters at most.
            "startDate" start_date: Option<String>,
        }
    }
}

impl ProjectDateRange {
    /// With what is required; the rest is as the API has it.
    #[inline]
    pub fn new(label: impl Into<String>, preset: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            preset: preset.into(),
            end_date: None,
            mode: None,
            start_date: None,
        }
    }

    /// When it ends. 40 characters at most.
    #[inline]
    #[must_use]
    pub fn end_date(mut self, end_date: impl Into<String>) -> Self {
        self.end_date = Some(end_date.into());
        self
    }

    /// How the time was chosen.
    #[inline]
    #[must_use]
    pub fn mode(mut self, mode: ProjectDateMode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// When it begins. 40 characters at most.
    #[inline]
    #[must_use]
    pub fn start_date(mut self, start_date: impl Into<String>) -> Self {
        self.start_date = Some(start_date.into());
        self
    }
}

sent! {
    /// Which runs are asked for.
    pub struct ProjectGenerationListing {
        required {}
        optional {
            /// Only runs that stand so: statuses with commas between them.
            "status" status: Option<String>,
            /// How many to answer with on a page. 1 to 200. Default: `100`.
            "limit" limit: Option<u32>,
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32>,
        }
    }
}

impl ProjectGenerationListing {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            status: None,
            limit: None,
            offset: None,
        }
    }

    /// Only runs that stand so: statuses with commas between them.
    #[inline]
    #[must_use]
    pub fn status(mut self, status: impl Into<String>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// How many to answer with on a page. 1 to 200. Default: `100`.
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

impl Default for ProjectGenerationListing {
    fn default() -> Self {
        Self::new()
    }
}

sent! {
    /// Which projects are asked for.
    pub struct ProjectListing {
        required {}
        optional {
            /// Only projects that stand so: statuses with commas between them.
            "status" status: Option<String>,
            /// How many to answer with on a page. 1 to 200. Default: `100`.
            "limit" limit: Option<u32>,
            /// How many to skip. Default: `0`.
            "offset" offset: Option<u32>,
        }
    }
}

impl ProjectListing {
    /// With nothing said yet.
    #[inline]
    pub fn new() -> Self {
        Self {
            status: None,
            limit: None,
            offset: None,
        }
    }

    /// Only projects that stand so: statuses with commas between them.
    #[inline]
    #[must_use]
    pub fn status(mut self, status: impl Into<String>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// How many to answer with on a page. 1 to 200. Default: `100`.
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

impl Default for ProjectListing {
    fn default() -> Self {
        Self::new()
    }
}
