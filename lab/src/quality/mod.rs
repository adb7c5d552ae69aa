//! `quality`: runs the pipeline over the labelled data and prints the scores. In: names, each
//! of which selects the sets that contain it; none selects all. Out: lines of scores on
//! standard output. `--floors` fails when a score fell below its floor, `--pin` raises the
//! floors to the scores, `--lower` with it lowers them too.
//!
//! The scorer is a Python script beside the labelled data; this module calls it.

mod by_language;
mod floors;
mod scorer;
mod sets;
mod small_drops;
mod strictness;

use crate::args::Args;
use crate::jsonl::{Row, read_rows};
use crate::paths;
use crate::predict::{Task, predict};
use anyhow::{Result, bail};
use floors::Floors;
use serde::Deserialize;
use sets::{SETS, STORIES, Set};
use std::path::Path;
use std::process::Command;

/// A row with its labelled story, which only the scorers see.
#[derive(Deserialize)]
struct StoryRow {
    cluster: Option<String>,
    #[serde(flatten)]
    row: Row,
}

/// Runs the verb. Without labelled data or Python it says so and succeeds.
pub fn run(args: &[String]) -> Result<()> {
    let args = Args::parse(args, &["--floors", "--pin", "--lower"])?;
    let eval = paths::labelled_data();
    if !eval.is_dir() {
        println!("skipped: no labelled data (set STORYSIFT_SHARED to the folder that holds eval/)");
        return Ok(());
    }
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: the scorer needs python3, which is not installed");
        return Ok(());
    }
    let selected = |name: &str| args.words.is_empty() || args.words.iter().any(|word| name.contains(word));
    let floors = Floors::read()?;
    let mut measured = Floors::default();
    for set in SETS.iter().filter(|s| selected(s.name)) {
        measured.note_file(&eval, set.rows)?;
        measured.note_file(&eval, set.gold)?;
        let rows: Vec<Row> = read_rows(&eval.join(set.rows))?;
        score(&eval, set, &rows, set.name, &mut measured)?;
        if set.task == Task::Clusters {
            let undated: Vec<Row> = rows.iter().cloned().map(|r| Row { date: None, ..r }).collect();
            score(&eval, set, &undated, &format!("{}/undated", set.name), &mut measured)?;
        }
    }
    for name in STORIES {
        let file = eval.join(format!("stories/{name}.jsonl.gz"));
        if selected(&format!("drops/{name}")) {
            small_drops::run(name, &file, &mut measured)?;
        }
        if selected(&format!("strictness/{name}")) {
            strictness::run(name, &file)?;
        }
    }
    if args.has("--pin") {
        return measured.pin(floors, args.has("--lower"));
    }
    let fallen = if args.has("--floors") { measured.below(&floors) } else { Vec::new() };
    if !fallen.is_empty() {
        bail!(fallen.join("\n"));
    }
    Ok(())
}

/// Prints the scores of a set, and notes them.
fn score(eval: &Path, set: &Set, rows: &[Row], title: &str, measured: &mut Floors) -> Result<()> {
    let predictions = predict(set.task, rows, false);
    for measure in set.measures {
        for line in scorer::run(eval, measure, &eval.join(set.gold), &predictions)?.lines() {
            println!("{title} {measure}: {line}");
            measured.note_score(title, measure, line);
        }
        if set.task == Task::Extract {
            by_language::print(eval, measure, &eval.join(set.gold), &predictions)?;
        }
    }
    Ok(())
}
