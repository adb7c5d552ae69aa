//! Sets of copies and the measured edges that they are made of.

use crate::fingerprint::Fingerprint;
use crate::types::grouping::Relation;
use crate::util::hash::ByHash;
use std::cmp::Reverse;

/// One member of a set: its index, how it relates to the keeper, and the share of the
/// smaller article that both have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Copy {
    pub item: u32,
    pub relation: Relation,
    pub similarity: f32,
}

/// Two articles whose overlap makes them copies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub a: u32,
    pub b: u32,
    pub relation: Relation,
    pub similarity: f32,
}

/// The sets of copies among some articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sets {
    /// Each set: the keeper first, then by index. In order of the keepers.
    pub sets: Vec<Vec<Copy>>,
    /// What can be compared of the articles that stand behind a wall.
    pub heads: ByHash<u32, Fingerprint>,
    /// The budget ran out before all pairs were looked at.
    pub stopped: bool,
}

/// The order in which articles become keepers: longest, earliest, id.
pub(crate) fn rank(items: &[&Fingerprint], i: u32) -> (Reverse<usize>, i32, u32) {
    let print = items.get(i as usize);
    let length = print.map_or(0, |p| p.body.len());
    let day = print.and_then(|p| p.day).unwrap_or(i32::MAX);
    (Reverse(length), day, i)
}
