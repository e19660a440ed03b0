//! Builds and runs the measured programs and parses their output.

use std::{
    env,
    ffi::OsStr,
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use profound_benches::compile::cargo::remove_package;

use crate::Result;

/// The paths of the programs.
pub struct Programs {
    own: PathBuf,
    peers: Option<PathBuf>,
}

/// A server that runs until it is dropped.
pub struct Server {
    process: Child,
    pub port: u16,
}

const PATIENCE: Duration = Duration::from_secs(10);

impl Programs {
    pub fn build(peers: Option<&Path>) -> Result<Self> {
        let program = env::current_exe()?;
        let directory = program.parent().ok_or("a program has a directory")?;
        let target = directory.parent().ok_or("a profile has a directory")?;
        // The profile and the features of this program, so that the library is not built again.
        let profile = match directory.file_name().and_then(OsStr::to_str) {
            None | Some("debug") => "release",
            Some(profile) => profile,
        };
        let mut arguments = vec!["--profile", profile];
        if cfg!(feature = "encoders") {
            arguments.extend(["--features", "encoders"]);
        }
        cargo(Path::new(env!("CARGO_MANIFEST_DIR")), target, &arguments)?;
        let peers = match peers {
            Some(peers) => Some(build_peers(peers, target)?),
            None => None,
        };
        let own = target.join(profile);
        Ok(Self { own, peers })
    }

    /// Returns the path of one of our programs.
    pub fn own(&self, name: &str) -> PathBuf {
        self.own.join(name)
    }

    /// Returns the path of a peer's program, if the peers were built.
    pub fn peer(&self, name: &str) -> Option<PathBuf> {
        Some(self.peers.as_ref()?.join(name))
    }

    pub fn serve(&self) -> Result<Server> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = pinned(&self.own("server"), 1);
        let process = command.arg(port.to_string()).spawn()?;
        let mut server = Server { process, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = server.process.try_wait()? {
                return Err(format!("the server ended: {status}").into());
            }
            if start.elapsed() > PATIENCE {
                return Err("the server does not answer".into());
            }
            sleep(Duration::from_millis(10));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The process may have exited already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Returns a command pinned to one core, if the machine has a program for that.
pub fn pinned(program: &Path, core: usize) -> Command {
    let found = env::var_os("PATH").is_some_and(|path| {
        env::split_paths(&path).any(|directory| directory.join("taskset").exists())
    });
    if !found {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.args(["-c", &core.to_string()]).arg(program);
    command
}

/// Runs a command and returns its output.
pub fn printed(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Builds a copy, so that nothing is written to the source directory.
fn build_peers(sources: &Path, target: &Path) -> Result<PathBuf> {
    let copy = target.join("peers-sources");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    copied(sources, &copy)?;
    let target = target.join("peers");
    cargo(&copy, &target, &["--release"])?;
    Ok(target.join("release"))
}

fn cargo(package: &Path, target: &Path, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    command.args(["build", "--quiet", "--bins"]).args(arguments);
    command.current_dir(package).arg("--target-dir").arg(target);
    remove_package(&mut command);
    printed(&mut command).map(drop)
}

fn copied(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if !entry.file_type()?.is_dir() {
            fs::write(to, fs::read(from)?)?;
        } else if entry.file_name() != "target" {
            copied(&from, &to)?;
        }
    }
    Ok(())
}
