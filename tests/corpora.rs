//! Copies and stories of small corpora, compared with what a person found in them. Each folder of `corpora/`
//! is a case: pages as they were saved, `articles.json` with articles that are clean already, and
//! `expected.json` with the sets. To add a case, add a folder.

mod sets;

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use storysift::{CleanArticle, Corpus, Options};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(rename = "about")]
    _about: String,
    /// Number of articles in the drop.
    articles: usize,
    /// Sets of copies; `name` stands for `name#0`.
    copies: Vec<Vec<String>>,
    /// Stories of two or more articles. A set of copies is in a story as a whole, and is
    /// one by itself when it is in none here.
    stories: Vec<Vec<String>>,
    /// Differences that we know of and do not accept, by how their line begins.
    #[serde(default)]
    known: Vec<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    title: Option<String>,
    source: Option<String>,
    date: Option<String>,
    text: String,
}

/// A drop: saved pages with their bytes, and clean articles.
#[derive(Default)]
struct Drop {
    pages: Vec<(String, Vec<u8>)>,
    rows: Vec<Row>,
}

impl Drop {
    fn read(folder: &Path) -> Self {
        let mut drop = Drop::default();
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("readable").path();
            let name = path.file_name().expect("a name").to_str().expect("UTF-8").to_owned();
            let bytes = fs::read(&path).expect("readable");
            match name.as_str() {
                "expected.json" => {}
                "articles.json" => drop.rows = serde_json::from_slice(&bytes).expect("rows are well formed"),
                _ => drop.pages.push((name, bytes)),
            }
        }
        drop.pages.sort();
        drop
    }

    fn corpus(&self) -> Corpus {
        let mut corpus = Corpus::new(Options::default());
        for (name, bytes) in &self.pages {
            corpus.add(name, bytes);
        }
        for row in self.rows.iter().cloned() {
            let Row { name, title, source, date, text } = row;
            corpus.add_clean(
                CleanArticle::new(name, text).with_title(title).with_published(date).with_source(source),
            );
        }
        corpus
    }
}

/// The sets with whole article ids.
fn ids(sets: &[Vec<String>]) -> sets::Sets {
    let id = |name: &String| if name.contains('#') { name.clone() } else { format!("{name}#0") };
    sets.iter().map(|set| set.iter().map(id).collect::<BTreeSet<_>>()).collect()
}

/// Every difference in one drop, one line each.
fn differences(expected: &Expected, corpus: &mut Corpus) -> Vec<String> {
    let copies = ids(&expected.copies);
    let stories = sets::with_copies(ids(&expected.stories), &copies);
    let known: BTreeSet<String> = corpus.articles().into_iter().map(|(id, _)| id).collect();
    let named = copies.iter().chain(&stories).flatten();
    let mut lines: Vec<String> = named
        .filter(|id| !known.contains(*id))
        .map(|id| format!("expected.json names {id}, which is not an article"))
        .collect();
    if known.len() != expected.articles {
        let ids: Vec<String> = known.into_iter().collect();
        lines.push(format!(
            "articles: {} expected, {} found: {}",
            expected.articles,
            ids.len(),
            ids.join(", ")
        ));
    }
    lines.extend(sets::differences("copies", &copies, &sets::copies(corpus)));
    lines.extend(sets::differences("stories", &stories, &sets::stories(corpus)));
    lines
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora");
    let entries = fs::read_dir(root).expect("tests/corpora is there");
    let mut folders: Vec<PathBuf> =
        entries.map(|e| e.expect("readable").path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_drop_is_grouped_as_expected() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let json = fs::read_to_string(folder.join("expected.json")).expect("expected.json is there");
        let expected: Expected = serde_json::from_str(&json).expect("expected.json is well formed");
        let mut found = differences(&expected, &mut Drop::read(&folder).corpus());
        let is_known = |line: &String| expected.known.iter().any(|k| line.starts_with(k.as_str()));
        for known in &expected.known {
            if !found.iter().any(|line| line.starts_with(known.as_str())) {
                eprintln!("{name}: no longer so, take it off the list: {known}");
            }
        }
        found.retain(|line| !is_known(line));
        wrong.extend(found.into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_looser_grouping_parts_nothing() {
    for folder in folders() {
        let mut corpus = Drop::read(&folder).corpus();
        let mut before = sets::Sets::new();
        for step in -4i8..=4 {
            corpus.tune(f32::from(step) / 4.0);
            let now = sets::stories(&mut corpus);
            for strict in &before {
                assert!(
                    now.iter().any(|loose| loose.is_superset(strict)),
                    "{folder:?} at {step}: {strict:?}"
                );
            }
            before = now;
        }
    }
}
