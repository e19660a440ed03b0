use http::StatusCode;
use serde_json::Value;
use serde_json::json;

use crate::dataset::World;
use crate::http::answer::Answer;
use crate::http::request_context::Call;
use crate::routes::knowledge_bases;
use crate::routes::upload;
use crate::schema::body;
use crate::schema::node::Node;
use crate::store::State;

/// `POST /v1/knowledge-bases/{knowledge_base_id}/folders`
pub(crate) fn create(world: &World, state: &State, call: &Call) -> Result<Answer, Answer> {
    let library = knowledge_bases::in_path(world, call)?;
    let path = body::read(call, |body| {
        body.forbid_other_than(&["path"]);
        upload::path(&body.required("path")?)
    })?;
    state.shelf(library, |shelf| {
        if shelf.folders.contains_key(&path) {
            return Err(conflict("The folder exists"));
        }
        state.keep(shelf.room_for(&path))?;
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
        if !shelf.folders.contains_key(&path) {
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::tests::desk::Desk;

    #[test]
    fn a_folder_that_goes_gives_its_room_back() {
        let desk = Desk::new();
        let base = format!("/v1/knowledge-bases/{}", desk.world.libraries[0].entity.id);
        let before = desk.state.kept();
        let folder = json!({ "path": "a/b/c" });
        desk.document("POST", &format!("{base}/folders"), Some(&folder));
        let text = json!({ "name": "x.md", "text": "A text", "folder": "a/d" });
        desk.document("POST", &format!("{base}/documents"), Some(&text));
        assert!(desk.state.kept() > before);
        let all = json!({ "path": "a", "recursive": true });
        desk.document("DELETE", &format!("{base}/folders"), Some(&all));
        assert_eq!(desk.state.kept(), before);
        // What was there from the start has taken none.
        let first = json!({ "path": "products", "recursive": true });
        desk.document("DELETE", &format!("{base}/folders"), Some(&first));
        assert_eq!(desk.state.kept(), before);
    }
}
