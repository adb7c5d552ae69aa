//! Learns the pair score: boosted trees on labelled pairs, written as the score reads them.
//! Deterministic.

use super::boost::{self, Data, Edges, Plan, Tree};
use storysift::story_lessons::{FEATURES, LEVELS};

const PLAN: Plan = Plan { trees: 300, depth: LEVELS, rate: 0.08, calm: 6.0, rows: 180, features: 120 };

/// A labelled pair.
pub struct Example {
    /// What the score sees.
    pub features: [f32; FEATURES],
    /// Both tell one story.
    pub same: bool,
    /// How much it counts.
    pub weight: f32,
}

/// Learns, and writes the weights as the score reads them.
pub fn learn(examples: &[Example]) -> Vec<u8> {
    let mean = examples.iter().map(|e| e.weight).sum::<f32>() / examples.len().max(1) as f32;
    let mut edges = Edges::of(FEATURES, examples.iter().map(|e| e.features.as_slice()));
    for of_feature in &mut edges.0 {
        of_feature.iter_mut().for_each(|e| *e = short(*e));
        of_feature.dedup();
    }
    let bins =
        (0..FEATURES).map(|f| examples.iter().map(|e| edges.bin(f, e.features[f])).collect()).collect();
    let data = Data {
        bins,
        body: examples.iter().map(|e| f32::from(u8::from(e.same))).collect(),
        weight: examples.iter().map(|e| e.weight / mean).collect(),
    };
    let all: Vec<u32> = (0..examples.len() as u32).collect();
    boost::train(&data, &all, PLAN).iter().flat_map(|tree| write(tree, &edges)).collect()
}

/// The upper half of a float.
fn short(x: f32) -> f32 {
    f32::from_bits(x.to_bits() & 0xffff_0000)
}

fn half(x: f32) -> [u8; 2] {
    ((x.to_bits() >> 16) as u16).to_le_bytes()
}

fn write(tree: &Tree, edges: &Edges) -> Vec<u8> {
    let mut out = Vec::new();
    for &(feature, edge) in &tree.asks {
        out.push(feature as u8);
        out.extend(half(edges.0[feature].get(edge).copied().unwrap_or(f32::INFINITY)));
    }
    let most = tree.leaves.iter().fold(0.0f32, |m, l| m.max(l.abs()));
    // A little more than needed, so that cutting the scale short overruns no answer.
    let scale = short(most / 126.0);
    out.extend(half(scale));
    out.extend(tree.leaves.iter().map(|l| (l / scale.max(f32::MIN_POSITIVE)).round() as i8 as u8));
    out
}
