//! How much of one text stands in another, measured on all their shingles.

use crate::fingerprint::shingles::{SIZE, shingles, short, winnow};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Passes hashes through: the keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Through(u64);

impl Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.0 = self.0.rotate_left(8) ^ u64::from(*b));
    }
    fn write_u32(&mut self, n: u32) {
        self.0 = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// A map whose keys are hashes. Never iterated: its order means nothing.
pub(crate) type ByHash<K, V> = HashMap<K, V, BuildHasherDefault<Through>>;
/// A set of hashes. Never iterated.
pub(crate) type Hashes = HashSet<u32, BuildHasherDefault<Through>>;

/// Parts of a text for which it is asked whether they stand in the other text.
const PARTS: usize = 8;

/// What two texts share.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Overlap {
    /// Share of the first text's distinct shingles that the second has, 0 to 1.
    pub a: f32,
    /// Share of the second text's distinct shingles that the first has.
    pub b: f32,
    /// Words of the longest unbroken run that both have.
    pub run: usize,
    /// Eighths of the first text that hold something shared.
    pub parts_a: usize,
    /// Eighths of the second.
    pub parts_b: usize,
    /// Distinct shingles of the smaller text.
    pub least: usize,
    /// The first text is the smaller.
    pub a_is_least: bool,
    /// Shingles of each text before the first shared one.
    pub first: (usize, usize),
    /// Share of what is shared that stands in one order in both texts, 0 to 1.
    pub ordered: f32,
}

/// A text made ready to be measured against others.
pub(crate) struct Measured {
    /// Shingles in order; boilerplate ones are `None`.
    shingles: Vec<Option<u64>>,
    /// First position and number (from 0) of each distinct shingle.
    places: ByHash<u64, (u32, u32)>,
}

impl Measured {
    /// Makes a text ready. Passages whose kept shingles are all `boilerplate` do not count,
    /// unless they are more than half of the text: then they are what the text is.
    pub fn new(codes: &[u32], boilerplate: &Hashes) -> Self {
        let all = shingles(codes);
        let mut counts = vec![true; all.len()];
        if !boilerplate.is_empty() {
            // What stands before the first kept shingle goes with it.
            let mut before = Some(0);
            for place in winnow(&all) {
                let common = all.get(place).is_some_and(|h| boilerplate.contains(&short(*h)));
                let from = before.filter(|_| common).unwrap_or(place);
                if common {
                    counts.iter_mut().take(place + 1).skip(from).for_each(|c| *c = false);
                }
                before = common.then_some(place);
            }
            if counts.iter().filter(|c| !**c).count() * 2 > counts.len() {
                counts.fill(true);
            }
        }
        let shingles: Vec<Option<u64>> = all.iter().zip(&counts).map(|(h, c)| c.then_some(*h)).collect();
        let mut places = ByHash::default();
        places.reserve(shingles.len());
        for (i, hash) in shingles.iter().enumerate() {
            if let Some(hash) = hash {
                let number = places.len() as u32;
                places.entry(*hash).or_insert((i as u32, number));
            }
        }
        Measured { shingles, places }
    }

    /// Number of distinct shingles that count.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Measures what `self` (a) and `other` (b) share.
    pub fn overlap(&self, other: &Measured) -> Overlap {
        let mut seen = vec![false; self.len()];
        let mut places: Vec<u32> = Vec::new();
        let (mut run, mut longest, mut expected) = (0usize, 0usize, u32::MAX);
        let (mut first_a, mut first_b) = (usize::MAX, usize::MAX);
        let (mut in_a, mut in_b) = ([false; PARTS], [false; PARTS]);
        let part = |i: usize, n: usize| (i * PARTS / n.max(1)).min(PARTS - 1);
        for (j, hash) in other.shingles.iter().enumerate() {
            let Some(&(place, number)) = hash.as_ref().and_then(|h| self.places.get(h)) else {
                (run, expected) = (0, u32::MAX);
                continue;
            };
            if let Some(seen) = seen.get_mut(number as usize)
                && !*seen
            {
                *seen = true;
                places.push(place);
            }
            run = if place == expected { run + 1 } else { 1 };
            expected = place + 1;
            longest = longest.max(run);
            first_a = first_a.min(place as usize);
            first_b = first_b.min(j);
            in_a[part(place as usize, self.shingles.len())] = true;
            in_b[part(j, other.shingles.len())] = true;
        }
        let shared = places.len();
        let share = |n: usize| if n == 0 { 0.0 } else { shared as f32 / n as f32 };
        Overlap {
            a: share(self.len()),
            b: share(other.len()),
            run: if longest == 0 { 0 } else { longest + SIZE - 1 },
            parts_a: in_a.iter().filter(|p| **p).count(),
            parts_b: in_b.iter().filter(|p| **p).count(),
            least: self.len().min(other.len()),
            a_is_least: self.len() < other.len(),
            first: (first_a, first_b),
            ordered: rising(&places) as f32 / shared.max(1) as f32,
        }
    }
}

/// Length of the longest rising subsequence (patience sorting).
fn rising(places: &[u32]) -> usize {
    let mut ends: Vec<u32> = Vec::new();
    for &place in places {
        let at = ends.partition_point(|end| *end < place);
        match ends.get_mut(at) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    ends.len()
}
