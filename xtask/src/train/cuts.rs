//! The cutter: boosted trees over the cues of places where another article may open. It
//! learns from files that `glue` makes of the labelled pages, and from those pages as they
//! are. `--check` trains on two thirds of the sites and prints, for files of the last third,
//! how many openings are found and how many are none; without it the weights are written.

use super::boost::{Data, Edges, Plan, Tree, logit, train};
use super::corpus::{FOLDS, fold, squash};
use super::glue::{Article, Glued, glue};
use super::judge::write;
use crate::rows::{Row, read_rows};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use storysift::training::{self, CUES};

/// How the trees are grown; more of them told nothing new on sites left out.
const PLAN: Plan =
    Plan { trees: 240, depth: training::LEVELS, rate: 0.3, calm: 8.0, rows: 128, features: 110 };
/// Files made of each fold.
const FILES: u64 = 2500;
/// One page of so many is learned from as it is.
const PAGES: usize = 2;
/// Weight of an opening; there are few.
const OPENS: f32 = 3.0;
/// Weight of a candidate that stands in an article's own text: a lost paragraph is worse
/// than one too many.
const INSIDE: f32 = 3.0;
/// Weight of one that may open something, behind a page's text.
const BEHIND: f32 = 0.5;
/// Words of an article that is glued.
const ENOUGH: usize = 80;

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

/// One candidate.
struct Example {
    cues: [f32; CUES],
    /// Number of the file, and the byte of the text: candidates of one text compete.
    place: (usize, usize),
    opens: bool,
    inside: bool,
    weight: f32,
    fold: usize,
}

pub fn run(args: &[String]) -> Result<(), String> {
    let eval = crate::quality::shared().join("eval");
    let (articles, pages) = load(&eval)?;
    eprintln!("{} articles, {} pages", articles.len(), pages.len());
    let mut examples = Vec::new();
    let mut openings = 0;
    for fold in 0..FOLDS {
        for seed in 0..FILES {
            if let Some(file) = glue(&articles, fold, seed * FOLDS as u64 + fold as u64) {
                openings += file.starts.len();
                add(&mut examples, &file, fold, "page.txt", fold * FILES as usize + seed as usize);
            }
        }
    }
    for (number, page) in pages.iter().enumerate().step_by(PAGES) {
        add(&mut examples, &page.file, page.fold, page.name, usize::MAX - number);
    }
    eprintln!(
        "{} candidates, {} of them open an article",
        examples.len(),
        examples.iter().filter(|e| e.opens).count()
    );
    let edges = Edges::of(CUES, examples.iter().map(|e| e.cues.as_slice()));
    let data = Data {
        bins: (0..CUES).map(|f| examples.iter().map(|e| edges.bin(f, e.cues[f])).collect()).collect(),
        body: examples.iter().map(|e| f32::from(u8::from(e.opens))).collect(),
        weight: examples.iter().map(|e| e.weight).collect(),
    };
    let of = |keep: &dyn Fn(&Example) -> bool| -> Vec<u32> {
        (0..examples.len() as u32).filter(|e| keep(&examples[*e as usize])).collect()
    };
    if args.iter().any(|a| a == "--check") {
        let mut logits = vec![0.0; examples.len()];
        for fold in 0..FOLDS {
            let trees = train(&data, &of(&|e| e.fold != fold), PLAN);
            for at in of(&|e| e.fold == fold) {
                logits[at as usize] = logit(&trees, |f| data.bins[f][at as usize]);
            }
        }
        check(&examples, &logits, openings);
        return Ok(());
    }
    let trees: Vec<Tree> = train(&data, &of(&|_| true), PLAN);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/split/data/openings.trees");
    write(&path, &edges, &trees)
}

/// A page as it is: nothing in its article opens another.
struct Page {
    file: Glued,
    fold: usize,
    name: &'static str,
}

/// Articles to glue and pages to leave alone.
fn load(eval: &Path) -> Result<(Vec<Article>, Vec<Page>), String> {
    let mut articles = Vec::new();
    let mut pages = Vec::new();
    for (folder, texts) in [
        ("articles", &["text-chrome", "text-resiliparse_main", "text-bs4", "text-trafilatura_recall"][..]),
        ("multilingual", &["text-chrome", "text-resiliparse_main"][..]),
    ] {
        let folder = eval.join("extract").join(folder);
        let golds: Vec<Gold> = read_rows(&folder.join("gold.jsonl.gz"))?;
        let golds: BTreeMap<&str, &Gold> = golds.iter().map(|g| (g.id.as_str(), g)).collect();
        let mut shown: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let html: Vec<Row> = read_rows(&folder.join("html.jsonl.gz"))?;
        let mut bodies: BTreeMap<&str, (String, String, String)> = BTreeMap::new();
        for row in &html {
            let (Some(gold), Some(html)) = (golds.get(row.id.as_str()), &row.html) else { continue };
            let cleaned = storysift::clean("page.html", html.as_bytes());
            let Some(lead) = cleaned.articles.first() else { continue };
            let body: Vec<&str> = lead.paragraphs.iter().map(|p| p.text.as_str()).collect();
            let body = if gold.body.is_empty() { body.join("\n") } else { gold.body.clone() };
            let text = squash(&body);
            let agrees = gold.with.iter().all(|s| text.contains(&squash(s)))
                && !gold.without.iter().any(|s| text.contains(&squash(s)));
            let title = gold.title.clone().or_else(|| lead.title.clone().filter(|_| !lead.title_derived));
            if let (true, Some(title)) = (agrees, title) {
                let language = lead.language.clone().unwrap_or_default();
                bodies.insert(&gold.id, (title, body.clone(), language));
            }
            if agrees {
                pages.push(Page { file: alone(html, &body), fold: fold(&gold.url), name: "page.html" });
            }
        }
        for file in texts {
            for row in read_rows::<Row>(&folder.join(format!("{file}.jsonl.gz")))? {
                let (Some(text), Some(gold)) = (row.text, golds.get(row.id.as_str())) else { continue };
                if let Some((_, body, _)) = bodies.get(row.id.as_str()) {
                    pages.push(Page { file: alone(&text, body), fold: fold(&gold.url), name: "page.txt" });
                }
                shown.entry(row.id).or_default().push(text);
            }
        }
        for (id, (title, body, language)) in bodies {
            if body.split_whitespace().count() >= ENOUGH
                && let Some(gold) = golds.get(id)
            {
                let pages = shown.remove(id).unwrap_or_default().into_iter().take(2).collect();
                articles.push(Article { fold: fold(&gold.url), title, body, language, pages });
            }
        }
    }
    // News, which the pages above have little of: every third.
    for set in ["gva", "allsides"] {
        let rows: Vec<Gold> = read_rows(&eval.join(format!("stories/{set}.jsonl.gz")))?;
        for row in rows.into_iter().step_by(3).filter(|r| r.text.split_whitespace().count() >= ENOUGH) {
            let Some(title) = row.title else { continue };
            let fold = fold(&row.cluster.to_string());
            pages.push(Page { file: alone(&row.text, &row.text), fold, name: "page.txt" });
            let language = format!("en-{set}");
            articles.push(Article { fold, title, body: row.text, language, pages: Vec::new() });
        }
    }
    Ok((articles, pages))
}

fn alone(text: &str, body: &str) -> Glued {
    Glued {
        text: text.to_owned(),
        starts: Vec::new(),
        titles: Vec::new(),
        teasers: Vec::new(),
        body: body.to_owned(),
    }
}

/// Adds the candidates of a file.
fn add(examples: &mut Vec<Example>, file: &Glued, fold: usize, name: &str, number: usize) {
    let own = squash(&file.body);
    let found = training::openings(name, file.text.as_bytes(), &file.starts);
    let mut opened: Vec<Option<usize>> = vec![None; file.starts.len()];
    for opening in found {
        // The article whose text this could open: the last one begun, if it is its first.
        let article = file.starts.iter().rposition(|s| *s <= opening.text);
        let first = article.filter(|a| *opened[*a].get_or_insert(opening.text) == opening.text);
        let right = first.is_some_and(|a| opening.title == file.titles[a]);
        let text = file.text.get(opening.text..).unwrap_or("");
        let text: String = text.chars().take(60).collect();
        let inside =
            name == "page.txt" && first.is_none() && own.contains(&squash(text.lines().next().unwrap_or("")));
        let teaser = file.teasers.iter().any(|t| t.contains(&opening.text));
        let weight = match (right, first.is_some()) {
            (true, _) => OPENS,
            // Another line over the same text: the cut would be right, the title wrong.
            (false, true) => 0.3,
            _ if teaser => 0.1,
            _ if inside => INSIDE,
            _ => BEHIND,
        };
        examples.push(Example {
            cues: opening.cues,
            place: (number, opening.text),
            opens: right,
            inside,
            weight,
            fold,
        });
    }
}

/// Prints what is found at several bars.
fn check(examples: &[Example], logits: &[f32], openings: usize) {
    println!("   bar  found  titles right  false, of the found  inside articles");
    for bar in [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0] {
        let mut best: BTreeMap<(usize, usize), (f32, &Example, bool)> = BTreeMap::new();
        for (example, logit) in examples.iter().zip(logits) {
            let slot = best.entry(example.place).or_insert((*logit, example, false));
            if *logit > slot.0 {
                (slot.0, slot.1) = (*logit, example);
            }
            slot.2 |= example.opens;
        }
        let cut: Vec<_> = best.values().filter(|(logit, ..)| *logit > bar).collect();
        let right = cut.iter().filter(|(_, _, opens)| *opens).count();
        let titled = cut.iter().filter(|(_, e, _)| e.opens).count();
        let inside = cut.iter().filter(|(_, e, opens)| e.inside && !opens).count();
        println!(
            "{bar:6.1} {:6.3} {:13.3} {:20.3} {inside:16}",
            right as f32 / openings as f32,
            titled as f32 / right.max(1) as f32,
            (cut.len() - right) as f32 / cut.len().max(1) as f32,
        );
    }
}
