//! `bench readers`: Storysift beside other readers of web pages in JavaScript, on the same pages, by
//! `tests/bench/readers/readers.mjs`, which prints the tables itself. npm fetches the others when they are not there.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::process::Command;

/// Runs the script; its arguments are passed on.
pub fn run(args: &[String]) -> Result<()> {
    let script = paths::bench_script("readers/readers.mjs");
    let folder = script.parent().context("the folder of the script")?;
    if !folder.join("node_modules").is_dir() {
        let fetch = Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
            .current_dir(folder)
            .status();
        if !fetch.context("npm, which fetches the other readers")?.success() {
            bail!("npm did not fetch the other readers");
        }
    }
    let status = Command::new("node").arg(&script).args(args).current_dir(paths::root()).status();
    if !status.context("node")?.success() {
        bail!("the benchmark of the readers failed");
    }
    Ok(())
}
