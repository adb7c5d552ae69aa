//! `train stories`: the score of pairs of articles, from drops of labelled stories
//! (`story_drops`). In: the labelled sets. Out: a data file of the engine. `--words` counts how
//! common words are and writes that file instead; the score is learned with it, so it comes
//! first. `--check` prints scores of stories, then of sets, that the model has not seen.

use super::background_words;
use super::pair_score::{self, Pair};
use super::story_drops::{FOLDS, Set, StoryDrop, draw_drops, fold, load};
use super::trees_file;
use crate::args::Args;
use crate::bcubed::Bcubed;
use crate::paths;
use crate::rng::Rng;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use storysift::training::Trees;
use storysift::training::pairs::{self as lessons, View};

/// Least scores of linkage that `--check` tries.
const TRIED_MIN_SCORES: [f32; 5] = [0.6, 0.3, 0.0, -0.3, -0.6];
/// In a drop of more pairs, only a sample of those of different stories is learned from.
const MAX_ALL_PAIRS: usize = 3000;
/// One pair in so many is in the sample, with the weight of all.
const SAMPLE_STEP: usize = 6;
/// Seeds of the drops to learn from and to be scored on; the number of the set is added.
const SEED_LEARN: u64 = 11;
const SEED_CHECK: u64 = 91;

/// Runs the trainer.
pub fn run(args: &[String]) -> Result<()> {
    let args = Args::flags_only(args, &["--check", "--words"])?;
    if args.has("--words") {
        return write(&paths::background_words(), &background_words::count()?);
    }
    let sets = load(&paths::labelled_data())?;
    if args.has("--check") {
        check(&sets);
        return Ok(());
    }
    trees_file::write(&paths::pair_trees(), &pair_score::learn(&pairs(&sets, |_, _| true)), &lessons::NAMES)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}

/// Labelled pairs of drops of those stories for which `admit` holds, which takes the numbers of
/// a set and of a story. Every set counts the same; in a set, a drop counts as the root of the
/// number of its articles.
fn pairs(sets: &[Set], admit: impl Fn(usize, usize) -> bool) -> Vec<Pair> {
    let mut out: Vec<Pair> = Vec::new();
    for (n, set) in sets.iter().enumerate() {
        let from = out.len();
        let mut rng = Rng(31);
        if !(0..set.stories.len()).any(|s| admit(n, s)) {
            continue;
        }
        for drop in draw_drops(set, |s| admit(n, s), SEED_LEARN + n as u64, true) {
            let scored = drop.pairs();
            let mut stories: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); scored.units];
            for (&article, &unit) in drop.articles.iter().zip(&scored.unit) {
                stories[unit as usize].insert(set.story[article]);
            }
            let weight = (drop.articles.len() as f32).sqrt() / scored.pairs.len().max(1) as f32;
            let step = if scored.pairs.len() > MAX_ALL_PAIRS { SAMPLE_STEP } else { 1 };
            for p in &scored.pairs {
                let same = !stories[p.units.0 as usize].is_disjoint(&stories[p.units.1 as usize]);
                if same || rng.below(step) == 0 {
                    let weight = if same { weight } else { weight * step as f32 };
                    out.push(Pair { features: p.features, same, weight });
                }
            }
        }
        let total: f64 = out[from..].iter().map(|p| f64::from(p.weight)).sum();
        out[from..].iter_mut().for_each(|p| p.weight /= total as f32);
    }
    out
}

/// Mean BCubed F1 of drops, a row a kind of drop, a column a least score.
#[derive(Default)]
struct Table {
    /// Sums, and number of drops.
    rows: BTreeMap<String, ([f64; TRIED_MIN_SCORES.len()], f64)>,
}

impl Table {
    /// Adds a drop grouped by a model. Only articles of stories for which `counts` holds count.
    fn add(&mut self, kind: &str, drop: &StoryDrop<'_>, model: &Trees, counts: impl Fn(usize) -> bool) {
        let View { dated, language } = drop.view;
        let known =
            [if dated { "dated" } else { "undated" }, if language { "" } else { " strange" }].concat();
        let key = format!("{:8} {kind} {known}", drop.set.name);
        let scored = drop.pairs();
        let gold: Vec<usize> = drop.articles.iter().map(|&i| drop.set.story[i]).collect();
        let row = self.rows.entry(key).or_default();
        for (sum, min_score) in row.0.iter_mut().zip(TRIED_MIN_SCORES) {
            let found = lessons::grouped(&scored, model, min_score);
            *sum += Bcubed::of(&gold, &found, |i| counts(gold[i])).f1();
        }
        row.1 += 1.0;
    }

    /// Adds the small drops of a set, and the whole of it.
    fn add_set(&mut self, set: &Set, seed: u64, model: &Trees, counts: impl Fn(usize) -> bool) {
        for drop in draw_drops(set, &counts, seed, false) {
            self.add(&format!("drops of {:3}", drop.size), &drop, model, |_| true);
        }
        for dated in [true, false] {
            let articles = (0..set.articles.len()).collect();
            let view = View { dated, language: true };
            let drop = StoryDrop { set, articles, view, size: set.stories.len() };
            self.add("whole       ", &drop, model, &counts);
        }
    }

    fn print(&self, title: &str) {
        println!("{title:40} bars {TRIED_MIN_SCORES:?}");
        for (key, (sums, count)) in &self.rows {
            let means: Vec<String> = sums.iter().map(|s| format!("{:.4}", s / count)).collect();
            println!("{key:40} {}", means.join("  "));
        }
    }
}

/// Prints the scores of stories, then of sets, that the model has not seen.
fn check(sets: &[Set]) {
    let mut table = Table::default();
    for held_out in 0..FOLDS {
        let model = pair_score::learn(&pairs(sets, |_, s| fold(s) != held_out));
        for (n, set) in sets.iter().enumerate() {
            table.add_set(set, SEED_CHECK + n as u64, &model, |s| fold(s) == held_out);
        }
    }
    table.print("stories unseen");
    let mut table = Table::default();
    for (n, set) in sets.iter().enumerate() {
        let model = pair_score::learn(&pairs(sets, |other, _| other != n));
        table.add_set(set, SEED_CHECK + n as u64, &model, |_| true);
    }
    table.print("sets unseen");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::scale_articles::articles;
    use crate::jsonl::Row;
    use crate::train::story_drops::{Labelled, set_of};
    use storysift::CleanArticle;

    /// Generated articles; those of one day are one story.
    fn stories() -> Set {
        let row = |a: CleanArticle| Labelled {
            cluster: a.published.clone().unwrap_or_default(),
            row: Row { id: a.name, text: Some(a.text), title: a.title, date: a.published, ..Row::default() },
        };
        set_of("made", articles(80).into_iter().map(row).collect())
    }

    #[test]
    fn every_set_has_the_weight_of_1_and_stories_that_are_not_admitted_are_left_out() {
        let sets = [stories(), stories()];
        let both = pairs(&sets, |_, _| true);
        let one = pairs(&sets, |set, _| set == 1);
        for (pairs, expected) in [(&both, 2.0), (&one, 1.0)] {
            let total: f64 = pairs.iter().map(|p| f64::from(p.weight)).sum();
            assert!((total - expected).abs() < 1e-3, "{total}");
        }
        assert!(one.len() < both.len());
        assert!(pairs(&sets, |_, _| false).is_empty());
        assert!(both.iter().any(|p| p.same) && both.iter().any(|p| !p.same));
    }

    #[test]
    fn the_table_has_a_row_for_each_kind_of_drop() {
        let set = stories();
        let model = pair_score::learn(&pairs(std::slice::from_ref(&set), |_, _| true));
        let mut table = Table::default();
        table.add_set(&set, SEED_CHECK, &model, |_| true);
        let names: Vec<&str> = table.rows.keys().map(String::as_str).collect();
        for name in
            ["made     whole        dated", "made     whole        undated", "made     drops of   3 dated"]
        {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
        let in_range =
            |(sums, n): &([f64; TRIED_MIN_SCORES.len()], f64)| sums.iter().all(|s| *s >= 0.0 && *s <= *n);
        assert!(table.rows.values().all(in_range));
    }
}
