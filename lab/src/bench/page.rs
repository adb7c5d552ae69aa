//! `bench page`: a drop of made-up files onto the built page in Chromium, by `tests/bench/page.mjs`, which prints the
//! figures itself.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::process::Command;

/// Runs the script; its arguments are the number of files and, if given, the kilobytes of a file.
pub fn run(args: &[String]) -> Result<()> {
    let script = paths::bench_script("page.mjs");
    let status = Command::new("node").arg(script).args(args).current_dir(paths::root()).status();
    if !status.context("node")?.success() {
        bail!("the benchmark of the page failed");
    }
    Ok(())
}
