//! Small drops of labelled stories: what most people have. A drop is a handful of whole
//! stories, drawn at random or as the ones nearest in topic, and is grouped alone.

use crate::bcubed::Bcubed;
use crate::floors::Floors;
use crate::predict::{Verb, predict};
use crate::rows::{Row, read_rows};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const DRAWS: u64 = 30;
const SIZES: [usize; 3] = [3, 5, 20];

/// A row with its gold cluster, which only the scorer here sees.
#[derive(Deserialize)]
pub struct GoldRow {
    pub cluster: Option<String>,
    #[serde(flatten)]
    pub row: Row,
}

/// Prints the mean BCubed F1 of the drops of one set.
pub fn run(name: &str, path: &Path, seen: &mut Floors) -> Result<(), String> {
    let rows: Vec<GoldRow> = read_rows(path)?;
    let mut stories: BTreeMap<&str, Vec<&GoldRow>> = BTreeMap::new();
    for row in &rows {
        if let Some(cluster) = &row.cluster {
            stories.entry(cluster).or_default().push(row);
        }
    }
    let stories: Vec<Vec<&GoldRow>> = stories.into_values().filter(|s| s.len() > 1).collect();
    let words: Vec<BTreeSet<String>> = stories.iter().map(|s| story_words(s)).collect();
    for (kind, dated) in [("random", true), ("random", false), ("closest", true), ("closest", false)] {
        let means: Vec<f64> = SIZES
            .iter()
            .map(|&size| {
                let total: f64 = (0..DRAWS)
                    .map(|draw| {
                        let mut random = Random(draw * 1000 + size as u64 + 1);
                        let picked = match kind {
                            "random" => pick_random(stories.len(), size, &mut random),
                            _ => pick_closest(&words, size, &mut random),
                        };
                        let drop: Vec<&GoldRow> =
                            picked.iter().flat_map(|&s| stories[s].iter().copied()).collect();
                        score(&drop, dated)
                    })
                    .sum();
                total / DRAWS as f64
            })
            .collect();
        let mean = means.iter().sum::<f64>() / means.len() as f64;
        let each: Vec<String> = SIZES.iter().zip(&means).map(|(s, m)| format!("{s}: {m:.4}")).collect();
        let set = format!("drops/{name}/{kind}{}", if dated { "" } else { "/undated" });
        let line = format!("mean {mean:.4}   of stories {}", each.join("  "));
        println!("{set} drops: {line}");
        seen.note(&set, "drops", &line);
    }
    Ok(())
}

fn story_words(story: &[&GoldRow]) -> BTreeSet<String> {
    let text = |r: &&GoldRow| r.row.text.clone().unwrap_or_default().to_lowercase();
    let all: Vec<String> = story.iter().map(text).collect();
    let split = |t: &String| t.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    all.iter().flat_map(split).filter(|w| w.chars().count() > 4).collect()
}

fn pick_random(stories: usize, size: usize, random: &mut Random) -> Vec<usize> {
    let mut picked = BTreeSet::new();
    while picked.len() < size.min(stories) {
        picked.insert(random.below(stories));
    }
    picked.into_iter().collect()
}

/// A random story and those whose words overlap most with its own (Jaccard).
fn pick_closest(words: &[BTreeSet<String>], size: usize, random: &mut Random) -> Vec<usize> {
    let first = random.below(words.len());
    let mut near: Vec<(f64, usize)> = words
        .iter()
        .enumerate()
        .map(|(i, w)| {
            let both = w.intersection(&words[first]).count() as f64;
            (both / (w.len() + words[first].len()).max(1) as f64, i)
        })
        .filter(|&(_, i)| i != first)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    std::iter::once(first).chain(near.into_iter().map(|(_, i)| i)).take(size).collect()
}

/// BCubed F1 of one drop.
fn score(drop: &[&GoldRow], dated: bool) -> f64 {
    let rows: Vec<Row> =
        drop.iter().map(|r| Row { date: r.row.date.clone().filter(|_| dated), ..r.row.clone() }).collect();
    let found = predict(Verb::Clusters, &rows, false);
    let found: Vec<String> = found
        .iter()
        .map(|p| p["cluster"].as_str().map_or_else(|| format!("alone:{}", p["id"]), str::to_owned))
        .collect();
    let gold: Vec<_> = drop.iter().map(|r| &r.cluster).collect();
    Bcubed::of(&gold, &found, |_| true).f1()
}

/// SplitMix64 (Steele, Lea, Flood 2014): the draws are the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}
