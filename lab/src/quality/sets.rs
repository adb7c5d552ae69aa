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
    /// The rows that count.
    pub part: Part,
}

/// The rows of a file that a set has, by the source that the label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All.
    All,
    /// Those of [`RESEARCH`].
    Research,
    /// All but those.
    Rest,
}

/// Sources that may be used for research only: no weights learn from them.
pub const RESEARCH: [&str; 3] = ["l3sgn1", "chaos2017", "big9"];

impl Part {
    /// Whether rows of this source are in the part.
    pub fn has(self, source: Option<&str>) -> bool {
        let research = source.is_some_and(|source| RESEARCH.contains(&source));
        match self {
            Part::All => true,
            Part::Research => research,
            Part::Rest => !research,
        }
    }
}

impl Set {
    /// Whether the shipped weights learned from the rows: figures on rows that they saw are too high for others. Copies are found by rules, which learn nothing.
    pub fn learned_from(&self) -> bool {
        match self.task {
            Task::Copies => false,
            Task::Extract => self.part != Part::Research,
            Task::Split | Task::Clusters => true,
        }
    }
}

/// The sets of labelled stories, also scored as small drops and at each strictness. Their
/// files are `stories/NAME.jsonl.gz`.
pub const STORIES: [&str; 3] = ["gva", "allsides", "ecbplus"];

const ARTICLES: &str = "extract/articles/gold.jsonl.gz";
const MORE: &str = "extract/more/gold.jsonl.gz";
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
    Set { name, task, rows, gold, measures, part: Part::All }
}

const fn extract(
    name: &'static str,
    rows: &'static str,
    gold: &'static str,
    measures: &'static [&'static str],
) -> Set {
    set(name, Task::Extract, rows, gold, measures)
}

const fn more(name: &'static str, rows: &'static str, measures: &'static [&'static str], part: Part) -> Set {
    Set { part, ..extract(name, rows, MORE, measures) }
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
    more("more/html", "extract/more/html.jsonl.gz", &["extract", "meta"], Part::Rest),
    more("more/text-chrome", "extract/more/text-chrome.jsonl.gz", BODY, Part::Rest),
    more("more/text-bs4", "extract/more/text-bs4.jsonl.gz", BODY, Part::Rest),
    more("research/html", "extract/more/html.jsonl.gz", BODY, Part::Research),
    more("research/text-chrome", "extract/more/text-chrome.jsonl.gz", BODY, Part::Research),
    more("research/text-bs4", "extract/more/text-bs4.jsonl.gz", BODY, Part::Research),
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
    fn research_sets_are_marked_as_not_learned_from() {
        for set in SETS.iter().filter(|s| s.part != Part::All) {
            let research = set.part == Part::Research;
            assert_eq!(set.learned_from(), !research, "{}", set.name);
            assert_eq!(set.part.has(Some("big9")), research);
            assert_eq!(set.part.has(None), !research);
        }
    }

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
