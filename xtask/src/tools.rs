//! `cargo xtask tools`: fetches what the other verbs need beside rustup and Node. Each verb
//! fetches what it needs by itself; this one fetches everything ahead of time. Also the functions
//! with which all verbs run commands.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Fetches everything: the wasm target, the npm packages and the browsers of the tests.
pub fn run() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    docs_packages()?;
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

/// Runs a command, which shares this program's output; fails when it fails.
pub fn run_command(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}");
    let status = command.status().with_context(|| format!("cannot start {shown}"))?;
    if !status.success() {
        bail!("{shown} ended with {status}");
    }
    Ok(())
}

/// Installs the wasm target of the pinned toolchain, when it is missing.
pub fn wasm_target() -> Result<()> {
    if !on_path("rustup") {
        return Ok(()); // A toolchain without rustup has its own targets.
    }
    run_command(command("rustup").args(["--quiet", "target", "add", "wasm32-unknown-unknown"]))
}

/// Installs the npm packages of the project.
pub fn npm_packages() -> Result<()> {
    npm_packages_of(&root())
}

/// Installs the tools in which the tests of the hosts run the package.
pub fn host_packages() -> Result<()> {
    npm_packages_of(&root().join("tests/hosts"))?;
    npm_packages_of(&root().join("tests/hosts/servers"))
}

/// Installs what the documentation site is made with.
pub fn docs_packages() -> Result<()> {
    npm_packages_of(&root().join("docs/site"))
}

/// Installs the npm packages of a folder's lock file, when they are not installed already. A copy
/// of the lock file in `node_modules` records which are.
fn npm_packages_of(folder: &Path) -> Result<()> {
    let (lock, record) = (folder.join("package-lock.json"), folder.join("node_modules/.storysift-lock"));
    let wanted = std::fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    if std::fs::read(&record).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if !on_path("npm") {
        bail!("Node 20.19 or newer with npm is needed and was not found");
    }
    let mut npm = command("npm");
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"]);
    run_command(&mut npm)?;
    std::fs::write(&record, wanted).with_context(|| format!("cannot write {}", record.display()))
}

/// The browsers of the tests: the system's package, and the programs of which one must be there.
const BROWSERS: [(&str, &[&str]); 2] = [
    ("chromium", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]),
    ("firefox-esr", &["firefox-esr", "firefox"]),
];

/// Installs the browsers from the system's packages; fails with the command to type where this
/// user may not.
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

/// How apt-get can be called without a password; `None` when it cannot.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_on_the_path() {
        for (program, found) in [("sh", true), ("no-such-program-here", false), ("", false)] {
            assert_eq!(on_path(program), found, "{program:?}");
        }
    }

    #[test]
    fn a_failed_command_is_an_error_that_names_it() {
        assert!(run_command(command("sh").args(["-c", "exit 0"])).is_ok());
        for mut failing in [command("sh"), command("no-such-program-here")] {
            failing.args(["-c", "exit 3"]);
            let error = run_command(&mut failing).unwrap_err().to_string();
            assert!(error.contains("exit 3"), "{error}");
        }
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("Cargo.toml").is_file() && root().join("package-lock.json").is_file());
    }
}
