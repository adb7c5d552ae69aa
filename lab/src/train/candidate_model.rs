//! Learns how a page's title, its form, its authors and its date are chosen among candidates.
//! In: labelled pages, and the candidates that the engine finds in them. Out: a table with one
//! weight a feature for pages with markup and one for pages without. `--check` prints scores by
//! cross-validation over whole sites instead, `--wrong` the pages that are chosen wrongly.

use super::candidate_check::{check, print_wrong};
use super::conditional_logit::{Page, fit};
use super::folds::fold;
use crate::args::Args;
use crate::jsonl::{Row, read_rows};
use crate::paths;
use crate::quality::sets::Part;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// A model that chooses one of several candidates.
pub struct CandidateModel {
    /// The verb, which also names the file of weights.
    pub name: &'static str,
    /// Names of the features.
    pub features: &'static [&'static str],
    /// The score that a candidate must pass, with and without markup: the logarithm of its odds
    /// against "none" at which being wrong costs less than being silent.
    pub min_scores: [f64; 2],
    /// Whether it also learns from labelled articles alone, every other one under its title.
    pub learns_from_articles: bool,
    /// The candidates of a page, compared with its label; `None` when the label is missing.
    pub candidates: fn(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates>,
}

/// The candidates of a page.
pub struct Candidates {
    /// The text of each, its features, and how far it is right.
    pub list: Vec<(String, Vec<f32>, Match)>,
    /// Whether weights are learned from the page.
    pub teaches: bool,
}

/// How far a candidate agrees with the label. One that does so partly is a target of learning
/// where none does so fully.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Not at all.
    No,
    /// One contains the other.
    Partly,
    /// Fully.
    Fully,
}

/// The labels of a page.
#[derive(Default, Deserialize)]
pub struct Gold {
    /// Id of the page.
    pub id: String,
    /// Its address.
    pub url: Option<String>,
    /// Its site, where the file names it.
    pub site: Option<String>,
    /// The source that it is from, where the file has several.
    #[serde(rename = "set")]
    pub source: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its authors: one name, or a list.
    #[serde(default)]
    pub authors: Value,
    /// Its day, `2025-06-30`.
    pub date: Option<String>,
    /// Its body.
    #[serde(default)]
    pub body: Option<String>,
}

impl Gold {
    /// The labelled article as a page of its own, under its title or without it.
    fn as_page(&self, titled: bool) -> Option<Row> {
        let (title, body) = (self.title.as_ref()?, self.body.as_ref()?);
        let text = if titled { format!("{title}\n{body}") } else { body.clone() };
        Some(Row { id: self.id.clone(), text: Some(text), ..Row::default() })
    }

    /// The fold of its site; a page without a known site is one of its own.
    fn fold(&self) -> usize {
        fold(self.site.as_deref().or(self.url.as_deref()).unwrap_or(&self.id))
    }
}

/// Folders of the labelled pages.
const SETS: [&str; 3] = ["articles", "multilingual", "more"];
/// Files of pages with and without markup. Not every folder has each.
const FILES: [&[&str]; 2] = [&["html"], &["text-chrome", "text-resiliparse_main"]];
/// Name of the set of articles alone.
const ARTICLES_ALONE: &str = "bare";

/// Learns and writes the weights, or checks.
pub fn run(model: &CandidateModel, args: &[String]) -> Result<()> {
    let args = Args::flags_only(args, &["--check", "--wrong"])?;
    let mut learned = Vec::new();
    for (files, min_score) in FILES.into_iter().zip(model.min_scores) {
        let (sets, pages) = load(model, files)?;
        if args.has("--wrong") {
            print_wrong(model, &sets, &pages, min_score);
        } else if args.has("--check") {
            check(&sets, &pages, model.features.len());
        } else {
            learned.push(fit(pages.iter(), model.features.len()));
        }
    }
    let [html, text] = learned.as_slice() else { return Ok(()) };
    let path = paths::candidate_weights(model.name);
    std::fs::write(&path, table(model, html, text)).with_context(|| path.display().to_string())?;
    println!("{}: {} features", path.display(), model.features.len());
    Ok(())
}

/// The pages of those files of every set, and the names of the sets.
fn load(model: &CandidateModel, files: &[&str]) -> Result<(Vec<String>, Vec<Page>)> {
    let (mut sets, mut pages) = (Vec::new(), Vec::new());
    for set in SETS {
        let folder = paths::labelled_data().join("extract").join(set);
        let alone = (model.learns_from_articles && files.len() > 1).then_some(ARTICLES_ALONE);
        for file in files.iter().copied().chain(alone) {
            load_file(model, &folder, file, sets.len(), &mut pages)?;
            sets.push(format!("{set}/{file}"));
        }
    }
    Ok((sets, pages))
}

fn load_file(
    model: &CandidateModel,
    folder: &Path,
    file: &str,
    set: usize,
    pages: &mut Vec<Page>,
) -> Result<()> {
    let rows_file = folder.join(format!("{file}.jsonl.gz"));
    if file != ARTICLES_ALONE && !rows_file.exists() {
        return Ok(());
    }
    let gold: Vec<Gold> = read_rows(&folder.join("gold.jsonl.gz"))?;
    let gold = gold.into_iter().filter(|g| Part::Rest.has(g.source.as_deref()));
    let gold: BTreeMap<String, Gold> = gold.map(|g| (g.id.clone(), g)).collect();
    let rows: Vec<Row> = match file {
        ARTICLES_ALONE => gold.values().enumerate().filter_map(|(n, g)| g.as_page(n % 2 == 0)).collect(),
        _ => read_rows(&rows_file)?,
    };
    for row in rows {
        let Some(gold) = gold.get(&row.id) else { continue };
        let found = match (&row.text, &row.html) {
            (Some(text), _) => (model.candidates)("page.txt", text.as_bytes(), gold),
            (_, Some(html)) => (model.candidates)("page.html", html.as_bytes(), gold),
            _ => None,
        };
        if let Some(found) = found {
            pages.push(page(found, Page { set, id: row.id, fold: gold.fold(), ..Page::default() }));
        }
    }
    Ok(())
}

/// Adds candidates to a page.
fn page(Candidates { list, teaches }: Candidates, mut page: Page) -> Page {
    page.teaches = teaches;
    let best = list.iter().map(|(.., matches)| *matches).max();
    for (text, features, matches) in list {
        page.texts.push(text);
        page.candidates.push(features);
        page.right.push(matches != Match::No);
        page.target.push(matches != Match::No && Some(matches) == best);
    }
    page
}

/// The table as the engine reads it: a line a feature, with its weights for pages with and
/// without markup; last the least scores.
fn table(model: &CandidateModel, html: &[f64], text: &[f64]) -> String {
    let mut table = format!(
        "# Weights of cues for pages with and without markup, written by `cargo xtask train {}`.\n",
        model.name
    );
    let rows = model.features.iter().zip(html.iter().zip(text)).map(|(n, (h, t))| (*n, *h, *t));
    for (name, html, text) in rows.chain([("bar", model.min_scores[0], model.min_scores[1])]) {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{name} {html:.3} {text:.3}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: CandidateModel = CandidateModel {
        name: "author",
        features: &["first", "second"],
        min_scores: [0.5, 1.0],
        learns_from_articles: false,
        candidates: |_, _, _| None,
    };

    #[test]
    fn partly_right_candidates_are_targets_where_none_is_fully_right() {
        use Match::{Fully, No, Partly};
        for (matches, right, target) in [
            ([No, Partly, Fully], [false, true, true], [false, false, true]),
            ([No, Partly, No], [false, true, false], [false, true, false]),
            ([No, No, No], [false; 3], [false; 3]),
        ] {
            let list = matches.into_iter().map(|m| (String::new(), vec![1.0], m)).collect();
            let page = page(Candidates { list, teaches: true }, Page::default());
            assert_eq!((page.right, page.target), (right.to_vec(), target.to_vec()), "{matches:?}");
        }
    }

    #[test]
    fn the_table_has_a_line_a_feature_and_the_least_scores_last() {
        let table = table(&MODEL, &[0.12345, -2.0], &[1.0, 0.0]);
        let lines: Vec<&str> = table.lines().skip(1).collect();
        assert_eq!(lines, ["first 0.123 1.000", "second -2.000 0.000", "bar 0.500 1.000"]);
    }

    #[test]
    fn an_article_alone_needs_a_title_and_a_body() {
        let gold = |title: Option<&str>, body: Option<&str>| Gold {
            title: title.map(str::to_owned),
            body: body.map(str::to_owned),
            ..Gold::default()
        };
        let text = |gold: Gold, titled| gold.as_page(titled).and_then(|row| row.text);
        assert_eq!(text(gold(Some("T"), Some("b")), true).as_deref(), Some("T\nb"));
        assert_eq!(text(gold(Some("T"), Some("b")), false).as_deref(), Some("b"));
        assert_eq!(text(gold(None, Some("b")), false), None);
        assert_eq!(text(gold(Some("T"), None), true), None);
    }
}
