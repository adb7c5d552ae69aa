//! Calls the scorer, a Python script beside the labelled data. In: a measure, labels and
//! predictions. Out: what it prints.

use crate::jsonl::write_rows;
use crate::paths::temporary;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The scorer's lines about predictions, by the labels of a file.
pub fn run(eval: &Path, measure: &str, gold: &Path, predictions: &[Value]) -> Result<String> {
    let file = temporary("predictions", "jsonl");
    write_rows(&file, predictions)?;
    let run = Command::new("python3").arg(eval.join("score.py")).arg(measure).arg(gold).arg(&file).output();
    let run = run.context("python3, which the scorer needs")?;
    std::fs::remove_file(&file)?;
    if !run.status.success() {
        bail!("the scorer failed: {}", String::from_utf8_lossy(&run.stderr));
    }
    Ok(String::from_utf8_lossy(&run.stdout).into_owned())
}
