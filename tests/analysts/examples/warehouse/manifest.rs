//! The record of what is complete: `manifest.json`.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, ErrorKind::NotFound, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use profound_api::dates::DateRange;
use serde::{Deserialize, Serialize};

use crate::{Failure, plan::Plan};

/// The manifest of a directory. Each change is on the disk before the method that makes it returns.
pub struct Manifest {
    path: PathBuf,
    state: Mutex<State>,
}

#[derive(Default, Serialize, Deserialize)]
struct State {
    plan: Option<Plan>,
    parts: BTreeMap<String, Saved>,
}

/// The files of a part that are on the disk.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Saved {
    pub files: u32,
    pub rows: u64,
    pub complete: bool,
    /// The cursor of the first page that is in no file.
    pub cursor: Option<String>,
}

impl Manifest {
    /// Reads the manifest of a directory, which is created if it does not exist.
    pub fn open(directory: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(directory)?;
        let path = directory.join("manifest.json");
        let state = match fs::read(&path) {
            Ok(json) => serde_json::from_slice(&json)
                .map_err(|error| format!("{}: {error}", path.display()))?,
            Err(error) if error.kind() == NotFound => State::default(),
            Err(error) => return Err(format!("{}: {error}", path.display()).into()),
        };
        let state = Mutex::new(state);
        Ok(Self { path, state })
    }

    /// Returns the plan of these weeks, if there is one.
    pub fn plan(&self, weeks: &DateRange) -> Option<Plan> {
        let state = self.lock();
        state.plan.clone().filter(|plan| plan.weeks == *weeks)
    }

    pub fn set_plan(&self, plan: &Plan) -> io::Result<()> {
        self.change(|state| state.plan = Some(plan.clone()))
    }

    /// Forgets the plan, and the parts of a week.
    pub fn forget(&self, week: &DateRange) -> io::Result<()> {
        let week = format!("/week={}", week.first());
        self.change(|state| {
            state.plan = None;
            state.parts.retain(|key, _| !key.ends_with(&week));
        })
    }

    pub fn is_complete(&self, key: &str) -> bool {
        self.saved(key).complete
    }

    pub fn saved(&self, key: &str) -> Saved {
        self.lock().parts.get(key).cloned().unwrap_or_default()
    }

    /// Records the files of a part. They must be on the disk.
    pub fn record(&self, key: &str, saved: &Saved) -> io::Result<()> {
        self.change(|state| {
            state.parts.insert(key.to_owned(), saved.clone());
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) -> io::Result<()> {
        let mut state = self.lock();
        change(&mut state);
        let json = serde_json::to_vec_pretty(&*state)?;
        replace(&self.path, |file| file.write_all(&json))
    }
}

/// Replaces a file: after a crash, it has either its old or its new content.
fn replace(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let temporary = path.with_extension("tmp");
    let mut file = File::create(&temporary)?;
    write(&mut file)?;
    put(file, &temporary, path)
}

/// Moves a complete file to its place.
pub fn put(file: File, temporary: &Path, path: &Path) -> io::Result<()> {
    file.sync_all()?;
    drop(file);
    fs::rename(temporary, path)?;
    // The name of a file is in its directory, which Windows cannot open.
    if cfg!(unix) {
        let directory = path.parent().unwrap_or(Path::new("."));
        File::open(directory)?.sync_all()?;
    }
    Ok(())
}
