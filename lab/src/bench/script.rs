//! Runs the scripts of `tests/bench` on pages: peers in Python, and the WebAssembly module in
//! Node. In: pages, written to a temporary file. Out: the JSON that the script prints.

use super::ROUNDS;
use super::inputs::File;
use crate::paths;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::process::Command;
use std::time::Duration;

/// The time of the text pages through the WebAssembly module; `None` when it is not built.
pub fn wasm(pages: &[File]) -> Result<Option<Duration>> {
    if !paths::npm_package().is_dir() {
        return Ok(None);
    }
    let ms = run("node", "wasm.mjs", pages, &[&ROUNDS.to_string()])?;
    let ms = ms.and_then(|m| m.as_f64()).context("the WebAssembly benchmark printed no time")?;
    Ok(Some(Duration::from_secs_f64(ms / 1e3)))
}

/// What a script prints about pages; `None` when its program is not installed.
pub fn run(program: &str, name: &str, pages: &[File], more: &[&str]) -> Result<Option<Value>> {
    let input = paths::temporary("bench", "json");
    std::fs::write(&input, serde_json::to_string(pages)?)?;
    let script = paths::bench_script(name);
    let run = Command::new(program).arg(script).arg(&input).args(more).current_dir(paths::root()).output();
    std::fs::remove_file(&input)?;
    let run = match run {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        run => run.with_context(|| program.to_owned())?,
    };
    if !run.status.success() {
        bail!("{name}: {}", String::from_utf8_lossy(&run.stderr));
    }
    serde_json::from_slice(&run.stdout).with_context(|| name.to_owned())
}
