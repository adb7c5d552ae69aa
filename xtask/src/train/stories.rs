//! `cargo xtask train stories [--check | --words]`: learns how common words are and what
//! makes two articles tell one story. Deterministic. Writes two data files of the crate; with
//! `--check` it writes nothing and prints scores of stories, then of sets, that the model has
//! not seen.

use super::drops::{Drop, FOLDS, Random, Set, drops, fold, load};
use super::pair::{self, Example};
use super::words::background;
use crate::bcubed::Bcubed;
use crate::quality::shared;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use storysift::story_lessons::{self as lessons, View};

/// Bars of linkage that are tried.
const BARS: [f32; 5] = [0.6, 0.3, 0.0, -0.3, -0.6];
/// Of many pairs that tell two stories one in so many is learned from, for all of them.
const SPARSE: usize = 6;
/// Pairs from which a drop has many.
const MANY: usize = 3000;

/// Runs the trainer.
pub fn run(args: &[String]) -> Result<(), String> {
    let eval = shared().join("eval");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/story/data");
    let write =
        |name: &str, bytes: &[u8]| std::fs::write(data.join(name), bytes).map_err(|e| format!("{name}: {e}"));
    match args {
        [] => write("pair.bin", &pair::learn(&examples(&load(&eval)?, |_, _| true))),
        [flag] if flag == "--check" => {
            check(&load(&eval)?);
            Ok(())
        }
        [flag] if flag == "--words" => write("background.bin", &background(&eval)?),
        _ => Err("train stories [--check | --words]   words first: the score is learned with them".into()),
    }
}

/// Labelled pairs of drops of the stories that are let in, by set and story. Every set
/// weighs the same; in a set a drop weighs by the root of its articles.
fn examples(sets: &[Set], admit: impl Fn(usize, usize) -> bool) -> Vec<Example> {
    let mut out: Vec<Example> = Vec::new();
    for (n, set) in sets.iter().enumerate() {
        let from = out.len();
        let mut random = Random(31);
        if !(0..set.stories.len()).any(|s| admit(n, s)) {
            continue;
        }
        for drop in drops(set, |s| admit(n, s), 11 + n as u64, true) {
            let lesson = drop.lesson();
            let mut stories: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); lesson.units];
            for (&article, &unit) in drop.articles.iter().zip(&lesson.unit) {
                stories[unit as usize].insert(set.story[article]);
            }
            let weight = (drop.articles.len() as f32).sqrt() / lesson.pairs.len().max(1) as f32;
            let sparse = if lesson.pairs.len() > MANY { SPARSE } else { 1 };
            for p in &lesson.pairs {
                let same = !stories[p.units.0 as usize].is_disjoint(&stories[p.units.1 as usize]);
                if same || random.below(sparse) == 0 {
                    let weight = if same { weight } else { weight * sparse as f32 };
                    out.push(Example { features: p.features, same, weight });
                }
            }
        }
        let total: f64 = out[from..].iter().map(|e| f64::from(e.weight)).sum();
        out[from..].iter_mut().for_each(|e| e.weight /= total as f32);
    }
    out
}

/// BCubed F1 by drop and bar.
#[derive(Default)]
struct Table {
    sums: BTreeMap<String, ([f64; BARS.len()], f64)>,
}

impl Table {
    fn note(&mut self, kind: String, drop: &Drop<'_>, model: &[u8], counts: impl Fn(usize) -> bool) {
        let View { dated, language } = drop.view;
        let known =
            [if dated { "dated" } else { "undated" }, if language { "" } else { " strange" }].concat();
        let key = format!("{:8} {kind} {known}", drop.set.name);
        let lesson = drop.lesson();
        let gold: Vec<usize> = drop.articles.iter().map(|&i| drop.set.story[i]).collect();
        let row = self.sums.entry(key).or_default();
        for (sum, bar) in row.0.iter_mut().zip(BARS) {
            *sum += Bcubed::of(&gold, &lessons::grouped(&lesson, model, bar), |i| counts(gold[i])).f1();
        }
        row.1 += 1.0;
    }

    /// The small drops of a set, and the whole of it.
    fn note_all(&mut self, set: &Set, seed: u64, model: &[u8], counts: impl Fn(usize) -> bool) {
        for drop in drops(set, &counts, seed, false) {
            self.note(format!("drops of {:3}", drop.size), &drop, model, |_| true);
        }
        for dated in [true, false] {
            let articles = (0..set.articles.len()).collect();
            let view = View { dated, language: true };
            let drop = Drop { set, articles, view, size: set.stories.len() };
            self.note("whole       ".into(), &drop, model, &counts);
        }
    }

    fn print(&self, title: &str) {
        println!("{title:40} bars {BARS:?}");
        for (key, (sums, count)) in &self.sums {
            let means: Vec<String> = sums.iter().map(|s| format!("{:.4}", s / count)).collect();
            println!("{key:40} {}", means.join("  "));
        }
    }
}

/// Prints the scores of stories, then of sets, that the model has not seen.
fn check(sets: &[Set]) {
    let mut table = Table::default();
    for held in 0..FOLDS {
        let model = pair::learn(&examples(sets, |_, s| fold(s) != held));
        for (n, set) in sets.iter().enumerate() {
            table.note_all(set, 91 + n as u64, &model, |s| fold(s) == held);
        }
    }
    table.print("stories unseen");
    let mut table = Table::default();
    for (n, set) in sets.iter().enumerate() {
        let model = pair::learn(&examples(sets, |other, _| other != n));
        table.note_all(set, 91 + n as u64, &model, |_| true);
    }
    table.print("sets unseen");
}
