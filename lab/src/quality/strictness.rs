//! Scores each step of the control from strict to loose. In: a labelled set of stories. Out:
//! printed precision, recall and F1 at each step. It is an error when a looser step separates
//! articles that a stricter one joined.

use super::StoryRow;
use crate::bcubed::Bcubed;
use crate::jsonl::read_rows;
use crate::predict::clean_article;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::path::Path;
use storysift::{Corpus, Options};

/// Settings of the control, which goes from -1 to 1.
const STEPS: [f32; 9] = [-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0];

/// Prints the scores of one set.
pub fn run(name: &str, path: &Path) -> Result<()> {
    let rows: Vec<StoryRow> = read_rows(path)?;
    let mut corpus = Corpus::new(Options::default());
    let added = rows.iter().map(|r| corpus.add_clean(clean_article(&r.row)));
    let ids: Vec<String> = added.map(|id| format!("{}#0", id.unwrap_or_default())).collect();
    let gold: Vec<&str> = rows.iter().map(|r| r.cluster.as_deref().unwrap_or(&r.row.id)).collect();
    let mut stricter: Vec<String> = Vec::new();
    let mut separations = 0;
    for step in STEPS {
        corpus.tune(step);
        let stories = stories_by_article(&mut corpus);
        let found: Vec<String> = ids.iter().map(|id| stories.get(id).unwrap_or(id).clone()).collect();
        separations += separated(&stricter, &found);
        let b = Bcubed::of(&gold, &found, |_| true);
        println!(
            "strictness/{name} {step:+.2}: precision {:.4} recall {:.4} F1 {:.4}",
            b.precision,
            b.recall,
            b.f1()
        );
        stricter = found;
    }
    if separations > 0 {
        bail!("strictness/{name}: looser steps separated {separations} articles");
    }
    Ok(())
}

/// Number of articles whose looser group is another than that of the first article of their
/// stricter group.
fn separated(stricter: &[String], looser: &[String]) -> usize {
    let mut groups: BTreeMap<&String, &String> = BTreeMap::new();
    stricter
        .iter()
        .zip(looser)
        .filter(|(strict, loose)| *groups.entry(strict).or_insert(loose) != *loose)
        .count()
}

/// The first article of the story of each article and of its copies.
fn stories_by_article(corpus: &mut Corpus) -> BTreeMap<String, String> {
    let stories = corpus.stories().to_vec();
    let mut first: BTreeMap<String, String> =
        stories.iter().flat_map(|s| s.articles.iter().map(|a| (a.clone(), s.articles[0].clone()))).collect();
    for set in corpus.copies().to_vec() {
        let keeper = first.get(&set.keeper).cloned().unwrap_or(set.keeper);
        first.extend(set.members.into_iter().map(|m| (m.article, keeper.clone())));
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joining_is_no_separation_and_leaving_a_group_is_one() {
        let groups = |names: &str| names.chars().map(String::from).collect::<Vec<_>>();
        for (stricter, looser, count) in
            [("", "ab", 0), ("aab", "ccc", 0), ("aab", "xxy", 0), ("aab", "xyy", 1), ("aaaa", "xxyz", 2)]
        {
            assert_eq!(separated(&groups(stricter), &groups(looser)), count, "{stricter} {looser}");
        }
    }
}
