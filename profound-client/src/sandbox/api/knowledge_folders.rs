use http::StatusCode;
use serde_json::{Value, json};

use super::{knowledge_bases, upload};
use crate::sandbox::answer::Answer;
use crate::sandbox::body;
use crate::sandbox::node::Node;
use crate::sandbox::routes::Call;
use crate::sandbox::state::State;
use crate::sandbox::world::World;

/// `POST /v1/knowledge-bases/{knowledge_base_id}/folders`
pub(crate) fn create(world: &World, state: &State, call: &Call) -> Result<Answer, Answer> {
    let library = knowledge_bases::in_path(world, call)?;
    let path = body::read(call, |body| {
        body.forbid_other_than(&["path"]);
        upload::path(&body.required("path")?)
    })?;
    state.shelf(library, |shelf| {
        if shelf.folders.contains(&path) {
            return Err(conflict("The folder exists"));
        }
        // A path of n names makes n folders, each with a text of its own.
        state.keep((path.len() + FOLDER_SIZE) * path.split('/').count())?;
        shelf.add_folder(&path);
        let answer = Answer::json(&done("Folder created", &path));
        Ok(answer.with_status(StatusCode::CREATED))
    })
}

/// `DELETE /v1/knowledge-bases/{knowledge_base_id}/folders`
pub(crate) fn delete(world: &World, state: &State, call: &Call) -> Result<Answer, Answer> {
    let library = knowledge_bases::in_path(world, call)?;
    let (path, recursive) = body::read(call, |body| {
        body.forbid_other_than(&["path", "recursive"]);
        let path = body.required("path").and_then(|node| upload::path(&node));
        let recursive = body.optional_or("recursive", false, Node::boolean);
        Some((path?, recursive?))
    })?;
    state.shelf(library, |shelf| {
        if !shelf.folders.contains(&path) {
            return Err(Answer::detail(StatusCode::NOT_FOUND, "Folder not found"));
        }
        if !recursive && !shelf.is_empty(&path) {
            return Err(conflict("The folder is not empty"));
        }
        state.release(shelf.remove_folder(&path));
        Ok(Answer::json(&done("Folder deleted", &path)))
    })
}

fn done(message: &str, path: &str) -> Value {
    json!({ "message": message, "path": path })
}

fn conflict(detail: &str) -> Answer {
    Answer::detail(StatusCode::CONFLICT, detail)
}

/// About what a folder takes beside its path.
const FOLDER_SIZE: usize = 128;
