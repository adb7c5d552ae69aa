//! `cargo xtask tools`: what the other verbs need beside rustup and Node. Each verb asks
//! for what it needs by itself; the verb is there to fetch all of it ahead of time.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Fetches everything: the wasm target, the npm packages and the browsers of the tests.
pub fn run() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    browsers()
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// A command that runs at the root of the repository.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Runs a command; its output goes where ours goes.
pub fn run_command(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}");
    let status = command.status().with_context(|| format!("cannot start {shown}"))?;
    if !status.success() {
        bail!("{shown} ended with {status}");
    }
    Ok(())
}

/// The wasm target of the pinned toolchain; nothing happens when it is there.
pub fn wasm_target() -> Result<()> {
    if !on_path("rustup") {
        return Ok(()); // A toolchain by other means brings its own targets.
    }
    run_command(command("rustup").args(["--quiet", "target", "add", "wasm32-unknown-unknown"]))
}

/// The npm packages of the lock file; nothing happens when they are there already.
pub fn npm_packages() -> Result<()> {
    let (lock, mark) = (root().join("package-lock.json"), root().join("node_modules/.storysift-lock"));
    let wanted = std::fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    if std::fs::read(&mark).is_ok_and(|got| got == wanted) {
        return Ok(());
    }
    if !on_path("npm") {
        bail!("Node 20.19 or newer with npm is needed and was not found");
    }
    run_command(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"]))?;
    std::fs::write(&mark, wanted).with_context(|| format!("cannot write {}", mark.display()))
}

/// The browsers that the tests drive: Chromium and Firefox, each by any of its names.
const BROWSERS: [(&str, &[&str]); 2] = [
    ("chromium", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]),
    ("firefox-esr", &["firefox-esr", "firefox"]),
];

/// The browsers, from the system's packages where this user may install them.
pub fn browsers() -> Result<()> {
    let missing: Vec<_> =
        BROWSERS.iter().filter(|(_, names)| !names.iter().any(|n| on_path(n))).map(|(p, _)| *p).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("sudo apt-get update && sudo apt-get install -y {}", missing.join(" "));
    let by_hand = format!("the browser tests need {}; to install: {by_hand}", missing.join(" and "));
    let Some(prefix) = apt_get() else { bail!(by_hand) };
    let apt = |args: &[&str]| {
        let mut command = command(prefix.first().unwrap_or(&"apt-get"));
        command.args(prefix.iter().skip(1)).args(args).env("DEBIAN_FRONTEND", "noninteractive");
        run_command(command.stdout(std::process::Stdio::null()))
    };
    println!("installing {}", missing.join(" and "));
    apt(&["update", "-qq"]).context(by_hand.clone())?;
    let install = [&["install", "-y", "-qq", "--no-install-recommends"][..], &missing].concat();
    apt(&install).context(by_hand)
}

/// How apt-get is called without being asked a password, if at all.
fn apt_get() -> Option<Vec<&'static str>> {
    let answers = |program: &str, args: &[&str]| {
        let out = Command::new(program).args(args).stdin(std::process::Stdio::null()).output();
        out.ok().filter(|o| o.status.success()).map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned())
    };
    if !on_path("apt-get") {
        None
    } else if answers("id", &["-u"]).as_deref() == Some("0") {
        Some(vec!["apt-get"])
    } else if answers("sudo", &["-n", "true"]).is_some() {
        Some(vec!["sudo", "-n", "apt-get"])
    } else {
        None
    }
}

/// Whether a program of that name can be started.
pub fn on_path(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    let names = [program.to_owned(), format!("{program}.exe"), format!("{program}.cmd")];
    std::env::split_paths(&path).any(|folder| names.iter().any(|name| folder.join(name).is_file()))
}
