//! `train stories`: the score of pairs of articles, from drops of labelled stories
//! (`story_drops`). In: the labelled sets. Out: two data files of the engine. `--words` counts how
//! common words are and writes that file instead; the score is learned with it, so it comes
//! first. `--check` prints scores of stories, then of sets, that the models have not seen.

use super::background_words;
use super::story_drops::{Extent, FOLDS, Set, fold, load};
use super::story_models::{Models, Prepared, drops_without, folds, learn, without};
use super::trees_file;
use crate::args::Args;
use crate::bcubed::Bcubed;
use crate::paths;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;
use storysift::training::pairs::{self as lessons, View};

/// Name of the rows over all sets, which have as many drops each.
const ALL_SETS: &str = "all";
/// Settings of the control from strict to loose that `--check` tries: what is taken from the threshold
/// that is shipped.
const TRIED_LOOSENESS: [f32; 5] = [-0.3, -0.15, 0.0, 0.15, 0.3];

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

/// Mean BCubed F1 of drops, a row a kind of drop, a column a looseness.
#[derive(Default)]
struct Table {
    /// Sums, and number of drops.
    rows: BTreeMap<String, ([f64; TRIED_LOOSENESS.len()], f64)>,
}

impl Table {
    /// Adds a drop grouped by the models. Only articles of stories for which `counts` holds count.
    fn add(&mut self, prepared: &Prepared<'_>, models: &Models, counts: impl Fn(usize) -> bool) {
        let drop = &prepared.drop;
        let View { dated, language } = drop.view;
        let known =
            [if dated { "dated" } else { "undated" }, if language { "" } else { " strange" }].concat();
        let kind = match drop.extent {
            _ if prepared.is_whole() => "whole".to_owned(),
            Extent::Whole => format!("drops of {:3}", drop.size),
            Extent::Mixed => format!("mixed of {:3}", drop.size),
            Extent::Notes => format!("notes of {:3}", drop.size),
        };
        let gold: Vec<usize> = drop.articles.iter().map(|&i| drop.set.story[i]).collect();
        let found = lessons::grouped(&prepared.scored, (&models.first, &models.second), &TRIED_LOOSENESS);
        let f1: Vec<f64> =
            found.iter().map(|found| Bcubed::of(&gold, found, |i| counts(gold[i])).f1()).collect();
        for name in [drop.set.name, ALL_SETS] {
            let row = self.rows.entry(format!("{name:8} {kind:12} {known}")).or_default();
            row.0.iter_mut().zip(&f1).for_each(|(sum, f1)| *sum += f1);
            row.1 += 1.0;
        }
    }

    fn print(&self, title: &str) {
        println!("{title:40} looseness {TRIED_LOOSENESS:?}  mean of first, middle and last");
        for (key, (sums, count)) in &self.rows {
            let means = sums.map(|sum| sum / count);
            let each: Vec<String> = means.iter().map(|mean| format!("{mean:.4}")).collect();
            let mean = (means[0] + means[2] + means[4]) / 3.0;
            println!("{key:40} {}  {mean:.4}", each.join("  "));
        }
    }
}

/// Prints the scores of stories, then of sets, that the models have not seen.
fn check(sets: &[Set]) {
    let (all, folds) = (drops_without(sets, None), folds(sets));
    let mut table = Table::default();
    for held_out in 0..FOLDS {
        let others = folds.iter().enumerate().filter(|(n, _)| *n != held_out);
        let others: Vec<_> = others.map(|(_, fold)| without(fold, None)).collect();
        let models = Models::learn(&without(&drops_without(sets, Some(held_out)), None), &others);
        let smaller = folds[held_out].iter().flatten().filter(|d| !d.is_whole());
        smaller.for_each(|drop| table.add(drop, &models, |_| true));
        // Whole sets are scored by the stories of the fold.
        let whole = all.iter().flatten().filter(|d| d.is_whole());
        whole.for_each(|drop| table.add(drop, &models, |s| fold(s) == held_out));
    }
    table.print("stories unseen");
    let mut table = Table::default();
    for left_out in 0..sets.len() {
        let others: Vec<_> = folds.iter().map(|fold| without(fold, Some(left_out))).collect();
        let models = Models::learn(&without(&all, Some(left_out)), &others);
        all[left_out].iter().for_each(|drop| table.add(drop, &models, |_| true));
    }
    table.print("sets unseen");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::story_models::tests::stories;

    #[test]
    fn the_table_has_a_row_for_each_kind_of_drop() {
        let sets = [stories()];
        let models = learn(&sets);
        let mut table = Table::default();
        drops_without(&sets, None)[0].iter().for_each(|drop| table.add(drop, &models, |_| true));
        let names: Vec<&str> = table.rows.keys().map(String::as_str).collect();
        for name in
            ["made     whole        dated", "all      whole        undated", "made     drops of   3 dated"]
        {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
        let in_range =
            |(sums, n): &([f64; TRIED_LOOSENESS.len()], f64)| sums.iter().all(|s| *s >= 0.0 && *s <= *n);
        assert!(table.rows.values().all(in_range));
    }
}
