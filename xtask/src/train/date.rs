//! The chooser of a page's date of publication. `--check` cross-validates over whole sites;
//! without it the weights of all pages are written.

use super::choice::{self, Page};
use super::corpus::fold;
use crate::rows::{Row, read_rows};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use storysift::training::{self, DATE_CUES};

/// The score that a day must pass: its odds against "none of them" and the odds at which
/// being wrong costs less than being silent.
const BARS: [f64; 2] = [0.4, 0.5];

const SETS: [&str; 2] = ["articles", "multilingual"];

#[derive(Deserialize)]
struct Gold {
    id: String,
    #[serde(default)]
    url: String,
    date: Option<String>,
}

pub fn run(args: &[String]) -> Result<(), String> {
    let eval = crate::quality::shared().join("eval/extract");
    let mut learned = Vec::new();
    for kind in ["html", "text-chrome"] {
        let mut pages = Vec::new();
        for (number, set) in SETS.iter().enumerate() {
            load(&eval.join(set), kind, number, &mut pages)?;
        }
        if args.iter().any(|a| a == "--check") {
            choice::check(kind, &SETS, &pages, DATE_CUES.len(), &[-1.0, -0.5, 0.0, 0.5, 1.0]);
        } else {
            learned.push(choice::fit(pages.iter(), DATE_CUES.len()));
        }
    }
    let [html, text] = learned.as_slice() else { return Ok(()) };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/meta/data/date.weights");
    choice::write(&path, "date", DATE_CUES, html, text, BARS)
}

fn load(folder: &Path, kind: &str, set: usize, pages: &mut Vec<Page>) -> Result<(), String> {
    let gold: Vec<Gold> = read_rows(&folder.join("gold.jsonl.gz"))?;
    let gold: BTreeMap<String, Gold> = gold.into_iter().map(|g| (g.id.clone(), g)).collect();
    let rows: Vec<Row> = read_rows(&folder.join(format!("{kind}.jsonl.gz")))?;
    for row in rows {
        let Some(gold) = gold.get(&row.id) else { continue };
        let Some(date) = gold.date.as_deref().and_then(|d| d.get(..10)) else { continue };
        let (days, all) = match (&row.text, &row.html) {
            (Some(text), _) => training::days("page.txt", text.as_bytes()),
            (_, Some(html)) => training::days("page.html", html.as_bytes()),
            _ => continue,
        };
        let right: Vec<bool> = days.iter().map(|d| d.iso == date).collect();
        let candidates = days.into_iter().map(|d| d.cues).collect();
        // Gold that is a later change beside a told publication teaches nothing.
        let teaches = right.contains(&true) || all.iter().all(|d| d.iso != date);
        pages.push(Page { set, fold: fold(&gold.url), candidates, right, teaches });
    }
    Ok(())
}
