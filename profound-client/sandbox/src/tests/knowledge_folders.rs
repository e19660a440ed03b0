//! Folders of a knowledge base.

use serde_json::json;

use crate::tests::desk::Desk;

#[test]
fn a_folder_that_goes_gives_its_room_back() {
    let desk = Desk::new();
    let base = format!(
        "/v1/knowledge-bases/{}",
        desk.dataset.libraries[0].entity.id
    );
    let before = desk.store.kept();
    let folder = json!({ "path": "a/b/c" });
    desk.document("POST", &format!("{base}/folders"), Some(&folder));
    let text = json!({ "name": "x.md", "text": "A text", "folder": "a/d" });
    desk.document("POST", &format!("{base}/documents"), Some(&text));
    assert!(desk.store.kept() > before);
    let all = json!({ "path": "a", "recursive": true });
    desk.document("DELETE", &format!("{base}/folders"), Some(&all));
    assert_eq!(desk.store.kept(), before);
    // What was there from the start has taken none.
    let first = json!({ "path": "products", "recursive": true });
    desk.document("DELETE", &format!("{base}/folders"), Some(&first));
    assert_eq!(desk.store.kept(), before);
}
