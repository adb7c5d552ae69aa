//! Trees as the engine reads them. In: grown trees and the edges of their features. Out: the
//! engine's [`Trees`], and their file. The format stands in the engine's `ml/trees.rs`.

use super::boosting::{Edges, Tree};
use crate::hash;
use anyhow::{Context, Result};
use std::path::Path;
use storysift::training::{self, LEAVES, LEVELS, Trees, UNIT};

/// How the leaves of a tree become whole steps of a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// The scale is a multiple of [`UNIT`], and the largest leaf at most 31 steps: few, so that the
    /// file compresses well.
    Units,
    /// Any scale of two bytes, and the largest leaf 126 steps. A byte has 127; one is spare, since
    /// the scale is rounded down.
    Free,
}

const MAX_UNIT_STEPS: f32 = 31.0;
const MAX_FREE_STEPS: f32 = 126.0;

impl Scale {
    /// The scale of a tree whose largest leaf is `largest`.
    fn of(self, largest: f32) -> f32 {
        match self {
            Scale::Units => (largest / MAX_UNIT_STEPS / UNIT).ceil().clamp(1.0, 255.0) * UNIT,
            Scale::Free => upper_half(largest / MAX_FREE_STEPS),
        }
    }
}

/// A number without the lower half of its bits.
pub fn upper_half(x: f32) -> f32 {
    f32::from_bits(x.to_bits() & 0xffff_0000)
}

/// Writes trees over features of these names to a file; prints its size and hash for its card.
pub fn write(path: &Path, trees: &Trees, names: &[&str]) -> Result<()> {
    let bytes = trees.write(names);
    println!(
        "{}: {} bytes, {} trees, {} features, hash {:016x}",
        path.display(),
        bytes.len(),
        trees.trees.len(),
        trees.features.len(),
        hash::bytes(&bytes)
    );
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}

/// Grown trees as the engine has them: only features and edges that are asked.
pub fn encode(edges: &Edges, trees: &[Tree], scale: Scale) -> Trees {
    let asked = asked_edges(trees);
    let place = |(feature, edge): (usize, usize)| -> Option<(u8, u8)> {
        let (at, (_, own)) = asked.iter().enumerate().find(|(_, (f, _))| *f == feature)?;
        Some((at as u8, own.binary_search(&edge).ok()? as u8))
    };
    let encode = |tree: &Tree| {
        let largest = tree.leaves.iter().fold(0.0f32, |m, l| m.max(l.abs()));
        let scale = scale.of(largest);
        let mut asks = [(0, 0); LEVELS];
        let questions = tree.questions.iter().filter_map(|q| place(*q));
        asks.iter_mut().zip(questions).for_each(|(ask, question)| *ask = question);
        let mut leaves = [0; LEAVES];
        let steps = tree.leaves.iter().map(|l| (l / scale.max(f32::MIN_POSITIVE)).round() as i8);
        leaves.iter_mut().zip(steps).for_each(|(leaf, step)| *leaf = step);
        training::Tree { asks, scale, leaves }
    };
    let edge = |feature: usize, edge: usize| edges.0[feature].get(edge).copied().unwrap_or(f32::INFINITY);
    Trees {
        unit: if scale == Scale::Units { UNIT } else { 0.0 },
        trees: trees.iter().map(encode).collect(),
        features: asked
            .iter()
            .map(|(feature, own)| (*feature, own.iter().map(|e| edge(*feature, *e)).collect()))
            .collect(),
    }
}

/// The features that trees ask, ascending, each with the edges that are asked of it, ascending.
fn asked_edges(trees: &[Tree]) -> Vec<(usize, Vec<usize>)> {
    let mut asked: Vec<(usize, usize)> = trees.iter().flat_map(|t| t.questions.iter().copied()).collect();
    asked.sort_unstable();
    asked.dedup();
    let groups = asked.chunk_by(|a, b| a.0 == b.0);
    groups.map(|own| (own[0].0, own.iter().map(|(_, edge)| *edge).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(questions: [(usize, usize); LEVELS], leaf: f32) -> Tree {
        let mut leaves = vec![0.0; 1 << LEVELS];
        (leaves[0], leaves[1]) = (leaf, -leaf / 2.0);
        Tree { questions: questions.to_vec(), leaves }
    }

    #[test]
    fn only_asked_features_and_edges_are_kept_in_order() {
        let edges = Edges(vec![vec![1.0, 2.0], vec![3.0], vec![4.0, 5.0, 6.0]]);
        let grown =
            [tree([(2, 2), (0, 1), (2, 0), (0, 1)], 31.0 * UNIT), tree([(0, 1); LEVELS], 62.0 * UNIT)];
        let trees = encode(&edges, &grown, Scale::Units);
        assert_eq!(trees.features, [(0, vec![2.0]), (2, vec![4.0, 6.0])]);
        assert_eq!(trees.trees[0].asks, [(1, 1), (0, 0), (1, 0), (0, 0)]);
        // The scale makes the largest leaf 31 steps; half of it rounds to 16.
        assert_eq!((trees.trees[0].scale, &trees.trees[0].leaves[..2]), (UNIT, &[31, -16][..]));
        assert_eq!((trees.trees[1].scale, &trees.trees[1].leaves[..2]), (2.0 * UNIT, &[31, -16][..]));
    }

    #[test]
    fn free_scales_have_two_bytes_and_spare_a_step() {
        let trees = encode(&Edges(vec![vec![1.0]]), &[tree([(0, 0); LEVELS], 1.0)], Scale::Free);
        let scale = trees.trees[0].scale;
        assert_eq!((scale.to_bits() & 0xffff, trees.unit), (0, 0.0));
        assert_eq!(trees.trees[0].leaves[..2], [(1.0 / scale).round() as i8, (-0.5 / scale).round() as i8]);
    }
}
