//! Tests of folders of a knowledge base.

use serde_json::json;

use crate::tests::in_process::InProcessSandbox;

#[test]
fn a_folder_that_goes_gives_its_room_back() {
    let sandbox = InProcessSandbox::new();
    let base = format!(
        "/v1/knowledge-bases/{}",
        sandbox.dataset.knowledge_bases[0].entity.id
    );
    let before = sandbox.store.kept();
    let folder = json!({ "path": "a/b/c" });
    sandbox.document("POST", &format!("{base}/folders"), Some(&folder));
    let text = json!({ "name": "x.md", "text": "A text", "folder": "a/d" });
    sandbox.document("POST", &format!("{base}/documents"), Some(&text));
    assert!(sandbox.store.kept() > before);
    let all = json!({ "path": "a", "recursive": true });
    sandbox.document("DELETE", &format!("{base}/folders"), Some(&all));
    assert_eq!(sandbox.store.kept(), before);
    // The initial folders take no memory.
    let first = json!({ "path": "products", "recursive": true });
    sandbox.document("DELETE", &format!("{base}/folders"), Some(&first));
    assert_eq!(sandbox.store.kept(), before);
}
