//! `predict`: runs the whole pipeline over rows and writes predictions for a scorer. In: JSON
//! Lines of texts, pages or clean articles. Out: one prediction a row, in the same order. It
//! sees no label of a row, since [`Row`] has no field for one.

use crate::args::Args;
use crate::jsonl::{Row, read_rows, write_rows};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use storysift::{CleanArticle, Corpus, Options, Role, clean};

/// What is predicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// In: rows with `text` or `html`. Out: body, title, byline and date of the lead article.
    Extract,
    /// The same rows. Out: every article of the file.
    Split,
    /// All rows as one drop. Out: the sets of copies that the articles of a row are in.
    Copies,
    /// In: clean articles (id, title, text, date, source). Out: `cluster`, the story of each.
    Clusters,
}

impl Task {
    /// The task of that name.
    fn named(name: &str) -> Option<Task> {
        match name {
            "extract" => Some(Task::Extract),
            "split" => Some(Task::Split),
            "copies" => Some(Task::Copies),
            "clusters" => Some(Task::Clusters),
            _ => None,
        }
    }
}

/// Runs the verb.
pub fn run(args: &[String]) -> Result<()> {
    let args = Args::parse(args, &["--alone"])?;
    let [task, input, output] = args.words.as_slice() else {
        bail!("predict extract|split|copies|clusters IN.jsonl[.gz] OUT.jsonl [--alone]");
    };
    let task = Task::named(task).with_context(|| format!("nothing named {task} is predicted"))?;
    let rows = read_rows(Path::new(input))?;
    write_rows(Path::new(output), &predict(task, &rows, args.has("--alone")))
}

/// Predictions for rows, in their order; with `alone` each row is a drop of its own.
pub fn predict(task: Task, rows: &[Row], alone: bool) -> Vec<Value> {
    if alone {
        rows.iter().flat_map(|row| predict_drop(task, std::slice::from_ref(row), true)).collect()
    } else {
        predict_drop(task, rows, false)
    }
}

fn predict_drop(task: Task, rows: &[Row], alone: bool) -> Vec<Value> {
    let mut corpus = Corpus::new(Options::default().with_alone(alone));
    let documents = fill(&mut corpus, task, rows);
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
    let groups = match task {
        Task::Copies => sets_by_article(&mut corpus),
        Task::Clusters => stories_by_article(&mut corpus),
        Task::Extract | Task::Split => BTreeMap::new(),
    };
    let none = Vec::new();
    rows.iter()
        .zip(&documents)
        .map(|(row, document)| {
            let own = articles.get(document).unwrap_or(&none);
            let own_groups = || own.iter().filter_map(|(id, _)| groups.get(id));
            match task {
                Task::Extract => {
                    let lead = own.iter().map(|(_, a)| a).find(|a| a["role"] == "lead");
                    let field = |name: &str| lead.map_or(Value::Null, |a| a[name].clone());
                    json!({ "id": row.id, "body": field("body"), "title": field("title"),
                            "byline": field("byline"), "date": field("date"), "language": field("language") })
                }
                Task::Split => {
                    json!({ "id": row.id, "articles": own.iter().map(|(_, a)| a).collect::<Vec<_>>() })
                }
                Task::Copies => json!({ "id": row.id, "sets": own_groups().collect::<Vec<_>>() }),
                Task::Clusters => match own_groups().next() {
                    Some(story) => json!({ "id": row.id, "cluster": story }),
                    None => json!({ "id": row.id }),
                },
            }
        })
        .collect()
}

/// A row as an article that needs no cleaning.
pub fn clean_article(row: &Row) -> CleanArticle {
    CleanArticle::new(row.id.clone(), row.text.clone().unwrap_or_default())
        .with_title(row.title.clone())
        .with_published(row.date.clone())
        .with_source(row.source.clone())
}

/// Adds the rows to the corpus; returns the document id of each, in order. Files are cleaned
/// in two threads.
fn fill(corpus: &mut Corpus, task: Task, rows: &[Row]) -> Vec<String> {
    if task == Task::Clusters {
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

/// The set of copies of each article that is in one.
fn sets_by_article(corpus: &mut Corpus) -> BTreeMap<String, String> {
    let mut sets = BTreeMap::new();
    for set in corpus.copies() {
        for member in &set.members {
            sets.insert(member.article.clone(), set.id.clone());
        }
    }
    sets
}

/// The story of each article; a copy is in the story of its keeper.
fn stories_by_article(corpus: &mut Corpus) -> BTreeMap<String, String> {
    let mut stories = BTreeMap::new();
    for story in corpus.stories() {
        for article in &story.articles {
            stories.insert(article.clone(), story.id.clone());
        }
    }
    for set in corpus.copies() {
        if let Some(story) = stories.get(&set.keeper).cloned() {
            for member in &set.members {
                stories.entry(member.article.clone()).or_insert_with(|| story.clone());
            }
        }
    }
    stories
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "The council of Balera voted on Monday evening to keep the old bridge over the river \
        open for another year. Engineers had warned in spring that two of its pillars need repair.\n\n\
        Mayor Dunola Fenero said that the work would begin in May and cost two million crowns. Until \
        then no lorries may cross, and the police will check every night that nobody does.";

    fn row(id: &str, text: &str) -> Row {
        Row { id: id.to_owned(), text: Some(text.to_owned()), ..Row::default() }
    }

    #[test]
    fn each_task_gives_its_own_fields_and_keeps_the_order_of_rows() {
        let rows = [row("a", REPORT), row("b", REPORT)];
        for (name, field) in
            [("extract", "body"), ("split", "articles"), ("copies", "sets"), ("clusters", "cluster")]
        {
            let task = Task::named(name).unwrap();
            for alone in [false, true] {
                let predicted = predict(task, &rows, alone);
                let ids: Vec<&str> = predicted.iter().filter_map(|p| p["id"].as_str()).collect();
                assert_eq!(ids, ["a", "b"], "{name}");
                assert!(predicted.iter().all(|p| p.get(field).is_some()), "{name} {predicted:?}");
            }
        }
        assert_eq!(Task::named("bodies"), None);
    }

    #[test]
    fn copies_share_a_set_only_when_they_are_one_drop() {
        let rows = [row("a", REPORT), row("b", REPORT)];
        let sets =
            |alone| predict(Task::Copies, &rows, alone).iter().map(|p| p["sets"].clone()).collect::<Vec<_>>();
        let together = sets(false);
        assert_eq!(together[0], together[1]);
        assert_eq!(together[0].as_array().map(Vec::len), Some(1));
        assert!(sets(true).iter().all(|s| s.as_array().is_some_and(Vec::is_empty)));
    }
}
