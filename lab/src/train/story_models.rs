//! Learns both looks of the story score. In: labelled sets of stories. Out: two models. The second look
//! learns from first scores that have not seen its stories; drops and stories are drawn in `story_drops`.

use super::pair_score::{self, FIRST_TREES, Pair, SECOND_TREES};
use super::story_drops::{Extent, FOLDS, SIZES, Set, StoryDrop, draw_drops, fold};
use crate::rng::Rng;
use std::collections::BTreeSet;
use storysift::training::Trees;
use storysift::training::pairs::{self as lessons, FEATURES, Lesson, SECOND_FEATURES};

/// In a drop of more pairs, only a sample of those of different stories is learned from.
const MAX_ALL_PAIRS: usize = 3000;
/// One pair in so many is in the sample, with the weight of all.
const SAMPLE_STEP: usize = 6;
/// In a drop of more pairs, of those that the first look scores below the clear score only a sample is
/// learned from in the second.
const MAX_ALL_SECOND_PAIRS: usize = 1000;
const CLEAR_SCORE: f32 = -3.0;
/// What a drop with notes in place of articles counts, where one of whole articles counts 1. With 1 the
/// scores of whole sets fall by .01 where their stories were learned from.
const NOTES_PART: f32 = 0.4;
/// Seeds of the drops to learn from and of those of a fold; the number of the set is added.
const SEED_LEARN: u64 = 11;
const SEED_FOLD: u64 = 91;
/// Seed of the samples.
const SEED_SAMPLE: u64 = 31;

/// A drop with its pairs.
pub struct Prepared<'a> {
    /// The drop.
    pub drop: StoryDrop<'a>,
    /// Its pairs with their features.
    pub scored: Lesson,
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

    /// It holds all stories that were admitted.
    pub fn is_whole(&self) -> bool {
        SIZES.iter().all(|(size, _)| *size != self.drop.size)
    }

    /// What each of its pairs weighs: a drop counts as the root of the number of its articles.
    fn weight(&self) -> f32 {
        let part = if self.drop.extent == Extent::Whole { 1.0 } else { NOTES_PART };
        part * (self.drop.articles.len() as f32).sqrt() / self.scored.pairs.len().max(1) as f32
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
pub struct Models {
    /// Of the first look.
    pub first: Trees,
    /// Of the second look.
    pub second: Trees,
}

impl Models {
    /// Learns both. `sets` are the drops of each set; `folds` those of each fold of the stories, for each
    /// set: the second look learns from each fold after a first look that learned from the next.
    pub fn learn(sets: &[&[Prepared<'_>]], folds: &[Vec<&[Prepared<'_>]>]) -> Models {
        let pairs = first_pairs(sets);
        let first = pair_score::learn(&pairs, FIRST_TREES);
        let of_fold: Vec<Trees> =
            folds.iter().map(|fold| pair_score::learn(&first_pairs(fold), FIRST_TREES)).collect();
        let mut second: Vec<Vec<(&Prepared<'_>, &Trees)>> = sets.iter().map(|_| Vec::new()).collect();
        for (n, fold) in folds.iter().enumerate() {
            let first = &of_fold[(n + 1) % of_fold.len()];
            for (drops, out) in fold.iter().zip(&mut second) {
                out.extend(drops.iter().map(|drop| (drop, first)));
            }
        }
        Models { first, second: pair_score::learn(&second_pairs(&second), SECOND_TREES) }
    }
}

/// The drops of each fold of the stories of each set.
pub fn folds(sets: &[Set]) -> Vec<Vec<Vec<Prepared<'_>>>> {
    let of = |held: usize| {
        let drops = |(n, set)| prepare(set, |s| fold(s) == held, SEED_FOLD + n as u64);
        (0..).zip(sets).map(drops).collect()
    };
    (0..FOLDS).map(of).collect()
}

/// The drops of each set, without the stories of one fold.
pub fn drops_without(sets: &[Set], held: Option<usize>) -> Vec<Vec<Prepared<'_>>> {
    let drops = |(n, set)| prepare(set, |s| Some(fold(s)) != held, SEED_LEARN + n);
    (0..).zip(sets).map(drops).collect()
}

/// The drops of all sets but one.
pub fn without<'d, 'a>(sets: &'d [Vec<Prepared<'a>>], left_out: Option<usize>) -> Vec<&'d [Prepared<'a>]> {
    let kept = sets.iter().enumerate().filter(|(n, _)| Some(*n) != left_out);
    kept.map(|(_, drops)| drops.as_slice()).collect()
}

/// The models of all labelled data.
pub fn learn(sets: &[Set]) -> Models {
    let (all, folds) = (drops_without(sets, None), folds(sets));
    let folds: Vec<_> = folds.iter().map(|fold| without(fold, None)).collect();
    Models::learn(&without(&all, None), &folds)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::bench::scale_articles::{WORDS, articles};
    use crate::jsonl::Row;
    use crate::train::story_drops::{Labelled, set_of};
    use storysift::CleanArticle;

    /// Generated articles; those of one day are one story.
    pub fn stories() -> Set {
        let row = |a: CleanArticle| Labelled {
            cluster: a.published.clone().unwrap_or_default(),
            row: Row { id: a.name, text: Some(a.text), title: a.title, date: a.published, ..Row::default() },
        };
        set_of("made", articles(80, WORDS).into_iter().map(row).collect())
    }

    #[test]
    fn every_set_has_the_weight_of_1() {
        let (sets, sets_of_one) = ([stories(), stories()], [stories()]);
        for (sets, expected) in [(&sets[..], 2.0), (&sets_of_one, 1.0)] {
            let all = drops_without(sets, None);
            let pairs = first_pairs(&without(&all, None));
            let total: f64 = pairs.iter().map(|p| f64::from(p.weight)).sum();
            assert!((total - expected).abs() < 1e-3, "{total}");
            assert!(pairs.iter().any(|p| p.same) && pairs.iter().any(|p| !p.same));
        }
        let all = drops_without(&sets, None);
        assert_eq!((without(&all, Some(0)).len(), without(&all, None).len()), (1, 2));
    }

    #[test]
    fn stories_of_a_fold_are_left_out() {
        let sets = [stories()];
        let stories_of = |drops: &[Prepared<'_>]| {
            let articles = drops.iter().flat_map(|d| d.drop.articles.clone());
            articles.map(|a| sets[0].story[a]).collect::<BTreeSet<usize>>()
        };
        let folds = folds(&sets);
        for (held_out, fold) in folds.iter().enumerate() {
            let own = stories_of(&fold[0]);
            assert!(!own.is_empty());
            assert!(own.is_disjoint(&stories_of(&drops_without(&sets, Some(held_out))[0])));
        }
    }
}
