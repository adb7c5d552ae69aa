//! Data of the search for copies: members of sets, measured edges, and the order of keepers.

use crate::fingerprint::Fingerprint;
use crate::types::grouping::Relation;
use crate::util::hash::PrehashedMap;
use std::cmp::Reverse;

/// One member of a set: its index, how it relates to the keeper, and the share of the smaller
/// article that both have, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CopyMember {
    pub item: u32,
    pub relation: Relation,
    pub similarity: f32,
}

/// Two articles whose overlap makes them copies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CopyEdge {
    pub a: u32,
    pub b: u32,
    pub relation: Relation,
    pub similarity: f32,
}

/// The sets of copies among some articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct CopySets {
    /// Each set: the keeper first, then by index. In order of the keepers.
    pub sets: Vec<Vec<CopyMember>>,
    /// For each article behind a login wall a fingerprint of its heading, without the text.
    pub headings: PrehashedMap<u32, Fingerprint>,
    /// The limit was reached: some pairs were not measured.
    pub stopped: bool,
}

/// Sort key of keepers: the longest, then the earliest, then the first by id.
pub(crate) fn keeper_order(items: &[&Fingerprint], i: u32) -> (Reverse<usize>, i32, u32) {
    let print = items.get(i as usize);
    let length = print.map_or(0, |p| p.body.len());
    let day = print.and_then(|p| p.day).unwrap_or(i32::MAX);
    (Reverse(length), day, i)
}
