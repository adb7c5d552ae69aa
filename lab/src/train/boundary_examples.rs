//! Examples for the model of boundaries. In: the labelled pages and articles. Out: the places
//! that the engine offers as boundaries, with features, whether each is one, and a weight.
//!
//! Most come from files that `synthetic` makes of several articles, since few labelled files
//! hold more than one. The others come from the pages as they are, in which nothing inside the
//! article is a boundary.

use super::folds::{FOLDS, fold};
use super::plain_text::single_spaced;
use super::synthetic::{Article, File, make};
use crate::jsonl::{Row, read_rows};
use anyhow::Result;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use storysift::training::{self, CUES};

/// Files made of each fold.
const FILES: u64 = 2500;
/// One page of so many is used as it is.
const PAGE_STEP: usize = 2;
/// One news article of so many is used as it is and to make files: the pages have little news.
const NEWS_STEP: usize = 3;
/// Least words of an article that files are made of.
const MIN_WORDS: usize = 80;
/// Most texts of a page that a file may begin with.
const MAX_PAGE_TEXTS: usize = 2;

/// Weight of a boundary; there are few.
const WEIGHT_RIGHT: f32 = 3.0;
/// Weight of a place inside the text of an article: to lose a paragraph is worse than to keep
/// one too many.
const WEIGHT_INSIDE: f32 = 3.0;
/// Weight of a place at which an article begins, with another line as its title.
const WEIGHT_OTHER_TITLE: f32 = 0.3;
/// Weight of a teaser, which may be cut off or not.
const WEIGHT_TEASER: f32 = 0.1;
/// Weight of any other place, behind a page's article.
const WEIGHT_BEHIND: f32 = 0.5;

/// Characters of a text that tell whether it is part of an article.
const TEXT_START: usize = 60;

/// Folders of the labelled pages, each with its files of texts.
const PAGES: [(&str, &[&str]); 2] = [
    ("articles", &["text-chrome", "text-resiliparse_main", "text-bs4", "text-trafilatura_recall"]),
    ("multilingual", &["text-chrome", "text-resiliparse_main"]),
];
/// Sets of labelled stories whose articles are used.
const NEWS: [&str; 2] = ["gva", "allsides"];

/// A place where another article may begin.
pub struct Boundary {
    /// Its features.
    pub features: [f32; CUES],
    /// Number of the file, and byte at which the text would begin: boundaries of one place are
    /// alternatives.
    pub place: (usize, usize),
    /// Whether an article begins there, with that line as its title.
    pub is_right: bool,
    /// Whether it is inside the text of the first article.
    pub inside: bool,
    /// How much it counts in training.
    pub weight: f32,
    /// Fold of its site.
    pub fold: usize,
}

/// The labels of a page, or a labelled article of a story.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Gold {
    id: String,
    url: String,
    title: Option<String>,
    body: String,
    with: Vec<String>,
    without: Vec<String>,
    text: String,
    cluster: serde_json::Value,
}

impl Gold {
    /// Whether a body, in single spaces, agrees with every snippet.
    fn agrees(&self, body: &str) -> bool {
        self.with.iter().all(|s| body.contains(&single_spaced(s)))
            && !self.without.iter().any(|s| body.contains(&single_spaced(s)))
    }
}

/// A page as it is.
struct Page {
    file: File,
    fold: usize,
    /// A name that tells the format.
    name: &'static str,
}

/// All examples, and how many articles begin behind others in the files that were made.
pub fn load(eval: &Path) -> Result<(Vec<Boundary>, usize)> {
    let (articles, pages) = load_pages(eval)?;
    eprintln!("{} articles, {} pages", articles.len(), pages.len());
    let mut boundaries = Vec::new();
    let mut begun = 0;
    for fold in 0..FOLDS {
        for seed in 0..FILES {
            if let Some(file) = make(&articles, fold, seed * FOLDS as u64 + fold as u64) {
                begun += file.starts.len();
                let number = fold * FILES as usize + seed as usize;
                add(&mut boundaries, &file, fold, "page.txt", number);
            }
        }
    }
    for (number, page) in pages.iter().enumerate().step_by(PAGE_STEP) {
        add(&mut boundaries, &page.file, page.fold, page.name, usize::MAX - number);
    }
    let right = boundaries.iter().filter(|b| b.is_right).count();
    eprintln!("{} places, {right} of them boundaries", boundaries.len());
    Ok((boundaries, begun))
}

/// Articles that files are made of, and pages to be used as they are.
fn load_pages(eval: &Path) -> Result<(Vec<Article>, Vec<Page>)> {
    let (mut articles, mut pages) = (Vec::new(), Vec::new());
    for (folder, texts) in PAGES {
        load_folder(&eval.join("extract").join(folder), texts, &mut articles, &mut pages)?;
    }
    for set in NEWS {
        let rows: Vec<Gold> = read_rows(&eval.join(format!("stories/{set}.jsonl.gz")))?;
        for row in rows.into_iter().step_by(NEWS_STEP).filter(|r| is_long(&r.text)) {
            let Some(title) = row.title else { continue };
            let fold = fold(&row.cluster.to_string());
            pages.push(Page { file: one_article(&row.text, &row.text), fold, name: "page.txt" });
            // Articles of one set go together; they are all English.
            let language = format!("en-{set}");
            articles.push(Article { fold, title, body: row.text, language, pages: Vec::new() });
        }
    }
    Ok((articles, pages))
}

/// The pages of a folder whose lead article agrees with the labels, as HTML and as texts.
fn load_folder(
    folder: &Path,
    texts: &[&str],
    articles: &mut Vec<Article>,
    pages: &mut Vec<Page>,
) -> Result<()> {
    let gold: Vec<Gold> = read_rows(&folder.join("gold.jsonl.gz"))?;
    let gold: BTreeMap<&str, &Gold> = gold.iter().map(|g| (g.id.as_str(), g)).collect();
    let html: Vec<Row> = read_rows(&folder.join("html.jsonl.gz"))?;
    // Title, body and language by id.
    let mut bodies: BTreeMap<&str, (String, String, String)> = BTreeMap::new();
    for row in &html {
        let (Some(gold), Some(html)) = (gold.get(row.id.as_str()), &row.html) else { continue };
        let cleaned = storysift::clean("page.html", html.as_bytes());
        let Some(lead) = cleaned.articles.first() else { continue };
        let body: Vec<&str> = lead.paragraphs.iter().map(|p| p.text.as_str()).collect();
        let body = if gold.body.is_empty() { body.join("\n") } else { gold.body.clone() };
        if !gold.agrees(&single_spaced(&body)) {
            continue;
        }
        pages.push(Page { file: one_article(html, &body), fold: fold(&gold.url), name: "page.html" });
        let title = gold.title.clone().or_else(|| lead.title.clone().filter(|_| !lead.title_derived));
        if let Some(title) = title {
            bodies.insert(&gold.id, (title, body, lead.language.clone().unwrap_or_default()));
        }
    }
    let mut texts_of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in texts {
        for row in read_rows::<Row>(&folder.join(format!("{file}.jsonl.gz")))? {
            let (Some(text), Some(gold)) = (row.text, gold.get(row.id.as_str())) else { continue };
            if let Some((_, body, _)) = bodies.get(row.id.as_str()) {
                pages.push(Page { file: one_article(&text, body), fold: fold(&gold.url), name: "page.txt" });
            }
            texts_of.entry(row.id).or_default().push(text);
        }
    }
    for (id, (title, body, language)) in bodies {
        let Some(gold) = gold.get(id).filter(|_| is_long(&body)) else { continue };
        let pages = texts_of.remove(id).unwrap_or_default().into_iter().take(MAX_PAGE_TEXTS).collect();
        articles.push(Article { fold: fold(&gold.url), title, body, language, pages });
    }
    Ok(())
}

fn is_long(text: &str) -> bool {
    text.split_whitespace().count() >= MIN_WORDS
}

/// A file with one article.
fn one_article(text: &str, body: &str) -> File {
    File { text: text.to_owned(), body: body.to_owned(), ..File::default() }
}

/// Adds the places of a file.
fn add(boundaries: &mut Vec<Boundary>, file: &File, fold: usize, name: &str, number: usize) {
    let lead = single_spaced(&file.body);
    let found = training::openings(name, file.text.as_bytes(), &file.starts);
    // The first place behind the start of each article: where its text begins.
    let mut firsts: Vec<Option<usize>> = vec![None; file.starts.len()];
    for opening in found {
        let article = file.starts.iter().rposition(|s| *s <= opening.text);
        let begun = article.filter(|a| *firsts[*a].get_or_insert(opening.text) == opening.text);
        let is_right = begun.is_some_and(|a| opening.title == file.titles[a]);
        let text: String = file.text.get(opening.text..).unwrap_or("").chars().take(TEXT_START).collect();
        let inside = name == "page.txt"
            && begun.is_none()
            && lead.contains(&single_spaced(text.lines().next().unwrap_or("")));
        let teaser = file.teasers.iter().any(|t| t.contains(&opening.text));
        let weight = match (is_right, begun.is_some()) {
            (true, _) => WEIGHT_RIGHT,
            (false, true) => WEIGHT_OTHER_TITLE,
            _ if teaser => WEIGHT_TEASER,
            _ if inside => WEIGHT_INSIDE,
            _ => WEIGHT_BEHIND,
        };
        let place = (number, opening.text);
        boundaries.push(Boundary { features: opening.cues, place, is_right, inside, weight, fold });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_agrees_when_every_snippet_is_on_its_side() {
        let snippets = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let gold =
            Gold { with: snippets(&["old  Bridge"]), without: snippets(&["Share"]), ..Gold::default() };
        for (body, expected) in [
            ("The old bridge stays", true),
            ("The old bridge stays. Share", false),
            ("The bridge stays", false),
        ] {
            assert_eq!(gold.agrees(&single_spaced(body)), expected, "{body}");
        }
    }

    #[test]
    fn the_start_of_an_attached_article_is_right_and_places_in_the_lead_are_inside() {
        let paragraph = |n: usize| {
            format!(
                "Paragraph {n} says that the council of Balera voted on Monday to keep the old bridge over the \
                 river open for another year, although engineers had warned that its pillars need repair."
            )
        };
        let body = |from: usize| (from..from + 5).map(paragraph).collect::<Vec<_>>().join("\n\n");
        let lead = format!("The bridge stays open\n\n{}\n\n\n", body(0));
        let text = format!("{lead}A new school for the north\n\n{}", body(20));
        let start = lead.len() + "A new school for the north\n\n".len();
        let file = File {
            text,
            starts: vec![start],
            titles: vec![Some(lead.len())],
            body: body(0),
            ..File::default()
        };
        let mut boundaries = Vec::new();
        add(&mut boundaries, &file, 0, "page.txt", 7);
        let right: Vec<&Boundary> = boundaries.iter().filter(|b| b.is_right).collect();
        assert_eq!(right.iter().map(|b| b.place).collect::<Vec<_>>(), [(7, start)]);
        assert_eq!(right[0].weight, WEIGHT_RIGHT);
        assert!(boundaries.iter().filter(|b| b.inside).all(|b| !b.is_right && b.weight == WEIGHT_INSIDE));
    }
}
