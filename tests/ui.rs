//! Compiles the programs below `ui/pass`, which must pass, and those of its other directories, which
//! must fail.
//!
//! One version of the compiler compares the errors with the `.stderr` files letter by letter. Other
//! versions word their own errors differently: there, the first error, which is ours, must be among the
//! reported ones. `TRYBUILD=overwrite` writes the files.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    slice::from_ref,
    sync::OnceLock,
    time::{SystemTime, UNIX_EPOCH},
};

use profound_tests::programs::{Compiler, Program, TARGET};
use serde_json::Value;

/// The compiler of the `.stderr` files, which CONTRIBUTING.md names too.
const EXPECTED: &str = "1.95.0";

#[test]
fn passing_programs_compile_without_a_warning_and_run_in_each_edition() {
    let (alone, modules): (Vec<_>, Vec<_>) = programs("pass").into_iter().partition(is_alone);
    assert!(modules.len() > 20, "only {} programs", modules.len());
    let mut failed = String::new();
    for edition in ["2021", "2024"] {
        let together = together(&format!("together-{edition}"), &modules);
        let mut built = build("pass", &[&*alone, from_ref(&together)].concat(), edition);
        let together = built.remove(&name(&together)).expect("it was named");
        let ran = match together.executable {
            Some(_) => &*modules,
            None => &[],
        };
        if ran.is_empty() {
            failed += &together.told;
        }
        for program in alone.iter().chain(ran) {
            let mut fails = |why: &str| {
                failed += &format!("{}, edition {edition}: {why}\n", program.display());
            };
            let name = name(program);
            let Built {
                told, executable, ..
            } = built.get(&name).unwrap_or(&together);
            let Some(executable) = executable else {
                fails(told);
                continue;
            };
            let output = Command::new(executable).arg(name).output();
            let output = output.expect("it was just built");
            if !output.status.success() {
                fails(&String::from_utf8_lossy(&output.stderr));
            }
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

#[test]
fn failing_programs_get_the_expected_errors() {
    let topics = topics();
    if version() == EXPECTED {
        if env::var_os("UI_CARGO").is_some() {
            let cases = trybuild::TestCases::new();
            for topic in topics {
                cases.compile_fail(format!("ui/{topic}/*.rs"));
            }
        } else {
            copy_facts(&target().join("tests/trybuild").join(env!("CARGO_PKG_NAME")));
            compare_with_trybuild();
        }
        return;
    }
    let programs: Vec<_> = topics.iter().flat_map(|topic| programs(topic)).collect();
    let built = build("fail", &programs, "2024");
    let mut failed = String::new();
    for program in &programs {
        let Built {
            told, executable, ..
        } = &built[&name(program)];
        let expected = fs::read_to_string(program.with_extension("stderr")).unwrap_or_default();
        let first = expected.lines().find(|line| line.starts_with("error"));
        let is_told = first.is_some_and(|first| told.lines().any(|line| line == first));
        if executable.is_some() || !is_told {
            let first = first.unwrap_or("an error");
            failed += &format!(
                "{} is not told `{first}`, but:\n{told}\n",
                program.display()
            );
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

/// Runs the test that calls this once more, with a cargo that shares the dependencies of the tests.
fn compare_with_trybuild() {
    compiler();
    let mut test = Command::new(env::current_exe().expect("it is running"));
    // trybuild takes the names of programs from such arguments.
    test.args(env::args().filter(|argument| argument.starts_with("trybuild=")))
        .args(["failing_programs", "--nocapture", "--quiet"])
        .env("UI_CARGO", env::var_os("CARGO").unwrap_or("cargo".into()))
        .env("UI_ARGUMENTS", arguments_file())
        .env("CARGO", env!("CARGO_BIN_EXE_ui-cargo"));
    let status = test.status().expect("it runs already");
    assert!(status.success(), "see above");
}

/// A suggestion "write `…`" replaces the underlined code. Applying it must make the program compile.
#[test]
fn every_suggestion_compiles() {
    let suggests = |program: &PathBuf| {
        let errors = fs::read_to_string(program.with_extension("stderr"));
        errors.is_ok_and(|errors| errors.contains("help: write `"))
    };
    let programs = topics().into_iter().flat_map(|topic| programs(&topic));
    let programs: Vec<_> = programs.filter(suggests).collect();
    let built = build("wrong", &programs, "2024");
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mended");
    fs::create_dir_all(&directory).expect("the target directory is ours to write to");
    let mended: Vec<_> = programs
        .iter()
        .filter_map(|program| {
            let text = mended(program, &built[&name(program)].errors)?;
            let path = directory.join(name(program)).with_extension("rs");
            fs::write(&path, text).expect("as above");
            Some(path)
        })
        .collect();
    assert!(
        mended.len() > 30,
        "only {} programs have suggestions",
        mended.len()
    );
    let (mut alone, modules): (Vec<_>, Vec<_>) = mended.into_iter().partition(is_alone);
    alone.push(together("mended-together", &modules));
    let built = build("mended", &alone, "2024");
    let directory = directory.display();
    for (name, built) in built {
        let told = built.told;
        assert!(
            built.executable.is_some(),
            "as suggested in {directory}, {name}:\n{told}"
        );
    }
}

/// A build depends on the facts file: an edit compiles the program again, against the new operations.
#[test]
fn an_edit_of_the_facts_file_rebuilds() {
    // It leaves the target uncompiled, so it must not run between two builds.
    compiler();
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("edited");
    fs::create_dir_all(&directory).expect("the target directory is ours to write to");
    let program = directory.join("weather.rs");
    let text = "use profound_client::{Error, profound_endpoint};\n\n\
        #[profound_endpoint(contract = \"edited.facts\")]\ntrait Weather {\n\
        \x20   #[profound_endpoint(GET \"/weather/v1/now\")]\n\
        \x20   async fn now(&self) -> Result<(), Error>;\n}\n\nfn main() {}\n";
    fs::write(&program, text).expect("as above");
    for (path, is_accepted) in [
        ("/weather/v1/now", true),
        ("/weather/v1/noon", false),
        ("/weather/v1/now", true),
    ] {
        let facts = format!("profound-facts 1\nGET {path} returns(empty)\n");
        fs::write(directory.join("edited.facts"), facts).expect("as above");
        let output = build_target().env("UI_PROGRAM", &program).output();
        let output = output.expect("cargo runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.success(), is_accepted, "{path}: {told}");
        assert!(is_accepted || told.contains(path), "{told}");
    }
}

/// Returns a program with every suggestion applied, or `None` if one of its errors has no suggestion.
fn mended(program: &Path, errors: &[Value]) -> Option<String> {
    let mut edits = Vec::new();
    for error in errors {
        let (_, help) = error["message"].as_str()?.split_once("help: write `")?;
        let (instead, _) = help.split_once('`')?;
        let spans = error["spans"].as_array()?;
        let span = spans.iter().find(|span| span["is_primary"] == true)?;
        let place = |name: &str| usize::try_from(span[name].as_u64()?).ok();
        edits.push((place("byte_start")?, place("byte_end")?, instead));
    }
    edits.sort();
    let mut text = fs::read_to_string(program).expect("it has just been compiled");
    for (start, end, instead) in edits.into_iter().rev() {
        text.replace_range(start..end, instead);
    }
    Some(text)
}

/// Returns whether a program cannot be a module of another one: it has attributes or paths of a crate.
fn is_alone(program: &PathBuf) -> bool {
    let text = fs::read_to_string(program).expect("it is ours");
    let mut lines = text.lines().filter(|line| !line.starts_with("//"));
    lines.any(|line| line.starts_with("#![") || line.replace("pub(crate)", "").contains("crate"))
}

/// Returns a program with a module for each of these programs, because linking takes longer than
/// compiling. Its argument names the one that it runs.
fn together(directory: &str, programs: &[PathBuf]) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(directory);
    fs::create_dir_all(&directory).expect("the target directory is ours to write to");
    let write = |path: &Path, text: String| fs::write(path, text).expect("as above");
    let (mut modules, mut arms) = (String::new(), String::new());
    for (index, program) in programs.iter().enumerate() {
        let text = fs::read_to_string(program).expect("it is ours");
        let path = directory.join(program.file_name().expect("it is a file"));
        // Lines keep their numbers.
        let text = format!("\n{text}")
            .replace("\nfn main()", "\npub fn main()")
            .replace("\nasync fn main()", "\npub async fn main()");
        write(&path, text[1..].to_owned());
        modules += &format!("#[path = {path:?}]\nmod program_{index};\n");
        arms += &format!(
            "        Some({:?}) => Termination::report(program_{index}::main()),\n",
            name(program)
        );
    }
    let main = format!(
        "use std::process::{{ExitCode, Termination}};\n\n{modules}\n\
         fn main() -> ExitCode {{\n    match std::env::args().nth(1).as_deref() {{\n{arms}        \
         other => panic!(\"unknown program {{other:?}}\"),\n    }}\n}}\n"
    );
    let path = directory.join("together.rs");
    write(&path, main);
    path
}

/// The compiler's output for a program: its messages and the executable.
#[derive(Default)]
struct Built {
    told: String,
    /// Each error as the compiler's own JSON, except the one that counts them.
    errors: Vec<Value>,
    executable: Option<PathBuf>,
}

/// Compiles programs with the same dependencies as this test. Each set has a separate directory, because
/// tests run in parallel.
fn build(set: &str, programs: &[PathBuf], edition: &str) -> BTreeMap<String, Built> {
    let directory = target().join(format!("tests/ui-{set}-{edition}"));
    copy_facts(&directory);
    let programs: Vec<_> = programs
        .iter()
        .map(|path| Program {
            name: name(path),
            path: path.clone(),
        })
        .collect();
    let flags = ["-Dwarnings", "-Adead_code"].map(str::to_owned);
    let compiled = compiler().compile(&programs, &directory, edition, &flags);
    let built = compiled.into_iter().map(|compiled| {
        let mut built = Built {
            executable: compiled.executable,
            ..Built::default()
        };
        for told in compiled.messages {
            built.told += told["rendered"].as_str().unwrap_or_default();
            let counts = told["spans"].as_array().is_none_or(Vec::is_empty);
            if told["level"] == "error" && !counts {
                built.errors.push(told);
            }
        }
        (compiled.program.name, built)
    });
    built.collect()
}

/// Returns the compiler and its arguments for a test of this package.
fn compiler() -> &'static Compiler {
    static COMPILER: OnceLock<Compiler> = OnceLock::new();
    COMPILER.get_or_init(|| {
        let file = arguments_file();
        // The arguments of an earlier run can be others.
        let _ = fs::remove_file(&file);
        // cargo calls the compiler, because these flags are new.
        let time = SystemTime::now().duration_since(UNIX_EPOCH);
        let time = time.expect("it is after 1970").as_nanos();
        let mut cargo = build_target();
        cargo.args(["--", "--cfg", &format!("time=\"{time}\"")]);
        let output = cargo.env("UI_ARGUMENTS", &file).output();
        let output = output.expect("cargo runs");
        Compiler::read(&file).unwrap_or_else(|error| {
            panic!("{error}: {}", String::from_utf8_lossy(&output.stderr));
        })
    })
}

fn arguments_file() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui-arguments.json")
}

/// Returns the cargo that builds the target of this package for `ui-cargo`.
fn build_target() -> Command {
    let mut cargo = cargo(&["rustc", "--offline", "--quiet", "--test", TARGET]);
    cargo
        .env("CARGO_TARGET_DIR", target())
        .env("RUSTC_WRAPPER", env!("CARGO_BIN_EXE_ui-cargo"));
    cargo
}

/// Returns the target directory.
fn target() -> &'static Path {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    target.expect("it is in the target directory")
}

/// Copies the facts files into a package, which is the directory that `contract` begins at.
fn copy_facts(package: &Path) {
    let to = package.join("facts");
    fs::create_dir_all(&to).expect("the target directory is ours to write to");
    let from = root().join("contract_file/facts");
    for file in fs::read_dir(from).expect("it is there") {
        let file = file.expect("it is ours");
        fs::copy(file.path(), to.join(file.file_name())).expect("as above");
    }
}

/// Returns the directories of failing programs.
fn topics() -> Vec<String> {
    let entries = fs::read_dir(root()).expect("it is there");
    let names = entries.map(|entry| entry.expect("it is ours").file_name());
    let mut topics: Vec<_> = names
        .map(|name| name.into_string().expect("ASCII"))
        .filter(|name| name != "pass")
        .collect();
    topics.sort();
    topics
}

fn programs(topic: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(topic)).expect("it is there");
    let mut programs: Vec<_> = entries
        .map(|entry| entry.expect("it is ours").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    programs.sort();
    programs
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")
}

/// Returns a name such as `attribute-unknown-option-`, for `attribute/unknown-option.rs`.
fn name(program: &Path) -> String {
    let relative = program.strip_prefix(root());
    let words = match relative {
        Ok(relative) => relative.with_extension(""),
        Err(_) => {
            return program
                .file_stem()
                .map(|stem| stem.to_string_lossy().into())
                .unwrap_or_default();
        }
    };
    let words = words.iter().map(|word| word.to_str().expect("ASCII"));
    words.flat_map(|word| [word, "-"]).collect()
}

/// Returns cargo with the environment of a command line. The variables that describe this package would
/// make the build script of `ring` run again.
fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name);
        }
    }
    cargo
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo
}

/// The version of the compiler.
fn version() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc).arg("-V").output().expect("rustc runs");
    let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
    text.split_whitespace()
        .nth(1)
        .expect("a version")
        .to_owned()
}
