//! The tasks of a project.

mod read;
mod sent;

pub use self::{read::*, sent::*};
use crate::{Data, OffsetListing, Task};
use profound_client::{Error, profound_endpoint};
use uuid::Uuid;

/// The tasks of a project.
#[profound_endpoint]
pub trait Tasks {
    /// The tasks of a project.
    #[profound_endpoint(GET "/v1/projects/{project_id}/tasks")]
    async fn tasks(
        &self,
        project_id: Uuid,
        category_id: Uuid,
    ) -> Result<OffsetListing<Task>, Error>;

    /// Adds a task to a project, and answers with it.
    #[profound_endpoint(POST "/v1/projects/{project_id}/tasks")]
    async fn create_task(
        &self,
        project_id: Uuid,
        #[query] category_id: Uuid,
        task: &NewTask,
    ) -> Result<Data<Task>, Error>;

    /// Deletes a task of a project.
    #[profound_endpoint(DELETE "/v1/projects/{project_id}/tasks/{task_id}")]
    async fn delete_task(
        &self,
        project_id: Uuid,
        task_id: Uuid,
        category_id: Uuid,
    ) -> Result<(), Error>;

    /// One task of a project.
    #[profound_endpoint(GET "/v1/projects/{project_id}/tasks/{task_id}")]
    async fn task(
        &self,
        project_id: Uuid,
        task_id: Uuid,
        category_id: Uuid,
    ) -> Result<Data<TaskDetail>, Error>;

    /// Changes a task of a project, and answers with it.
    #[profound_endpoint(PATCH "/v1/projects/{project_id}/tasks/{task_id}")]
    async fn update_task(
        &self,
        project_id: Uuid,
        task_id: Uuid,
        #[query] category_id: Uuid,
        change: &TaskChange,
    ) -> Result<Data<Task>, Error>;

    /// Says how far a task of a project is.
    #[profound_endpoint(POST "/v1/projects/{project_id}/tasks/{task_id}/status")]
    async fn set_task_status(
        &self,
        project_id: Uuid,
        task_id: Uuid,
        #[query] category_id: Uuid,
        change: &TaskStatusChange,
    ) -> Result<Data<TaskState>, Error>;
}
