//! The choosers of a page's title, author and date: each learns on labelled pages which of the
//! candidates is right. `--check` cross-validates over whole sites; without it the weights
//! of all pages are written.

use super::choice::{Page, fit, folds, score};
use super::corpus::fold;
use crate::rows::{Row, read_rows};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// What is chosen.
pub struct Chooser {
    /// The verb, which names the table of weights too.
    pub name: &'static str,
    /// The module that reads the table.
    pub folder: &'static str,
    /// Names of the cues.
    pub cues: &'static [&'static str],
    /// The scores that a candidate must pass, with and without markup: its odds against "none
    /// of them" at which being wrong costs less than being silent.
    pub bars: [f64; 2],
    /// Whether it also learns on the labelled articles by themselves, every other one under
    /// its title.
    pub bare: bool,
    /// The page's candidates, with the gold value that they are to meet; `None` when the
    /// page's gold does not tell.
    pub candidates: fn(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates>,
}

/// The candidates of a page.
pub struct Candidates {
    /// What each says, its cues, and how right it is.
    pub list: Vec<(String, Vec<f32>, Right)>,
    /// Whether weights are learned from it.
    pub teaches: bool,
}

/// How right a candidate is: one that is right in part is learned where none is so wholly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    No,
    Partly,
    Wholly,
}

/// What is known of a page.
#[derive(Deserialize)]
pub struct Gold {
    id: String,
    #[serde(default)]
    url: String,
    pub title: Option<String>,
    #[serde(default)]
    pub authors: Value,
    pub date: Option<String>,
    #[serde(default)]
    body: Option<String>,
}

impl Gold {
    /// The article by itself, under its title or without it.
    fn bare(&self, titled: bool) -> Option<Row> {
        let (title, body) = (self.title.as_ref()?, self.body.as_ref()?);
        let text = if titled { format!("{title}\n{body}") } else { body.clone() };
        Some(Row { id: self.id.clone(), text: Some(text), ..Row::default() })
    }
}

const SETS: [&str; 2] = ["articles", "multilingual"];
/// The files of pages with and without markup.
const FILES: [&[&str]; 2] = [&["html"], &["text-chrome", "text-resiliparse_main"]];
/// Name of the set of articles by themselves.
const BARE: &str = "bare";
/// Bars that are tried.
const TRIED: [f64; 8] = [-1.0, -0.5, 0.0, 0.4, 0.8, 1.0, 1.2, 1.6];

/// Learns, or checks.
pub fn run(chooser: &Chooser, args: &[String]) -> Result<(), String> {
    let eval = crate::quality::shared().join("eval/extract");
    let mut learned = Vec::new();
    for files in FILES {
        let mut pages = Vec::new();
        let mut sets = Vec::new();
        for set in SETS {
            for file in files {
                load(chooser, &eval.join(set), file, sets.len(), &mut pages)?;
                sets.push(format!("{set}/{file}"));
            }
            if chooser.bare && files.len() > 1 {
                load(chooser, &eval.join(set), BARE, sets.len(), &mut pages)?;
                sets.push(format!("{set}/{BARE}"));
            }
        }
        if args.iter().any(|a| a == "--wrong") {
            wrong(chooser, &sets, &pages, chooser.bars[learned.len()]);
            learned.push(Vec::new());
        } else if args.iter().any(|a| a == "--check") {
            check(&sets, &pages, chooser.cues.len());
        } else {
            learned.push(fit(pages.iter(), chooser.cues.len()));
        }
    }
    let [html, text] = learned.as_slice() else { return Ok(()) };
    if html.is_empty() {
        return Ok(());
    }
    write(chooser, html, text)
}

fn load(
    chooser: &Chooser,
    folder: &Path,
    file: &str,
    set: usize,
    pages: &mut Vec<Page>,
) -> Result<(), String> {
    let gold: Vec<Gold> = read_rows(&folder.join("gold.jsonl.gz"))?;
    let gold: BTreeMap<String, Gold> = gold.into_iter().map(|g| (g.id.clone(), g)).collect();
    let rows: Vec<Row> = match file {
        BARE => gold.values().enumerate().filter_map(|(n, g)| g.bare(n % 2 == 0)).collect(),
        _ => read_rows(&folder.join(format!("{file}.jsonl.gz")))?,
    };
    for row in rows {
        let Some(gold) = gold.get(&row.id) else { continue };
        let found = match (&row.text, &row.html) {
            (Some(text), _) => (chooser.candidates)("page.txt", text.as_bytes(), gold),
            (_, Some(html)) => (chooser.candidates)("page.html", html.as_bytes(), gold),
            _ => None,
        };
        let Some(Candidates { list, teaches }) = found else { continue };
        let mut page = Page { set, id: row.id, fold: fold(&gold.url), teaches, ..Page::default() };
        let most = list.iter().map(|(.., right)| *right).max();
        for (said, cues, right) in list {
            page.said.push(said);
            page.candidates.push(cues);
            page.right.push(right != Right::No);
            page.best.push(right != Right::No && Some(right) == most);
        }
        pages.push(page);
    }
    Ok(())
}

/// Prints what share of the pages of each set are right and wrong at some bars, each page
/// by weights that never saw its site.
fn check(sets: &[String], pages: &[Page], cues: usize) {
    let weights = folds(pages, cues);
    for (set, name) in sets.iter().enumerate() {
        let own: Vec<&Page> = pages.iter().filter(|p| p.set == set).collect();
        let possible = own.iter().filter(|p| p.right.contains(&true)).count();
        let of = |n: usize| n as f64 / own.len().max(1) as f64;
        println!("{name}, {} pages: right is among the candidates of {:.3}", own.len(), of(possible));
        for bar in TRIED {
            let (mut right, mut wrong) = (0, 0);
            for page in &own {
                match choose(page, &weights[page.fold], bar) {
                    Some(at) if page.right[at] => right += 1,
                    Some(_) => wrong += 1,
                    None => {}
                }
            }
            println!("    bar {bar:4}: right {:.3}  wrong {:.3}", of(right), of(wrong));
        }
    }
}

/// Prints the pages on which the choice by weights that never saw their site is wrong, or
/// silent where it need not be: what was chosen and what is right, with what speaks for each.
fn wrong(chooser: &Chooser, sets: &[String], pages: &[Page], bar: f64) {
    let weights = folds(pages, chooser.cues.len());
    for page in pages {
        let weights = &weights[page.fold];
        let chosen = choose(page, weights, bar);
        let right = page.right.iter().position(|r| *r);
        if chosen.is_some() && chosen == right || chosen.is_some_and(|c| page.right[c]) {
            continue;
        }
        println!("{} {}", sets[page.set], page.id);
        for (what, at) in [("chosen", chosen), ("right", right)] {
            let Some(at) = at else { continue };
            let cues = &page.candidates[at];
            let parts = chooser.cues.iter().zip(cues.iter().zip(weights)).filter(|(_, (c, _))| **c != 0.0);
            let parts: Vec<String> =
                parts.map(|(name, (c, w))| format!("{name} {:.1}", f64::from(*c) * w)).collect();
            println!("    {what} {:.2} {}: {}", score(cues, weights), page.said[at], parts.join(", "));
        }
    }
}

/// The best candidate, when it passes the bar; the first of equals.
fn choose(page: &Page, weights: &[f64], bar: f64) -> Option<usize> {
    let scores: Vec<f64> = page.candidates.iter().map(|c| score(c, weights)).collect();
    let best = (0..scores.len()).reduce(|a, b| if scores[b] > scores[a] { b } else { a })?;
    (scores[best] > bar).then_some(best)
}

/// Writes the table: a line a cue, with its weights for pages with and without markup.
fn write(chooser: &Chooser, html: &[f64], text: &[f64]) -> Result<(), String> {
    let file = format!("../src/{}/data/{}.weights", chooser.folder, chooser.name);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let mut table = format!(
        "# Weights of cues for pages with and without markup, written by `cargo xtask train {}`.\n",
        chooser.name
    );
    let rows = chooser.cues.iter().zip(html.iter().zip(text)).map(|(n, (h, t))| (*n, *h, *t));
    for (name, html, text) in rows.chain([("bar", chooser.bars[0], chooser.bars[1])]) {
        writeln!(table, "{name} {html:.3} {text:.3}").map_err(|e| e.to_string())?;
    }
    println!("{}: {} cues", path.display(), chooser.cues.len());
    std::fs::write(path, table).map_err(|e| e.to_string())
}
