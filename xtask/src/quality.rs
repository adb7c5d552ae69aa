//! `cargo xtask quality [NAME ...] [--floors] [--pin] [--lower]`: runs the pipeline over the
//! labelled data and prints the scores. Without names every set is scored; a name scores the
//! sets that contain it. `--floors` fails when a score fell below its floor, `--pin` writes
//! the scores as the new floors where they rose, with `--lower` also where they fell.
//! The scorer itself lies beside the data; this file only feeds it.

use crate::draws;
use crate::floors::Floors;
use crate::predict::{Verb, predict};
use crate::rows::{Row, read_rows, write_rows};
use crate::strictness;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One labelled set and how it is scored.
struct Set {
    name: &'static str,
    verb: Verb,
    rows: &'static str,
    gold: &'static str,
    /// Measures of the scorer, in order.
    measures: &'static [&'static str],
}

const ARTICLES: &str = "extract/articles/gold.jsonl.gz";
const MULTILINGUAL: &str = "extract/multilingual/gold.jsonl.gz";

/// Every set, cleaning first.
const SETS: &[Set] = &[
    set(
        "articles/text-chrome",
        Verb::Extract,
        "extract/articles/text-chrome.jsonl.gz",
        ARTICLES,
        &["extract"],
    ),
    set("articles/text-bs4", Verb::Extract, "extract/articles/text-bs4.jsonl.gz", ARTICLES, &["extract"]),
    set(
        "articles/text-resiliparse",
        Verb::Extract,
        "extract/articles/text-resiliparse_main.jsonl.gz",
        ARTICLES,
        &["extract"],
    ),
    set(
        "articles/text-trafilatura",
        Verb::Extract,
        "extract/articles/text-trafilatura_recall.jsonl.gz",
        ARTICLES,
        &["extract"],
    ),
    set("articles/html", Verb::Extract, "extract/articles/html.jsonl.gz", ARTICLES, &["extract", "meta"]),
    set(
        "multilingual/html",
        Verb::Extract,
        "extract/multilingual/html.jsonl.gz",
        MULTILINGUAL,
        &["snippets", "meta"],
    ),
    set(
        "multilingual/text-chrome",
        Verb::Extract,
        "extract/multilingual/text-chrome.jsonl.gz",
        MULTILINGUAL,
        &["snippets"],
    ),
    set(
        "multilingual/text-resiliparse",
        Verb::Extract,
        "extract/multilingual/text-resiliparse_main.jsonl.gz",
        MULTILINGUAL,
        &["snippets"],
    ),
    set("glued", Verb::Split, "glued/text.jsonl.gz", "glued/gold.jsonl.gz", &["split"]),
    set("copies", Verb::Copies, "copies/text.jsonl.gz", "copies/gold.jsonl.gz", &["copies"]),
    set("stories/gva", Verb::Clusters, "stories/gva.jsonl.gz", "stories/gva.jsonl.gz", &["clusters"]),
    set(
        "stories/allsides",
        Verb::Clusters,
        "stories/allsides.jsonl.gz",
        "stories/allsides.jsonl.gz",
        &["clusters"],
    ),
    set(
        "stories/ecbplus",
        Verb::Clusters,
        "stories/ecbplus.jsonl.gz",
        "stories/ecbplus.jsonl.gz",
        &["clusters"],
    ),
];

const fn set(
    name: &'static str,
    verb: Verb,
    rows: &'static str,
    gold: &'static str,
    measures: &'static [&'static str],
) -> Set {
    Set { name, verb, rows, gold, measures }
}

/// Folder of the labelled data: `STORYSIFT_SHARED`, else `../shared` beside the project.
pub fn shared() -> PathBuf {
    match std::env::var_os("STORYSIFT_SHARED") {
        Some(path) => path.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    }
}

/// Runs the verb.
pub fn run(args: &[String]) -> Result<(), String> {
    let eval = shared().join("eval");
    if !eval.is_dir() {
        println!("skipped: no labelled data (set STORYSIFT_SHARED to the folder that holds eval/)");
        return Ok(());
    }
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: the scorer needs python3, which is not installed");
        return Ok(());
    }
    const FLAGS: [&str; 3] = ["--floors", "--pin", "--lower"];
    if let Some(odd) = args.iter().find(|a| a.starts_with('-') && !FLAGS.contains(&a.as_str())) {
        return Err(format!("no flag {odd}; there are {}", FLAGS.join(", ")));
    }
    let flag = |name: &str| args.iter().any(|a| a == name);
    let names: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let wanted = |name: &str| names.is_empty() || names.iter().any(|n| name.contains(n.as_str()));
    let floors = Floors::read()?;
    let mut seen = Floors::default();
    for set in SETS.iter().filter(|s| wanted(s.name)) {
        seen.saw(&eval, set.rows)?;
        seen.saw(&eval, set.gold)?;
        let rows: Vec<Row> = read_rows(&eval.join(set.rows))?;
        score(&eval, set, &rows, set.name, &mut seen)?;
        if set.verb == Verb::Clusters {
            let undated: Vec<Row> = rows.iter().cloned().map(|r| Row { date: None, ..r }).collect();
            score(&eval, set, &undated, &format!("{}/undated", set.name), &mut seen)?;
        }
    }
    for name in ["gva", "allsides", "ecbplus"] {
        if wanted(&format!("drops/{name}")) {
            draws::run(name, &eval.join(format!("stories/{name}.jsonl.gz")), &mut seen)?;
        }
        if wanted(&format!("strictness/{name}")) {
            strictness::run(name, &eval.join(format!("stories/{name}.jsonl.gz")))?;
        }
    }
    if flag("--pin") {
        return seen.pin(floors, flag("--lower"));
    }
    let fallen = if flag("--floors") { seen.fallen(&floors) } else { Vec::new() };
    if fallen.is_empty() { Ok(()) } else { Err(fallen.join("\n")) }
}

fn score(eval: &Path, set: &Set, rows: &[Row], title: &str, seen: &mut Floors) -> Result<(), String> {
    let predictions = predict(set.verb, rows, false);
    for measure in set.measures {
        for line in scorer(eval, measure, &eval.join(set.gold), &predictions)?.lines() {
            println!("{title} {measure}: {line}");
            seen.note(title, measure, line);
        }
        if matches!(*measure, "extract" | "snippets" | "meta") {
            languages(eval, set, measure, &predictions)?;
        }
    }
    Ok(())
}

/// What the scorer says of the predictions.
fn scorer(eval: &Path, measure: &str, gold: &Path, predictions: &[Value]) -> Result<String, String> {
    let out = temporary("predictions");
    write_rows(&out, predictions)?;
    let run = Command::new("python3").arg(eval.join("score.py")).arg(measure).arg(gold).arg(&out).output();
    let run = run.map_err(|e| format!("python3, which the scorer needs: {e}"))?;
    std::fs::remove_file(&out).map_err(|e| e.to_string())?;
    match run.status.success() {
        true => Ok(String::from_utf8_lossy(&run.stdout).into_owned()),
        false => Err(format!("the scorer failed: {}", String::from_utf8_lossy(&run.stderr))),
    }
}

/// Prints the scores language by language. The labelled data does not tell the language of
/// a page, so it is the one that our own detector found in the lead ("unknown" when there
/// was too little of it); those of a few pages go together.
fn languages(eval: &Path, set: &Set, measure: &str, predictions: &[Value]) -> Result<(), String> {
    const FEW: usize = 20;
    let mut pages: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for page in predictions {
        pages.entry(page["language"].as_str().unwrap_or("unknown")).or_default().push(page);
    }
    let few = |pages: &Vec<&Value>| pages.len() < FEW;
    let other = pages.extract_if(.., |_, pages| few(pages)).flat_map(|(_, pages)| pages).collect();
    pages.insert("other", other);
    let foreign: Vec<&Value> = pages
        .iter()
        .filter(|(name, _)| **name != "en")
        .flat_map(|(_, pages)| pages.iter().copied())
        .collect();
    pages.insert("not en", foreign);
    let gold: Vec<Value> = read_rows(&eval.join(set.gold))?;
    for (name, pages) in pages.into_iter().filter(|(_, pages)| !pages.is_empty()) {
        let ids: BTreeSet<&str> = pages.iter().filter_map(|p| p["id"].as_str()).collect();
        let own = gold.iter().filter(|g| g["id"].as_str().is_some_and(|id| ids.contains(id)));
        let own: Vec<Value> = own.cloned().collect();
        let path = temporary("gold");
        write_rows(&path, &own)?;
        let own: Vec<Value> = pages.into_iter().cloned().collect();
        let said = scorer(eval, measure, &path, &own)?;
        std::fs::remove_file(&path).map_err(|e| e.to_string())?;
        let said =
            if measure == "meta" { shares(&said) } else { said.lines().next().unwrap_or_default().into() };
        println!("    {name}, {} pages: {said}", own.len());
    }
    Ok(())
}

/// The scorer's lines on title, author and date as one: shares right and wrong of the pages
/// whose gold has one.
fn shares(said: &str) -> String {
    let share = |line: &str| {
        let (field, rest) = line.split_once(": ")?;
        let mut words = rest.split_whitespace();
        let (right, of) = words.find_map(|w| w.split_once('/'))?;
        let wrong = words.skip_while(|w| *w != "wrong").nth(1)?;
        let of: f64 = of.parse().ok()?;
        let part = |n: &str| n.parse::<f64>().map_or(0.0, |n| n / of);
        Some(format!("{field} {:.3} wrong {:.3} of {of}", part(right), part(wrong)))
    };
    said.lines().filter_map(share).collect::<Vec<_>>().join("; ")
}

fn temporary(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("storysift-{name}-{}.jsonl", std::process::id()))
}
