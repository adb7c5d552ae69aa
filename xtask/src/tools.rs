//! `cargo xtask tools`: what the other verbs need beside rustup and Node. Each verb asks
//! for what it needs by itself; the verb is there to fetch all of it ahead of time.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Fetches everything: the wasm target and the npm packages.
pub fn run() -> Result<()> {
    wasm_target()?;
    npm_packages()
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

/// Whether a program of that name can be started.
pub fn on_path(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    let names = [program.to_owned(), format!("{program}.exe"), format!("{program}.cmd")];
    std::env::split_paths(&path).any(|folder| names.iter().any(|name| folder.join(name).is_file()))
}
