//! `cargo xtask predict VERB IN.jsonl[.gz] OUT.jsonl [--alone]`: runs the pipeline over
//! rows and writes predictions for a scorer. It reads no gold field of a row.

use crate::rows::{Row, read_rows, write_rows};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use storysift::{CleanArticle, Corpus, Options, Role, clean};

/// What is predicted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Rows with `text` or `html`; out: the lead's body, title, byline, date.
    Extract,
    /// The same rows; out: every article.
    Split,
    /// All rows as one corpus; out: the sets of copies of each row.
    Copies,
    /// Rows are clean articles (id, title, text, date, source); out: `cluster`.
    Clusters,
}

impl Verb {
    /// The verb of that name.
    pub fn named(name: &str) -> Option<Verb> {
        match name {
            "extract" => Some(Verb::Extract),
            "split" => Some(Verb::Split),
            "copies" => Some(Verb::Copies),
            "clusters" => Some(Verb::Clusters),
            _ => None,
        }
    }
}

/// Runs the verb.
pub fn run(args: &[String]) -> Result<(), String> {
    let alone = args.iter().any(|a| a == "--alone");
    let plain: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let [verb, input, output] = plain.as_slice() else {
        return Err("predict extract|split|copies|clusters IN.jsonl[.gz] OUT.jsonl [--alone]".into());
    };
    let verb = Verb::named(verb).ok_or_else(|| format!("no verb {verb}"))?;
    let rows = read_rows(Path::new(input.as_str()))?;
    write_rows(Path::new(output.as_str()), &predict(verb, &rows, alone))
}

/// Predictions for the rows, in their order.
pub fn predict(verb: Verb, rows: &[Row], alone: bool) -> Vec<Value> {
    if alone {
        rows.iter().flat_map(|row| predict_drop(verb, std::slice::from_ref(row), true)).collect()
    } else {
        predict_drop(verb, rows, false)
    }
}

fn predict_drop(verb: Verb, rows: &[Row], alone: bool) -> Vec<Value> {
    let mut corpus = Corpus::new(Options { alone, ..Options::default() });
    let documents = fill(&mut corpus, verb, rows);
    let mut articles: BTreeMap<String, Vec<(String, Value)>> = BTreeMap::new();
    for (id, article) in corpus.articles() {
        let document = id.rsplit_once('#').map_or(id.as_str(), |(d, _)| d).to_owned();
        let body: Vec<&str> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
        let value = json!({
            "role": if article.role == Role::Lead { "lead" } else { "attached" },
            "title": if article.title_derived { None } else { article.title.clone() },
            "source": article.source,
            "language": article.language,
            "byline": article.byline,
            "date": article.published.as_ref().and_then(|p| p.iso.clone()),
            "body": body.join("\n"),
        });
        articles.entry(document).or_default().push((id, value));
    }
    let groups = match verb {
        Verb::Copies => set_of(&mut corpus),
        Verb::Clusters => story_of(&mut corpus),
        Verb::Extract | Verb::Split => BTreeMap::new(),
    };
    let none = Vec::new();
    rows.iter()
        .zip(&documents)
        .map(|(row, document)| {
            let own = articles.get(document).unwrap_or(&none);
            let ids = || own.iter().filter_map(|(id, _)| groups.get(id));
            match verb {
                Verb::Extract => {
                    let lead = own.iter().map(|(_, a)| a).find(|a| a["role"] == "lead");
                    let field = |name: &str| lead.map_or(Value::Null, |a| a[name].clone());
                    json!({ "id": row.id, "body": field("body"), "title": field("title"),
                            "byline": field("byline"), "date": field("date"), "language": field("language") })
                }
                Verb::Split => {
                    json!({ "id": row.id, "articles": own.iter().map(|(_, a)| a).collect::<Vec<_>>() })
                }
                Verb::Copies => json!({ "id": row.id, "sets": ids().collect::<Vec<_>>() }),
                Verb::Clusters => match ids().next() {
                    Some(story) => json!({ "id": row.id, "cluster": story }),
                    None => json!({ "id": row.id }),
                },
            }
        })
        .collect()
}

/// A row as an article that is clean already.
pub fn clean_article(row: &Row) -> CleanArticle {
    CleanArticle {
        name: row.id.clone(),
        text: row.text.clone().unwrap_or_default(),
        title: row.title.clone(),
        published: row.date.clone(),
        source: row.source.clone(),
    }
}

/// Puts the rows into the corpus; the document id of each row, in order.
fn fill(corpus: &mut Corpus, verb: Verb, rows: &[Row]) -> Vec<String> {
    if verb == Verb::Clusters {
        let add = |row: &Row| corpus.add_clean(clean_article(row)).unwrap_or_default();
        return rows.iter().map(add).collect();
    }
    let name = |row: &Row| format!("{}.{}", row.id, if row.html.is_some() { "html" } else { "txt" });
    let half = rows.len().div_ceil(2).max(1);
    let cleaned: Vec<_> = std::thread::scope(|scope| {
        let parts: Vec<_> = rows
            .chunks(half)
            .map(|part| {
                scope.spawn(move || {
                    part.iter()
                        .map(|row| {
                            let content = row.html.as_deref().or(row.text.as_deref()).unwrap_or_default();
                            clean(&name(row), content.as_bytes())
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().expect("cleaning does not panic")).collect()
    });
    cleaned.into_iter().map(|c| corpus.insert(c).unwrap_or_default()).collect()
}

/// Id of the set of copies of each article that is in one.
fn set_of(corpus: &mut Corpus) -> BTreeMap<String, String> {
    let mut of = BTreeMap::new();
    for set in corpus.copies() {
        for member in &set.members {
            of.insert(member.article.clone(), set.id.clone());
        }
    }
    of
}

/// Id of the story of each article, copies with their keeper.
fn story_of(corpus: &mut Corpus) -> BTreeMap<String, String> {
    let mut of = BTreeMap::new();
    for story in corpus.stories() {
        for article in &story.articles {
            of.insert(article.clone(), story.id.clone());
        }
    }
    for set in corpus.copies() {
        if let Some(story) = of.get(&set.keeper).cloned() {
            for member in &set.members {
                of.entry(member.article.clone()).or_insert_with(|| story.clone());
            }
        }
    }
    of
}
