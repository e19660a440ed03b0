//! The program `warehouse`: killed at any point, it continues, and the result is that of a run without a stop.

use std::{
    collections::BTreeMap,
    error::Error,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use profound_sandbox::{Fault, ReceivedRequest, Sandbox, SandboxBuilder};
use serde_json::Value;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Three categories with one owned brand each.
const CATEGORIES: usize = 3;
const WEEKS: usize = 4;
const PARTS: usize = CATEGORIES * WEEKS * 4;
/// The parts that the program exports at the same time.
const WORKERS: usize = 4;

/// An empty directory below the target directory.
fn directory(name: &str) -> Outcome<PathBuf> {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("warehouse")
        .join(name);
    if directory.exists() {
        fs::remove_dir_all(&directory)?;
    }
    fs::create_dir_all(&directory)?;
    Ok(directory)
}

fn command(sandbox: &Sandbox, directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_warehouse"));
    command
        .arg(directory)
        .args(["--until", "2026-06-15", "--pages-per-file", "1"])
        .env("PROFOUND_API_KEY", Sandbox::VALID_KEY)
        .env("PROFOUND_BASE_URL", sandbox.base_url())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[track_caller]
fn complete(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let problems = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}{problems}");
    text
}

/// Returns the rows of each part, from all its files.
fn read(root: &Path) -> Outcome<BTreeMap<String, Vec<RecordBatch>>> {
    let mut parts = BTreeMap::new();
    let mut left = vec![root.to_owned()];
    while let Some(directory) = left.pop() {
        let mut files = Vec::new();
        for entry in fs::read_dir(&directory)? {
            let path = entry?.path();
            match path.extension().and_then(|extension| extension.to_str()) {
                _ if path.is_dir() => left.push(path),
                Some("parquet") => files.push(path),
                Some("json") => {}
                _ => return Err(format!("unexpected: {}", path.display()).into()),
            }
        }
        files.sort();
        let mut batches = Vec::new();
        for file in files {
            let file = ParquetRecordBatchReaderBuilder::try_new(File::open(file)?)?.build()?;
            batches.extend(file.collect::<Result<Vec<_>, _>>()?);
        }
        if directory != root && !batches.is_empty() {
            parts.insert(directory.strip_prefix(root)?.display().to_string(), batches);
        }
    }
    Ok(parts)
}

/// The manifest of a directory, if there is one.
fn manifest(root: &Path) -> Outcome<Value> {
    match fs::read(root.join("manifest.json")) {
        Ok(json) => Ok(serde_json::from_slice(&json)?),
        Err(_) => Ok(Value::Null),
    }
}

/// Returns the part that a request is for: its table, category and first day, as the manifest names parts.
fn part(request: &ReceivedRequest) -> Option<[String; 3]> {
    let body: Value = request.json().ok()?;
    let table = match request.path() {
        "/v2/reports/citations" => "citations",
        "/v2/reports/sentiment/stream" => "sentiment",
        "/v2/reports/visibility/stream" if body["group_by"].is_array() => "visibility_by_day",
        "/v2/reports/visibility/stream" => "visibility",
        _ => return None,
    };
    let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    Some([table.to_owned(), text("category_id"), text("start_date")])
}

/// Checks that no request is for a part that was complete, and that the others begin where they stopped.
/// Returns the number of those that began at a cursor.
fn continues(requests: &[ReceivedRequest], before: &Value) -> usize {
    let mut continued = 0;
    let Some(parts) = before["parts"].as_object() else {
        return continued;
    };
    for (key, saved) in parts {
        let [table, category, start] = {
            let mut names = key
                .split('/')
                .map(|name| name.split('=').next_back().unwrap_or(name));
            [names.next(), names.next(), names.next_back()]
                .map(|name| name.unwrap_or_default().to_owned())
        };
        let own = |request: &&ReceivedRequest| {
            part(request) == Some([table.clone(), category.clone(), start.clone()])
        };
        let mut requests = requests.iter().filter(own);
        if saved["complete"] == true {
            assert_eq!(requests.next().map(ReceivedRequest::path), None, "{key}");
        } else if let Some(first) = requests.next() {
            let body: Value = first.json().expect("it is JSON");
            assert_eq!(body["cursor"], saved["cursor"], "{key}");
            continued += usize::from(body["cursor"].is_string());
        }
    }
    if before["plan"].is_object() {
        assert!(requests.iter().all(|request| request.method() == "POST"));
    }
    continued
}

/// A sandbox that kills a process when it receives the last of some requests.
struct Killer {
    left: Arc<AtomicUsize>,
    victim: Arc<Mutex<Option<Child>>>,
    sandbox: Sandbox,
}

impl Killer {
    fn start(builder: SandboxBuilder) -> Outcome<Self> {
        let left = Arc::new(AtomicUsize::new(usize::MAX));
        let victim = Arc::<Mutex<Option<Child>>>::default();
        let (count, child) = (left.clone(), victim.clone());
        let sandbox = builder
            .on_request(move |_| {
                if count.fetch_sub(1, SeqCst) == 1 {
                    let mut child = child.lock().unwrap_or_else(PoisonError::into_inner);
                    // SIGKILL on Unix.
                    child.as_mut().map(Child::kill);
                }
            })
            .start()?;
        Ok(Self {
            left,
            victim,
            sandbox,
        })
    }

    /// Runs the program until it has sent this many requests, or until it ends. Returns the output of one that ended.
    fn run(&self, directory: &Path, requests: usize) -> Outcome<Option<Output>> {
        self.left.store(requests, SeqCst);
        let mut child = command(&self.sandbox, directory);
        let mut stdout = {
            let mut victim = self.victim();
            let child = victim.insert(child.spawn()?);
            child.stdout.take().ok_or("it has no output")?
        };
        // The output ends with the process.
        let mut text = Vec::new();
        stdout.read_to_end(&mut text)?;
        let child = self.victim().take().ok_or("there is no process")?;
        let output = Output {
            stdout: text,
            ..child.wait_with_output()?
        };
        // A process that was killed has no code.
        Ok(output.status.code().map(|_| output))
    }

    fn victim(&self) -> MutexGuard<'_, Option<Child>> {
        self.victim.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[test]
fn an_export_that_is_killed_continues() -> Outcome {
    let killer = Killer::start(Sandbox::builder())?;
    let whole = directory("whole")?;
    let output = killer.run(&whole, usize::MAX)?.ok_or("it was killed")?;
    let text = complete(&output);
    assert!(
        text.contains(&format!(": {PARTS} parts, {PARTS} exported with ")),
        "{text}"
    );
    let expected = read(&whole)?;
    assert_eq!(expected.len(), PARTS);
    let files = fs::read_dir(whole.join(expected.keys().next().ok_or("no part")?))?.count();
    assert!(files > 2, "cited pages are in {files} files");
    let uninterrupted = killer.sandbox.requests().len();

    let mut continued = 0;
    for each in [7, 12, 31] {
        let stopped = directory(&format!("killed-after-{each}"))?;
        let (mut kills, mut sent) = (0, 0);
        let output = loop {
            let before = manifest(&stopped)?;
            killer.sandbox.clear_requests();
            // Each time at another request, so that each kind of request is the last one.
            let ended = killer.run(&stopped, each + kills % 5)?;
            let requests = killer.sandbox.requests();
            continued += continues(&requests, &before);
            sent += requests.len();
            match ended {
                Some(output) => break output,
                None => kills += 1,
            }
            assert!(kills < uninterrupted, "it does not advance");
        };
        complete(&output);
        assert!(kills > 1, "{kills}");
        assert!(
            sent <= uninterrupted + kills * (WORKERS + 4),
            "{sent} {uninterrupted} {kills}"
        );
        assert_eq!(read(&stopped)?, expected);
    }
    assert!(continued > 2, "{continued}");
    Ok(())
}

#[test]
fn a_second_run_requests_nothing() -> Outcome {
    let sandbox = Sandbox::start()?;
    let directory = directory("twice")?;
    complete(&command(&sandbox, &directory).output()?);
    let expected = read(&directory)?;
    // One request for the categories, and one for the brands of each.
    let requests = sandbox.requests();
    let listings = requests
        .iter()
        .filter(|request| request.method() == "GET")
        .count();
    assert_eq!(listings, 1 + CATEGORIES);
    let streams = requests
        .iter()
        .filter(|request| request.path().ends_with("/stream"))
        .count();
    assert_eq!(streams, CATEGORIES * WEEKS * 3);
    sandbox.clear_requests();
    let text = complete(&command(&sandbox, &directory).output()?);
    assert!(
        text.contains(&format!("{PARTS} complete before, 0 failed; 0 requests")),
        "{text}"
    );
    assert_eq!(sandbox.requests().len(), 0);

    // A new week: the plan, and the parts of that week only.
    let text = complete(
        &command(&sandbox, &directory)
            .args(["--until", "2026-06-22"])
            .output()?,
    );
    let kept = PARTS / WEEKS * (WEEKS - 1);
    assert!(
        text.contains(&format!(", {kept} complete before, ")),
        "{text}"
    );
    let requests = sandbox.requests();
    let starts = requests.iter().filter_map(part).map(|[_, _, start]| start);
    assert!(starts.clone().count() > 0 && starts.clone().all(|start| start == "2026-06-15"));
    let grown = read(&directory)?;
    assert_eq!(grown.len(), PARTS + PARTS / WEEKS);
    assert!(
        expected
            .iter()
            .all(|(key, rows)| grown.get(key) == Some(rows))
    );
    Ok(())
}

#[test]
fn a_crash_between_two_writes_costs_one_part() -> Outcome {
    let sandbox = Sandbox::start()?;
    let directory = directory("crash")?;
    complete(&command(&sandbox, &directory).output()?);
    let expected = read(&directory)?;

    // The files are there, but the manifest does not know them, or only some. Another file is half written.
    let mut state = manifest(&directory)?;
    let parts = state["parts"].as_object_mut().ok_or("no parts")?;
    let keys: Vec<String> = parts
        .keys()
        .filter(|key| key.contains("citations"))
        .cloned()
        .collect();
    for key in &keys {
        parts.remove(key);
    }
    fs::write(directory.join("manifest.json"), state.to_string())?;
    fs::write(directory.join("manifest.tmp"), "{")?;
    fs::write(directory.join(&keys[0]).join("0001.tmp"), "PAR1")?;
    fs::write(
        directory.join(&keys[1]).join("0099.parquet"),
        "of a longer report",
    )?;
    sandbox.clear_requests();
    let text = complete(&command(&sandbox, &directory).output()?);
    let (kept, again) = (PARTS - keys.len(), keys.len());
    assert!(
        text.contains(&format!(" parts, {again} exported with ")),
        "{text}"
    );
    assert!(text.contains(&format!(" {kept} complete before")), "{text}");
    assert!(
        sandbox
            .requests()
            .iter()
            .all(|request| request.path() == "/v2/reports/citations")
    );
    assert_eq!(read(&directory)?, expected);

    // A cursor that the API no longer accepts: that part fails, and the next run begins it again.
    let mut state = manifest(&directory)?;
    let saved = &mut state["parts"][&keys[0]];
    saved["complete"] = false.into();
    saved["cursor"] = "expired".into();
    fs::write(directory.join("manifest.json"), state.to_string())?;
    let output = command(&sandbox, &directory).output()?;
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout)?;
    assert!(
        text.contains(" 1 failed; 1 requests") && text.contains(&keys[0]),
        "{text}"
    );
    complete(&command(&sandbox, &directory).output()?);
    assert_eq!(read(&directory)?, expected);

    // The manifest itself is never guessed.
    fs::write(directory.join("manifest.json"), "{")?;
    let output = command(&sandbox, &directory).output()?;
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr)?.contains("manifest.json: "));
    Ok(())
}

#[test]
fn failures_are_listed_at_the_end() -> Outcome {
    let sandbox = Sandbox::start()?;
    let directory = directory("failures")?;
    let listings = vec![Fault::none(); 1 + CATEGORIES];
    let faults = [
        Fault::none(),
        Fault::status(400),
        Fault::none(),
        Fault::status(422),
    ];
    sandbox.fail_next(listings.iter().cloned().chain(faults));
    let output = command(&sandbox, &directory).output()?;
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout)?;
    assert!(text.contains(", 2 failed; "), "{text}");
    assert_eq!(text.lines().count(), 3, "{text}");
    sandbox.clear_requests();
    let text = complete(&command(&sandbox, &directory).output()?);
    assert!(text.contains(" parts, 2 exported with "), "{text}");

    // With a key that is not valid, the parts after the first ones are not requested.
    sandbox.clear_requests();
    let output = command(&sandbox, &directory)
        .args(["--until", "2026-05-18"])
        .env("PROFOUND_API_KEY", Sandbox::EXPIRED_KEY)
        .output()?;
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(sandbox.requests().len(), 1);
    let errors = String::from_utf8(output.stderr)?;
    assert!(!errors.contains(Sandbox::EXPIRED_KEY), "{errors}");

    // An option that does not exist.
    let output = command(&sandbox, &directory).arg("--week").output()?;
    assert_eq!(output.status.code(), Some(2));
    Ok(())
}

#[test]
fn the_quota_is_never_exceeded() -> Outcome {
    let sandbox = Sandbox::builder().quota(30).start()?;
    let directory = directory("quota")?;
    let mut runs = 0;
    loop {
        runs += 1;
        sandbox.clear_requests();
        let output = command(&sandbox, &directory)
            .args(["--wait-minutes", "0"])
            .output()?;
        let requests = sandbox.requests();
        assert!((1..=30).contains(&requests.len()), "{}", requests.len());
        let refused = requests.iter().filter_map(ReceivedRequest::status);
        assert_eq!(refused.filter(|status| status.as_u16() == 429).count(), 0);
        if output.status.success() {
            break;
        }
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8(output.stdout)?;
        assert!(
            text.contains("hourly quota") && text.contains("not requested after"),
            "{text}"
        );
        assert!(runs < 10, "{text}");
        sandbox.advance_time(Duration::from_secs(3600));
    }
    assert!(runs > 2, "{runs}");
    assert_eq!(read(&directory)?.len(), PARTS);
    Ok(())
}

#[test]
fn the_last_week_can_be_exported_again() -> Outcome {
    let sandbox = Sandbox::start()?;
    let directory = directory("refresh")?;
    complete(&command(&sandbox, &directory).output()?);
    let expected = read(&directory)?;
    sandbox.clear_requests();
    let text = complete(&command(&sandbox, &directory).arg("--refresh").output()?);
    assert!(
        text.contains(&format!(" parts, {} exported with ", PARTS / WEEKS)),
        "{text}"
    );
    let requests = sandbox.requests();
    let starts = requests.iter().filter_map(part).map(|[_, _, start]| start);
    assert!(starts.clone().count() > 0 && starts.clone().all(|start| start == "2026-06-08"));
    assert_eq!(
        requests
            .iter()
            .filter(|request| request.method() == "GET")
            .count(),
        1 + CATEGORIES
    );
    assert_eq!(read(&directory)?, expected);
    Ok(())
}
