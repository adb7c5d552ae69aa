//! `quality`: runs the pipeline over the labelled data and prints the scores. In: names, each
//! of which selects the sets that contain it; none selects all. Out: lines of scores on
//! standard output, each marked as on rows that the weights saw or did not see, and beside those of cleaning
//! the scores of other tools on the same rows (`--no-peers` leaves them out). `--floors` fails when a score fell below its floor, `--pin` raises the
//! floors to the scores, `--lower` with it lowers them too.
//!
//! The scorer is a Python script beside the labelled data; this module calls it.

mod by_language;
mod floors;
mod peers;
mod scorer;
pub mod sets;
mod small_drops;
mod strictness;

use crate::args::Args;
use crate::jsonl::{Row, read_rows, write_rows};
use crate::paths::{self, temporary};
use crate::predict::{Task, predict};
use anyhow::{Result, bail};
use floors::Floors;
use peers::Peers;
use serde::Deserialize;
use serde_json::Value;
use sets::{Part, SETS, STORIES, Set};
use std::collections::BTreeSet;
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
    let args = Args::parse(args, &["--floors", "--pin", "--lower", "--no-peers"])?;
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
    let mut sets = SETS.iter().filter(|s| selected(s.name)).peekable();
    let cleans = sets.clone().any(|s| s.task == Task::Extract);
    let peers = if cleans && !args.has("--no-peers") { Some(Peers::fetch()?) } else { None };
    if sets.peek().is_some() {
        println!("seen: the weights learned from these rows; unseen: they did not");
    }
    for set in sets {
        let absent = [set.rows, set.gold].into_iter().find(|file| !eval.join(file).is_file());
        if let Some(file) = absent {
            println!("skipped: {}, no file {file}", set.name);
            continue;
        }
        measured.note_file(&eval, set.rows)?;
        measured.note_file(&eval, set.gold)?;
        let rows: Vec<Row> = read_rows(&eval.join(set.rows))?;
        if set.part != Part::All {
            score_part(&eval, set, rows, peers.as_ref(), &mut measured)?;
            continue;
        }
        let gold = eval.join(set.gold);
        score(&eval, set, (&rows, &gold), set.name, peers.as_ref(), &mut measured)?;
        if set.task == Task::Clusters {
            let undated: Vec<Row> = rows.iter().cloned().map(|r| Row { date: None, ..r }).collect();
            let title = format!("{}/undated", set.name);
            score(&eval, set, (&undated, &gold), &title, None, &mut measured)?;
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

/// Prints the scores of those rows of a file that are in the set.
fn score_part(
    eval: &Path,
    set: &Set,
    rows: Vec<Row>,
    peers: Option<&Peers>,
    measured: &mut Floors,
) -> Result<()> {
    let labels: Vec<Value> = read_rows(&eval.join(set.gold))?;
    let labels: Vec<Value> = labels.into_iter().filter(|g| set.part.has(g["set"].as_str())).collect();
    let ids: BTreeSet<&str> = labels.iter().filter_map(|g| g["id"].as_str()).collect();
    let rows: Vec<Row> = rows.into_iter().filter(|row| ids.contains(row.id.as_str())).collect();
    let gold = temporary("part", "jsonl");
    write_rows(&gold, &labels)?;
    score(eval, set, (&rows, &gold), set.name, peers, measured)?;
    Ok(std::fs::remove_file(&gold)?)
}

/// Prints the scores of a set, and notes them.
fn score(
    eval: &Path,
    set: &Set,
    (rows, gold): (&[Row], &Path),
    title: &str,
    peers: Option<&Peers>,
    measured: &mut Floors,
) -> Result<()> {
    let predictions = predict(set.task, rows, false);
    for measure in set.measures {
        let seen = if set.learned_from() { "seen" } else { "unseen" };
        for line in scorer::run(eval, measure, gold, &predictions)?.lines() {
            println!("{title} {measure} ({seen}): {line}");
            measured.note_score(title, measure, line);
        }
        if set.task == Task::Extract {
            if let Some(peers) = peers {
                peers.print(eval, measure, rows, gold)?;
            }
            by_language::print(eval, measure, gold, &predictions)?;
        }
    }
    Ok(())
}
