//! The workspace of the generated crates, in which they share the versions of dependencies.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A directory of crates that is removed on drop, unless it is kept.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    client: PathBuf,
    keep: bool,
}

impl Workspace {
    /// Creates a workspace below a directory, with the versions of a lock file. `client` is the path of our
    /// crate. A kept workspace is reused, with everything that was built.
    pub fn new(below: &Path, lock: &Path, client: &Path, keep: bool) -> io::Result<Self> {
        let root = below.join("compile-crates");
        fs::create_dir_all(&root)?;
        fs::write(
            root.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n",
        )?;
        if !root.join("Cargo.lock").exists() {
            fs::copy(lock, root.join("Cargo.lock"))?;
        }
        Ok(Self {
            root,
            client: client.to_owned(),
            keep,
        })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the path of our crate, as a manifest names it.
    pub fn client(&self) -> String {
        self.client.display().to_string()
    }

    /// Writes a library. Cargo treats an existing one as changed.
    pub fn write(&self, name: &str, dependencies: &str, source: &str) -> io::Result<()> {
        let at = self.root.join("crates").join(name);
        fs::create_dir_all(at.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
             serde_json = \"1\"\n{dependencies}"
        );
        fs::write(at.join("Cargo.toml"), manifest)?;
        fs::write(at.join("src/lib.rs"), source)
    }

    /// Marks a crate as changed for cargo.
    pub fn touch(&self, name: &str) -> io::Result<()> {
        let source = self.root.join("crates").join(name).join("src/lib.rs");
        let text = fs::read(&source)?;
        fs::write(source, text)
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        if self.keep {
            return;
        }
        if let Err(error) = fs::remove_dir_all(&self.root) {
            eprintln!("{} is still there: {error}", self.root.display());
        }
    }
}
