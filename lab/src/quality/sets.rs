//! The labelled sets: which file is predicted by which task, and which measures of the scorer
//! apply. Files are named below the folder of the labelled data.

use crate::predict::Task;

/// One labelled set and how it is scored.
pub struct Set {
    /// Name in the output and in the file of floors.
    pub name: &'static str,
    /// What is predicted.
    pub task: Task,
    /// File of the rows.
    pub rows: &'static str,
    /// File of the labels.
    pub gold: &'static str,
    /// Measures of the scorer, in order.
    pub measures: &'static [&'static str],
}

/// The sets of labelled stories, also scored as small drops and at each strictness. Their
/// files are `stories/NAME.jsonl.gz`.
pub const STORIES: [&str; 3] = ["gva", "allsides", "ecbplus"];

const ARTICLES: &str = "extract/articles/gold.jsonl.gz";
const MULTILINGUAL: &str = "extract/multilingual/gold.jsonl.gz";
const BODY: &[&str] = &["extract"];
const SNIPPETS: &[&str] = &["snippets"];

const fn set(
    name: &'static str,
    task: Task,
    rows: &'static str,
    gold: &'static str,
    measures: &'static [&'static str],
) -> Set {
    Set { name, task, rows, gold, measures }
}

const fn extract(
    name: &'static str,
    rows: &'static str,
    gold: &'static str,
    measures: &'static [&'static str],
) -> Set {
    set(name, Task::Extract, rows, gold, measures)
}

const fn stories(name: &'static str, rows: &'static str) -> Set {
    set(name, Task::Clusters, rows, rows, &["clusters"])
}

/// Every set, cleaning first.
pub const SETS: &[Set] = &[
    extract("articles/text-chrome", "extract/articles/text-chrome.jsonl.gz", ARTICLES, BODY),
    extract("articles/text-bs4", "extract/articles/text-bs4.jsonl.gz", ARTICLES, BODY),
    extract("articles/text-resiliparse", "extract/articles/text-resiliparse_main.jsonl.gz", ARTICLES, BODY),
    extract("articles/text-trafilatura", "extract/articles/text-trafilatura_recall.jsonl.gz", ARTICLES, BODY),
    extract("articles/html", "extract/articles/html.jsonl.gz", ARTICLES, &["extract", "meta"]),
    extract("multilingual/html", "extract/multilingual/html.jsonl.gz", MULTILINGUAL, &["snippets", "meta"]),
    extract("multilingual/text-chrome", "extract/multilingual/text-chrome.jsonl.gz", MULTILINGUAL, SNIPPETS),
    extract(
        "multilingual/text-resiliparse",
        "extract/multilingual/text-resiliparse_main.jsonl.gz",
        MULTILINGUAL,
        SNIPPETS,
    ),
    set("glued", Task::Split, "glued/text.jsonl.gz", "glued/gold.jsonl.gz", &["split"]),
    set("copies", Task::Copies, "copies/text.jsonl.gz", "copies/gold.jsonl.gz", &["copies"]),
    stories("stories/gva", "stories/gva.jsonl.gz"),
    stories("stories/allsides", "stories/allsides.jsonl.gz"),
    stories("stories/ecbplus", "stories/ecbplus.jsonl.gz"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_of_a_kind_and_every_set_is_measured() {
        let mut names: Vec<&str> = SETS.iter().map(|s| s.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SETS.len());
        assert!(SETS.iter().all(|s| !s.measures.is_empty()));
        assert!(STORIES.iter().all(|n| names.contains(&format!("stories/{n}").as_str())));
    }
}
