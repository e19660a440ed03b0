//! Projects that suggest how to appear more often in AI answers, and the runs that generate them.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::{Data, OffsetListing};
use profound_client::{Error, Pages, profound_endpoint};
use uuid::Uuid;

/// Projects that suggest how to appear more often in AI answers, and the runs that generate
/// them.
#[profound_endpoint]
pub trait Projects {
    /// The projects of a category.
    #[profound_endpoint(GET "/v1/projects")]
    async fn projects(
        &self,
        category_id: Uuid,
        #[query(flatten)] query: &ProjectsQuery,
    ) -> Result<OffsetListing<ProjectSummary>, Error>;

    /// The projects of a category. All pages, one after the other as they are read.
    #[profound_endpoint(GET "/v1/projects")]
    async fn all_projects(
        &self,
        category_id: Uuid,
        #[query(flatten)] query: &ProjectsQuery,
    ) -> Result<Pages<ProjectSummary>, Error>;

    /// Starts to generate a project, and answers before it is there.
    #[profound_endpoint(POST "/v1/projects")]
    async fn create_project(&self, project: &NewProject) -> Result<Data<AcceptedProject>, Error>;

    /// The runs that generate projects of a category.
    #[profound_endpoint(GET "/v1/projects/generations")]
    async fn project_generations(
        &self,
        category_id: Uuid,
        #[query(flatten)] query: &ProjectGenerationsQuery,
    ) -> Result<OffsetListing<ProjectGeneration>, Error>;

    /// The runs that generate projects of a category. All pages, one after the other as they are
    /// read.
    #[profound_endpoint(GET "/v1/projects/generations")]
    async fn all_project_generations(
        &self,
        category_id: Uuid,
        #[query(flatten)] query: &ProjectGenerationsQuery,
    ) -> Result<Pages<ProjectGeneration>, Error>;

    /// How far a run is that generates a project.
    #[profound_endpoint(GET "/v1/projects/generations/{run_id}")]
    async fn project_generation(
        &self,
        run_id: Uuid,
        category_id: Uuid,
    ) -> Result<Data<ProjectGeneration>, Error>;

    /// Deletes a project.
    #[profound_endpoint(DELETE "/v1/projects/{project_id}")]
    async fn delete_project(&self, project_id: Uuid, category_id: Uuid) -> Result<(), Error>;

    /// One project with its tasks.
    #[profound_endpoint(GET "/v1/projects/{project_id}")]
    async fn project(
        &self,
        project_id: Uuid,
        category_id: Uuid,
    ) -> Result<Data<ProjectDetail>, Error>;

    /// Archives a project, and answers with it.
    #[profound_endpoint(POST "/v1/projects/{project_id}/archive")]
    async fn archive_project(
        &self,
        project_id: Uuid,
        #[query] category_id: Uuid,
        archive_reason: Option<&ArchiveReason>,
    ) -> Result<Data<Project>, Error>;

    /// The status of a project, and of the run that works on it.
    #[profound_endpoint(GET "/v1/projects/{project_id}/status")]
    async fn project_status(
        &self,
        project_id: Uuid,
        category_id: Uuid,
    ) -> Result<Data<ProjectState>, Error>;

    /// Takes a project back out of the archive, and answers with it.
    #[profound_endpoint(POST "/v1/projects/{project_id}/unarchive")]
    async fn unarchive_project(
        &self,
        project_id: Uuid,
        #[query] category_id: Uuid,
    ) -> Result<Data<Project>, Error>;
}
