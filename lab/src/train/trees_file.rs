//! Writes boosted trees as the engine reads those of lines and of boundaries. In: trees and the
//! edges of their features. Out: a file.
//!
//! The format: number of features that are asked; for each its number, the number of its asked
//! edges and the edges (four bytes); number of levels; number of trees (two bytes); for each
//! tree the question of each level (place of the feature in the list, place of its edge), a
//! scale, and the answers in units of the scale. All other numbers are one byte, lowest byte
//! first.

use super::boosting::{Edges, Tree};
use anyhow::{Context, Result};
use std::path::Path;
use storysift::training::{LEVELS, UNIT};

/// Most steps of an answer, either way. Few, so that the file compresses well.
const MAX_STEPS: f32 = 31.0;

/// Writes trees to a file, and prints its size.
pub fn write(path: &Path, edges: &Edges, trees: &[Tree]) -> Result<()> {
    let (bytes, summary) = encode(edges, trees);
    println!("{}: {summary}", path.display());
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}

/// Trees as bytes, with a summary for people.
fn encode(edges: &Edges, trees: &[Tree]) -> (Vec<u8>, String) {
    let asked = asked_edges(trees);
    let mut bytes = vec![asked.len() as u8];
    for (feature, own) in &asked {
        bytes.extend([*feature as u8, own.len() as u8]);
        bytes.extend(own.iter().flat_map(|e| edges.0[*feature][*e].to_le_bytes()));
    }
    let place = |feature: usize, edge: usize| -> Option<[u8; 2]> {
        let (at, (_, own)) = asked.iter().enumerate().find(|(_, (f, _))| *f == feature)?;
        Some([at as u8, own.binary_search(&edge).ok()? as u8])
    };
    bytes.push(LEVELS as u8);
    bytes.extend((trees.len() as u16).to_le_bytes());
    for tree in trees {
        bytes.extend(tree.questions.iter().filter_map(|&(f, e)| place(f, e)).flatten());
        let largest = tree.leaves.iter().fold(0.0f32, |m, l| m.max(l.abs()));
        let scale = (largest / MAX_STEPS / UNIT).ceil().clamp(1.0, 255.0);
        bytes.push(scale as u8);
        bytes.extend(tree.leaves.iter().map(|l| (l / scale / UNIT).round() as i8 as u8));
    }
    let summary = format!("{} bytes, {} trees, {} features", bytes.len(), trees.len(), asked.len());
    (bytes, summary)
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
    fn only_asked_features_and_edges_are_written_in_order() {
        let edges = Edges(vec![vec![1.0, 2.0], vec![3.0], vec![4.0, 5.0, 6.0]]);
        let trees =
            [tree([(2, 2), (0, 1), (2, 0), (0, 1)], 31.0 * UNIT), tree([(0, 1); LEVELS], 62.0 * UNIT)];
        let (bytes, summary) = encode(&edges, &trees);
        let head = [&[2, 0, 1][..], &2f32.to_le_bytes(), &[2, 2], &4f32.to_le_bytes(), &6f32.to_le_bytes()];
        let head = [&head.concat()[..], &[LEVELS as u8, 2, 0]].concat();
        assert_eq!(bytes[..head.len()], head);
        let first = &bytes[head.len()..];
        assert_eq!(first[..2 * LEVELS], [1, 1, 0, 0, 1, 0, 0, 0]);
        // The scale makes the largest answer 31 steps; half of it rounds to 16.
        assert_eq!(first[2 * LEVELS..][..3], [1, 31, -16i8 as u8]);
        let second = &first[2 * LEVELS + 1 + (1 << LEVELS)..];
        assert_eq!(second[2 * LEVELS..][..3], [2, 31, -16i8 as u8]);
        assert_eq!(summary, format!("{} bytes, 2 trees, 2 features", bytes.len()));
    }
}
