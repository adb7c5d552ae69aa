//! Scores the grouping of small drops, since most people have few files. In: a labelled set of
//! stories. Out: printed means of the BCubed F1 of drops of 3, 5 and 20 whole stories, with and
//! without their dates. Stories are drawn at random, or as a random one and those nearest to
//! it in words, which are the hardest to tell apart.

use super::StoryRow;
use super::floors::Floors;
use crate::bcubed::Bcubed;
use crate::jsonl::{Row, read_rows};
use crate::predict::{Task, predict};
use crate::rng::Rng;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Drops of each size.
const DROPS: u64 = 30;
/// Stories of a drop.
const SIZES: [usize; 3] = [3, 5, 20];
/// Shorter words, in characters, do not count for nearness: most are function words.
const MIN_WORD: usize = 5;

/// Prints the mean BCubed F1 of the drops of one set.
pub fn run(name: &str, path: &Path, measured: &mut Floors) -> Result<()> {
    let rows: Vec<StoryRow> = read_rows(path)?;
    let stories = stories(&rows);
    let words: Vec<BTreeSet<String>> = stories.iter().map(|s| story_words(s)).collect();
    for (kind, dated) in [("random", true), ("random", false), ("closest", true), ("closest", false)] {
        let mean_of = |&size: &usize| {
            let f1 = |drop: u64| {
                let mut rng = Rng(drop * 1000 + size as u64 + 1);
                let picked = match kind {
                    "random" => pick_random(stories.len(), size, &mut rng),
                    _ => pick_closest(&words, size, &mut rng),
                };
                let rows: Vec<&StoryRow> = picked.iter().flat_map(|&s| stories[s].iter().copied()).collect();
                score(&rows, dated)
            };
            (0..DROPS).map(f1).sum::<f64>() / DROPS as f64
        };
        let means: Vec<f64> = SIZES.iter().map(mean_of).collect();
        let mean = means.iter().sum::<f64>() / means.len() as f64;
        let each: Vec<String> = SIZES.iter().zip(&means).map(|(s, m)| format!("{s}: {m:.4}")).collect();
        let set = format!("drops/{name}/{kind}{}", if dated { "" } else { "/undated" });
        let line = format!("mean {mean:.4}   of stories {}", each.join("  "));
        println!("{set} drops: {line}");
        measured.note_score(&set, "drops", &line);
    }
    Ok(())
}

/// The rows of each story of several articles, in the order of the stories' names.
fn stories(rows: &[StoryRow]) -> Vec<Vec<&StoryRow>> {
    let mut stories: BTreeMap<&str, Vec<&StoryRow>> = BTreeMap::new();
    for row in rows {
        if let Some(cluster) = &row.cluster {
            stories.entry(cluster).or_default().push(row);
        }
    }
    stories.into_values().filter(|s| s.len() > 1).collect()
}

/// The distinct long words of a story, in lower case.
fn story_words(story: &[&StoryRow]) -> BTreeSet<String> {
    let text = |r: &&StoryRow| r.row.text.clone().unwrap_or_default().to_lowercase();
    let all: Vec<String> = story.iter().map(text).collect();
    let split = |t: &String| t.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    all.iter().flat_map(split).filter(|w| w.chars().count() >= MIN_WORD).collect()
}

fn pick_random(stories: usize, size: usize, rng: &mut Rng) -> Vec<usize> {
    let mut picked = BTreeSet::new();
    while picked.len() < size.min(stories) {
        picked.insert(rng.below(stories));
    }
    picked.into_iter().collect()
}

/// A random story and those whose words overlap most with its own, by Jaccard's measure.
fn pick_closest(words: &[BTreeSet<String>], size: usize, rng: &mut Rng) -> Vec<usize> {
    let first = rng.below(words.len());
    let mut near: Vec<(f64, usize)> = words
        .iter()
        .enumerate()
        .map(|(i, w)| {
            let shared = w.intersection(&words[first]).count() as f64;
            (shared / (w.len() + words[first].len()).max(1) as f64, i)
        })
        .filter(|&(_, i)| i != first)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    std::iter::once(first).chain(near.into_iter().map(|(_, i)| i)).take(size).collect()
}

/// BCubed F1 of one drop.
fn score(drop: &[&StoryRow], dated: bool) -> f64 {
    let rows: Vec<Row> =
        drop.iter().map(|r| Row { date: r.row.date.clone().filter(|_| dated), ..r.row.clone() }).collect();
    let found = predict(Task::Clusters, &rows, false);
    let found: Vec<String> = found
        .iter()
        .map(|p| p["cluster"].as_str().map_or_else(|| format!("alone:{}", p["id"]), str::to_owned))
        .collect();
    let gold: Vec<_> = drop.iter().map(|r| &r.cluster).collect();
    Bcubed::of(&gold, &found, |_| true).f1()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cluster: Option<&str>, text: &str) -> StoryRow {
        let row = Row { text: Some(text.to_owned()), ..Row::default() };
        StoryRow { cluster: cluster.map(str::to_owned), row }
    }

    #[test]
    fn stories_of_one_article_and_rows_without_a_story_are_left_out() {
        let rows = [row(Some("b"), ""), row(Some("a"), ""), row(None, ""), row(Some("b"), "")];
        let stories = stories(&rows);
        assert_eq!(stories.len(), 1);
        assert_eq!(stories[0].len(), 2);
    }

    #[test]
    fn draws_are_of_the_wanted_size_and_repeat_themselves() {
        for (stories, size, drawn) in [(10, 3, 3), (2, 3, 2), (20, 20, 20)] {
            let picked = pick_random(stories, size, &mut Rng(4));
            assert_eq!(picked.len(), drawn);
            assert_eq!(picked, pick_random(stories, size, &mut Rng(4)));
        }
    }

    #[test]
    fn the_closest_stories_share_most_words() {
        let texts = ["bridge council river", "bridge council", "football match", "bridge"];
        let rows: Vec<StoryRow> = texts.iter().map(|t| row(Some("s"), t)).collect();
        let words: Vec<_> = rows.iter().map(|r| story_words(&[r])).collect();
        let seed = (0..).find(|seed| Rng(*seed).below(4) == 0).unwrap_or_default();
        assert_eq!(pick_closest(&words, 3, &mut Rng(seed)), [0, 1, 3]);
    }
}
