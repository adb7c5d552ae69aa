//! `train cuts`: the boosted trees that score the places of a file where another article may
//! begin. In: files made of several labelled articles, and the labelled pages as they are
//! (`boundary_examples`). Out: a data file of the engine; it takes less than a minute. `--check`
//! prints scores by cross-validation over whole sites instead.

use super::boosting::{Edges, Examples, Settings, logit, train};
use super::boundary_examples::{Boundary, load};
use super::folds::FOLDS;
use super::trees_file::{self, Scale};
use crate::args::Args;
use crate::paths;
use anyhow::Result;
use std::collections::BTreeMap;
use storysift::training::{self, CUES};

/// How the trees are grown; more of them gained nothing on held-out sites.
const SETTINGS: Settings = Settings {
    trees: 240,
    depth: training::LEVELS,
    learning_rate: 0.3,
    l2: 8.0,
    example_share: 128,
    feature_share: 110,
};

/// Least logits that `--check` tries.
const TRIED_MIN_LOGITS: [f32; 9] = [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0];

/// Runs the trainer.
pub fn run(args: &[String]) -> Result<()> {
    let args = Args::flags_only(args, &["--check"])?;
    let (boundaries, articles) = load(&paths::labelled_data())?;
    let (edges, examples) = examples(&boundaries);
    let numbers = |of: &dyn Fn(&Boundary) -> bool| -> Vec<u32> {
        (0..boundaries.len() as u32).filter(|n| of(&boundaries[*n as usize])).collect()
    };
    if args.has("--check") {
        let mut logits = vec![0.0; boundaries.len()];
        for fold in 0..FOLDS {
            let trees = train(&examples, &numbers(&|b| b.fold != fold), SETTINGS);
            for n in numbers(&|b| b.fold == fold) {
                logits[n as usize] = logit(&trees, |f| examples.bins[f][n as usize]);
            }
        }
        check(&boundaries, &logits, articles);
        return Ok(());
    }
    let trees = train(&examples, &numbers(&|_| true), SETTINGS);
    let trees = trees_file::encode(&edges, &trees, Scale::Units);
    trees_file::write(&paths::boundary_trees(), &trees, &training::BOUNDARY_FEATURES)
}

fn examples(boundaries: &[Boundary]) -> (Edges, Examples) {
    let edges = Edges::of(CUES, boundaries.iter().map(|b| b.features.as_slice()));
    let bins = (0..CUES).map(|f| boundaries.iter().map(|b| edges.bin(f, b.features[f])).collect()).collect();
    let labels = boundaries.iter().map(|b| f32::from(u8::from(b.is_right))).collect();
    let weights = boundaries.iter().map(|b| b.weight).collect();
    (edges, Examples { bins, labels, weights })
}

/// What is found at one least logit.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    /// Cuts.
    cuts: usize,
    /// Cuts where an article begins.
    found: usize,
    /// Cuts with the right title too.
    titled: usize,
    /// Wrong cuts inside the text of an article.
    inside: usize,
}

/// Counts cuts: at each place the boundary with the highest logit, when it is above the least.
fn count(boundaries: &[Boundary], logits: &[f32], min_logit: f32) -> Counts {
    let mut best: BTreeMap<(usize, usize), (f32, &Boundary, bool)> = BTreeMap::new();
    for (boundary, logit) in boundaries.iter().zip(logits) {
        let (top, chosen, has_right) = best.entry(boundary.place).or_insert((*logit, boundary, false));
        if *logit > *top {
            (*top, *chosen) = (*logit, boundary);
        }
        *has_right |= boundary.is_right;
    }
    let mut counts = Counts::default();
    for (_, boundary, has_right) in best.values().filter(|(logit, ..)| *logit > min_logit) {
        counts.cuts += 1;
        counts.found += usize::from(*has_right);
        counts.titled += usize::from(boundary.is_right);
        counts.inside += usize::from(boundary.inside && !has_right);
    }
    counts
}

/// Prints what is found at several least logits, of `articles` that begin behind others.
fn check(boundaries: &[Boundary], logits: &[f32], articles: usize) {
    println!("   bar  found  titles right  false, of the found  inside articles");
    for min_logit in TRIED_MIN_LOGITS {
        let Counts { cuts, found, titled, inside } = count(boundaries, logits, min_logit);
        println!(
            "{min_logit:6.1} {:6.3} {:13.3} {:20.3} {inside:16}",
            found as f32 / articles as f32,
            titled as f32 / found.max(1) as f32,
            (cuts - found) as f32 / cuts.max(1) as f32,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boundary(at: usize, is_right: bool, inside: bool) -> Boundary {
        Boundary { features: [0.0; CUES], place: (0, at), is_right, inside, weight: 1.0, fold: 0 }
    }

    #[test]
    fn of_the_boundaries_of_one_place_the_best_is_cut() {
        let boundaries = [
            boundary(10, true, false),
            boundary(10, false, false),
            boundary(50, false, true),
            boundary(90, true, false),
        ];
        for (logits, counts) in [
            ([2.0, 1.0, -1.0, 3.0], Counts { cuts: 2, found: 2, titled: 2, inside: 0 }),
            ([1.0, 2.0, -1.0, 3.0], Counts { cuts: 2, found: 2, titled: 1, inside: 0 }),
            ([1.0, 0.0, 2.0, -3.0], Counts { cuts: 2, found: 1, titled: 1, inside: 1 }),
            ([0.0; 4], Counts::default()),
        ] {
            assert_eq!(count(&boundaries, &logits, 0.0), counts, "{logits:?}");
        }
    }
}
