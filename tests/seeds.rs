//! Five saved pages labelled by hand: every article, title, source, date, body line and joined line, and the
//! copies and stories of all five together. The pages are not part of the project; without them the tests
//! print a line and pass.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use storysift::{Article, Cleaned, Corpus, Options, Precision, Role, clean};

#[derive(Deserialize)]
struct Gold {
    files: BTreeMap<String, GoldFile>,
    duplicates: Vec<BTreeSet<String>>,
    stories: Vec<BTreeSet<String>>,
    counts: Counts,
}

#[derive(Deserialize)]
struct Counts {
    articles: usize,
    stories: usize,
}

#[derive(Deserialize)]
struct GoldFile {
    articles: Vec<GoldArticle>,
}

#[derive(Deserialize)]
struct GoldArticle {
    id: String,
    role: String,
    title: Option<String>,
    source: Option<String>,
    date: Option<String>,
    relative_time: Option<String>,
    agency: Option<String>,
    dateline: Option<String>,
    paragraphs: Vec<Vec<usize>>,
}

/// The folder with the pages, if it is here.
fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("STORYSIFT_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")));
    Some(shared.join("seeds")).filter(|seeds| seeds.join("gold.json").is_file())
}

/// The folder and what it says; a line is printed when it is not here.
fn seeds() -> Option<(PathBuf, Gold)> {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED: ../shared/seeds is not here");
        return None;
    };
    let gold = std::fs::read_to_string(folder.join("gold.json")).expect("gold.json is read");
    Some((folder, serde_json::from_str(&gold).expect("gold.json is JSON")))
}

/// The lines, counted from 1, that a paragraph's spans touch.
fn lines_of(page: &Cleaned, article: &Article) -> Vec<Vec<usize>> {
    let line_at = |byte: usize| page.document.text[..byte].matches('\n').count() + 1;
    let of = |p: &storysift::Paragraph| {
        let mut lines: Vec<usize> = p
            .spans
            .iter()
            .flat_map(|s| {
                let end = s.start + page.document.text[s.start..s.end].trim_end().len();
                line_at(s.start)..=line_at(end)
            })
            .collect();
        lines.dedup();
        lines
    };
    article.paragraphs.iter().map(of).collect()
}

#[test]
fn the_seeds_come_out_as_the_gold_says() {
    let Some((folder, gold)) = seeds() else { return };
    let mut wrong: Vec<String> = Vec::new();
    for (name, file) in &gold.files {
        let bytes = std::fs::read(folder.join(name)).expect("the page is read");
        let page = clean(name, &bytes);
        if page.articles.len() != file.articles.len() {
            let titles: Vec<_> = page.articles.iter().map(|a| a.title.as_deref()).collect();
            wrong.push(format!(
                "{name}: {} articles, not {}: {titles:?}",
                page.articles.len(),
                file.articles.len()
            ));
        }
        for (want, got) in file.articles.iter().zip(&page.articles) {
            let mut check = |what: &str, want: &dyn std::fmt::Debug, got: &dyn std::fmt::Debug| {
                let (want, got) = (format!("{want:?}"), format!("{got:?}"));
                if want != got {
                    wrong.push(format!("{}", format_args!("{name} {what}\n  want {want}\n  got  {got}")));
                }
            };
            let of = |field: &str| format!("{} {field}", want.id);
            let role = if got.role == Role::Lead { "main" } else { "related" };
            let relative = got.published.as_ref().filter(|p| p.precision == Precision::Relative);
            check(&of("role"), &want.role, &role);
            check(&of("title"), &want.title, &got.title.clone().filter(|_| !got.title_derived));
            check(&of("source"), &want.source, &got.source);
            check(&of("agency"), &want.agency, &got.agency);
            check(&of("dateline"), &want.dateline, &got.dateline);
            check(&of("date"), &want.date, &got.published.as_ref().and_then(|p| p.iso.clone()));
            check(&of("relative"), &want.relative_time, &relative.map(|p| p.raw.clone()));
            check(&of("lines"), &want.paragraphs, &lines_of(&page, got));
            let text = got.text();
            for residue in ["Video Duration", "NewsFeed", "&w=", " . ", "Photo: ", "X.H", "y(J", ".'H"] {
                if text.contains(residue) {
                    wrong.push(format!("{} keeps {residue:?}", want.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_seeds_together_are_the_copies_and_stories_of_the_gold() {
    let Some((folder, gold)) = seeds() else { return };
    let mut corpus = Corpus::new(Options::default());
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for (name, file) in &gold.files {
        let page = corpus.add(name, &std::fs::read(folder.join(name)).expect("the page is read"));
        let page = page.expect("the page is taken");
        ids.extend(file.articles.iter().enumerate().map(|(n, a)| (format!("{page}#{n}"), a.id.clone())));
    }
    assert_eq!((corpus.articles().len(), ids.len()), (gold.counts.articles, gold.counts.articles));
    let copies: BTreeSet<BTreeSet<String>> =
        corpus.copies().iter().map(|s| s.members.iter().map(|m| ids[&m.article].clone()).collect()).collect();
    assert_eq!(copies, gold.duplicates.iter().cloned().collect());
    // The copies of an article are in its story.
    let with_copies = |id: &String| {
        let own = ids[id].clone();
        copies.iter().find(|set| set.contains(&own)).cloned().unwrap_or_else(|| BTreeSet::from([own]))
    };
    let stories: Vec<BTreeSet<String>> =
        corpus.stories().to_vec().iter().map(|s| s.articles.iter().flat_map(with_copies).collect()).collect();
    let several: BTreeSet<_> = stories.iter().filter(|s| s.len() > 1).cloned().collect();
    assert_eq!(several, gold.stories.iter().cloned().collect());
    assert_eq!(stories.len(), gold.counts.stories);
}
