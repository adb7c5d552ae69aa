//! `train stories`: the score of pairs of articles, from drops of labelled stories
//! (`story_drops`). In: the labelled sets. Out: a data file of the engine. `--words` counts how
//! common words are and writes that file instead; the score is learned with it, so it comes
//! first. `--check` prints scores of stories, then of sets, that the model has not seen.

use super::background_words;
use super::pair_score::{self, FIRST_TREES, Pair, SECOND_TREES};
use super::story_drops::{FOLDS, SIZES, Set, StoryDrop, draw_drops, fold, load};
use super::trees_file;
use crate::args::Args;
use crate::bcubed::Bcubed;
use crate::paths;
use crate::rng::Rng;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use storysift::training::Trees;
use storysift::training::pairs::{self as lessons, FEATURES, Lesson, SECOND_FEATURES, View};

/// Least scores of linkage that `--check` tries.
const TRIED_MIN_SCORES: [f32; 5] = [0.6, 0.3, 0.0, -0.3, -0.6];
/// In a drop of more pairs, only a sample of those of different stories is learned from.
const MAX_ALL_PAIRS: usize = 3000;
/// One pair in so many is in the sample, with the weight of all.
const SAMPLE_STEP: usize = 6;
/// Seeds of the drops to learn from and to be scored on; the number of the set is added.
const SEED_LEARN: u64 = 11;
const SEED_CHECK: u64 = 91;
const SEED_SAMPLE: u64 = 31;
/// In a drop of more pairs, of those that the first look scores below this only a sample is learned from
/// in the second.
const MAX_ALL_SECOND_PAIRS: usize = 1000;
const CLEAR_SCORE: f32 = -3.0;

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
    let models = learn(&sets);
    trees_file::write(&paths::pair_trees(), &models.first, &lessons::NAMES)?;
    trees_file::write(&paths::second_trees(), &models.second, &lessons::SECOND_NAMES)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}

/// A drop with its pairs.
struct Prepared<'a> {
    drop: StoryDrop<'a>,
    scored: Lesson,
    /// For each pair, whether it tells one story.
    same: Vec<bool>,
}

impl<'a> Prepared<'a> {
    fn new(drop: StoryDrop<'a>) -> Self {
        let scored = drop.pairs();
        let mut stories: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); scored.units];
        for (&article, &unit) in drop.articles.iter().zip(&scored.unit) {
            stories[unit as usize].insert(drop.set.story[article]);
        }
        let same = |p: &lessons::Pair| {
            let [a, b] = [p.units.0, p.units.1].map(|unit| &stories[unit as usize]);
            !a.is_disjoint(b)
        };
        let same = scored.pairs.iter().map(same).collect();
        Prepared { drop, scored, same }
    }

    /// What each of its pairs weighs: a drop counts as the root of the number of its articles.
    fn weight(&self) -> f32 {
        (self.drop.articles.len() as f32).sqrt() / self.scored.pairs.len().max(1) as f32
    }
}

/// Drops of those stories of a set for which `admit` holds, to learn from.
fn prepare(set: &Set, admit: impl Fn(usize) -> bool, seed: u64) -> Vec<Prepared<'_>> {
    draw_drops(set, admit, seed, true).into_iter().map(Prepared::new).collect()
}

/// Makes the weights of the pairs of a set add up to 1: every set counts the same.
fn weigh_as_one<const N: usize>(pairs: &mut [Pair<N>]) {
    let total: f64 = pairs.iter().map(|p| f64::from(p.weight)).sum();
    pairs.iter_mut().for_each(|p| p.weight /= total as f32);
}

/// Labelled pairs of the first look. `sets` are the drops of each set.
fn first_pairs(sets: &[&[Prepared<'_>]]) -> Vec<Pair<FEATURES>> {
    let mut out = Vec::new();
    for drops in sets {
        let from = out.len();
        let mut rng = Rng(SEED_SAMPLE);
        for drop in *drops {
            let weight = drop.weight();
            let step = if drop.scored.pairs.len() > MAX_ALL_PAIRS { SAMPLE_STEP } else { 1 };
            for (p, &same) in drop.scored.pairs.iter().zip(&drop.same) {
                if same || rng.below(step) == 0 {
                    let weight = if same { weight } else { weight * step as f32 };
                    out.push(Pair { features: p.features, same, weight });
                }
            }
        }
        weigh_as_one(&mut out[from..]);
    }
    out
}

/// Labelled pairs of the second look. `sets` are the drops of each set, each drop with a first look that
/// has not seen its stories.
fn second_pairs(sets: &[Vec<(&Prepared<'_>, &Trees)>]) -> Vec<Pair<SECOND_FEATURES>> {
    let mut out = Vec::new();
    for drops in sets {
        let from = out.len();
        let mut rng = Rng(SEED_SAMPLE);
        for (drop, first) in drops {
            let weight = drop.weight();
            let many = drop.scored.pairs.len() > MAX_ALL_SECOND_PAIRS;
            let worth = drop.scored.pairs.iter().zip(&drop.same).filter(|(p, _)| p.hope);
            for (p, (_, &same)) in lessons::second_pairs(&drop.scored, first).iter().zip(worth) {
                let step = if many && p.features[0] < CLEAR_SCORE { SAMPLE_STEP } else { 1 };
                if same || rng.below(step) == 0 {
                    let weight = if same { weight } else { weight * step as f32 };
                    out.push(Pair { features: p.features, same, weight });
                }
            }
        }
        weigh_as_one(&mut out[from..]);
    }
    out
}

/// Both models of the score.
struct Models {
    base: Trees,
    first: Trees,
    second: Trees,
}

impl Models {
    /// Learns both. `sets` are the drops of each set; `folds` those of each fold of the stories, for each
    /// set: the second look learns from each fold after a first look that learned from the next.
    fn learn(sets: &[&[Prepared<'_>]], folds: &[Vec<&[Prepared<'_>]>]) -> Models {
        let mut pairs = first_pairs(sets);
        let first = pair_score::learn(&pairs, FIRST_TREES);
        pairs.iter_mut().for_each(|p| p.features[38..].fill(0.0));
        let base = pair_score::learn(&pairs, FIRST_TREES);
        drop(pairs);
        let of_fold: Vec<Trees> =
            folds.iter().map(|fold| pair_score::learn(&first_pairs(fold), FIRST_TREES)).collect();
        let mut second: Vec<Vec<(&Prepared<'_>, &Trees)>> = sets.iter().map(|_| Vec::new()).collect();
        for (n, fold) in folds.iter().enumerate() {
            let first = &of_fold[(n + 1) % of_fold.len()];
            for (drops, out) in fold.iter().zip(&mut second) {
                out.extend(drops.iter().map(|drop| (drop, first)));
            }
        }
        Models { base, first, second: pair_score::learn(&second_pairs(&second), SECOND_TREES) }
    }
}

/// The drops of each fold of the stories of each set.
fn folds(sets: &[Set]) -> Vec<Vec<Vec<Prepared<'_>>>> {
    let of = |held: usize| {
        let drops = |(n, set)| prepare(set, |s| fold(s) == held, SEED_CHECK + n as u64);
        (0..).zip(sets).map(drops).collect()
    };
    (0..FOLDS).map(of).collect()
}

/// The drops of each set, without the stories of one fold.
fn drops_without(sets: &[Set], held: Option<usize>) -> Vec<Vec<Prepared<'_>>> {
    let drops = |(n, set)| prepare(set, |s| Some(fold(s)) != held, SEED_LEARN + n);
    (0..).zip(sets).map(drops).collect()
}

/// The drops of all sets but one.
fn without<'d, 'a>(sets: &'d [Vec<Prepared<'a>>], left_out: Option<usize>) -> Vec<&'d [Prepared<'a>]> {
    let kept = sets.iter().enumerate().filter(|(n, _)| Some(*n) != left_out);
    kept.map(|(_, drops)| drops.as_slice()).collect()
}

/// The models of all labelled data.
fn learn(sets: &[Set]) -> Models {
    let (all, folds) = (drops_without(sets, None), folds(sets));
    let folds: Vec<_> = folds.iter().map(|fold| without(fold, None)).collect();
    Models::learn(&without(&all, None), &folds)
}

/// Mean BCubed F1 of drops, a row a kind of drop, a column a least score.
#[derive(Default)]
struct Table {
    /// Sums, and number of drops.
    rows: BTreeMap<String, ([f64; TRIED_MIN_SCORES.len()], f64)>,
}

impl Table {
    /// Adds a drop grouped by a model. Only articles of stories for which `counts` holds count.
    fn add(&mut self, drop: &Prepared<'_>, models: &Models, counts: impl Fn(usize) -> bool) {
        let Prepared { drop, scored, .. } = drop;
        let View { dated, language } = drop.view;
        let known =
            [if dated { "dated" } else { "undated" }, if language { "" } else { " strange" }].concat();
        let kind = if SIZES.iter().any(|s| s.0 == drop.size) { format!("drops of {:3}", drop.size) } else { "whole".to_owned() };
        let mut masked = Lesson { unit: scored.unit.clone(), units: scored.units, pairs: scored.pairs.iter().map(|p| lessons::Pair { features: p.features, ..*p }).collect() };
        masked.pairs.iter_mut().for_each(|p| p.features[38..].fill(0.0));
        let gold: Vec<usize> = drop.articles.iter().map(|&i| drop.set.story[i]).collect();
        for v in ["A", "B", "C", "D"] {
            let key = format!("{v} {:8} {kind:12} {known}", drop.set.name);
            let row = self.rows.entry(key).or_default();
            use std::sync::atomic::Ordering::Relaxed;
            lessons::MEAN_ONLY.store(v == "A", Relaxed);
            lessons::SECOND_OFF.store(v != "D", Relaxed);
            let (l, first) = if v < "C" { (&masked, &models.base) } else { (scored, &models.first) };
            for (sum, min_score) in row.0.iter_mut().zip(TRIED_MIN_SCORES) {
                let found = lessons::grouped(l, (first, &models.second), min_score);
                *sum += Bcubed::of(&gold, &found, |i| counts(gold[i])).f1();
            }
            row.1 += 1.0;
        }
    }

    fn print(&self, title: &str) {
        println!("{title:40} bars {TRIED_MIN_SCORES:?}");
        let mut sums_of: BTreeMap<String, [f64; 3]> = BTreeMap::new();
        for (key, (sums, count)) in &self.rows {
            let means: Vec<String> = sums.iter().map(|s| format!("{:.4}", s / count)).collect();
            let mid = (sums[1] + sums[2] + sums[3]) / 3.0 / count;
            println!("{key:40} {}  mean {mid:.4}", means.join("  "));
            let e = sums_of.entry(format!("{} {}", &key[..1], &key[11..])).or_default();
            e[0] += sums[2] / count;
            e[1] += mid;
            e[2] += 1.0;
        }
        for (k, e) in sums_of { println!("MEAN {k:40} bar0 {:.4} bars {:.4}", e[0] / e[2], e[1] / e[2]); }
    }
}

/// Prints the scores of stories, then of sets, that the model has not seen. The smaller drops of a fold are
/// scored by themselves, the whole set with the stories of the fold counting.
fn check(sets: &[Set]) {
    let t = std::time::Instant::now();
    let folds = folds(sets);
    eprintln!("folds {:?}", t.elapsed());
    let whole: Vec<Vec<Prepared<'_>>> = drops_without(sets, None);
    eprintln!("all {:?}", t.elapsed());
    let mut table = Table::default();
    for held_out in 0..FOLDS {
        let drops = drops_without(sets, Some(held_out));
        let others: Vec<_> =
            folds.iter().enumerate().filter(|(n, _)| *n != held_out).map(|(_, f)| without(f, None)).collect();
        let models = Models::learn(&without(&drops, None), &others);
        eprintln!("learned {:?}", t.elapsed());
        for (drops, all) in folds[held_out].iter().zip(&whole) {
            for drop in drops.iter().filter(|d| SIZES.iter().any(|s| s.0 == d.drop.size)) { table.add(drop, &models, |_| true); }
            for drop in all.iter().filter(|d| !SIZES.iter().any(|s| s.0 == d.drop.size)) { table.add(drop, &models, |s| fold(s) == held_out); }
        }
        eprintln!("scored {:?}", t.elapsed());
    }
    table.print("stories unseen");
    let mut table = Table::default();
    for n in 0..sets.len() {
        let others: Vec<_> = folds.iter().map(|f| without(f, Some(n))).collect();
        let models = Models::learn(&without(&whole, Some(n)), &others);
        for drop in &whole[n] { table.add(drop, &models, |_| true); }
        eprintln!("set {:?}", t.elapsed());
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
        let model = Models::learn(std::slice::from_ref(&set), |_, _| true);
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
