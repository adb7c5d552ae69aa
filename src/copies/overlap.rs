//! How much of one text stands in another, measured on all their shingles (runs of five words).
//!
//! In: word codes of two texts. Out: an [`Overlap`]. Whether that makes them copies is decided in
//! `relation`.

use crate::fingerprint::Fingerprint;
use crate::fingerprint::shingles::{SIZE, shingles, short, winnow};
use crate::util::hash::PrehashedSet;
use std::mem;

/// Equal parts into which a text is divided to see where the shared shingles stand.
const PARTS: usize = 8;
/// Marks a shingle that does not count; a shingle with this hash does not count either.
const NOT_COUNTED: u32 = 0;
/// Table slots that are looked at for one shingle. At least half of the slots are free, so natural
/// text needs far fewer; of a text made to collide some shingles are not counted.
const MAX_PROBES: usize = 512;

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
    pub min_shingles: usize,
    /// The first text is the smaller.
    pub a_is_smaller: bool,
    /// Shingles of each text before the first shared one.
    pub first: (usize, usize),
    /// Share of what is shared that stands in one order in both texts, 0 to 1.
    pub ordered: f32,
}

impl Overlap {
    /// Share of the smaller text that both have, 0 to 1.
    pub fn larger(&self) -> f32 {
        self.a.max(self.b)
    }
}

/// The shingles of a text, boilerplate passages marked as not counted.
pub(crate) struct CountedShingles {
    /// Shingles in order; those of boilerplate are [`NOT_COUNTED`].
    shingles: Vec<u32>,
    /// Bloom filter with one bit a shingle; a power of two of 64-bit words.
    filter: Vec<u64>,
    /// Bits that are set: no more than there are distinct shingles.
    min_distinct: usize,
}

/// Word and bit of a shingle in the filter.
fn filter_bit(hash: u32, filter: &[u64]) -> (usize, u64) {
    ((hash >> 6) as usize & (filter.len() - 1), 1 << (hash & 63))
}

impl CountedShingles {
    /// Cuts a text into shingles. A passage whose winnowed shingles are all `boilerplate` does not
    /// count, unless such passages are more than half of the text: then they are its content.
    pub fn new(codes: &[u32], boilerplate: &PrehashedSet) -> Self {
        let all = shingles(codes);
        let mut counts = vec![true; all.len()];
        if !boilerplate.is_empty() {
            // What stands before the first winnowed shingle is treated as that one is.
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
        let shingles: Vec<u32> = all
            .into_iter()
            .zip(counts)
            .map(|(h, counts)| if counts { short(h) } else { NOT_COUNTED })
            .collect();
        let mut filter = vec![0u64; (shingles.len() / 4 + 1).next_power_of_two()];
        for hash in shingles.iter().filter(|h| **h != NOT_COUNTED) {
            let (word, bit) = filter_bit(*hash, &filter);
            filter[word] |= bit;
        }
        let min_distinct = filter.iter().map(|m| m.count_ones() as usize).sum();
        CountedShingles { shingles, filter, min_distinct }
    }

    /// Upper bound of the share of the smaller text that both have; may be above 1.
    pub fn max_shared(&self, other: &CountedShingles) -> f32 {
        let in_filter = |hash: &u32| {
            let (word, bit) = filter_bit(*hash, &self.filter);
            usize::from(self.filter[word] & bit != 0)
        };
        let shared: usize = other.shingles.iter().map(in_filter).sum();
        shared as f32 / self.min_distinct.min(other.min_distinct).max(1) as f32
    }
}

/// The shingles of a text with a hash table of their positions.
pub(crate) struct ShingleIndex {
    shingles: Vec<u32>,
    /// First position of each distinct shingle plus 1; 0 is a free slot. Open addressing with linear
    /// probing.
    slots: Vec<u32>,
    /// Number of distinct shingles that count.
    distinct: usize,
}

impl ShingleIndex {
    /// The index of a text.
    pub fn new(codes: &[u32], boilerplate: &PrehashedSet) -> Self {
        ShingleIndex::of(&CountedShingles::new(codes, boilerplate))
    }

    /// The index of a text that is cut already.
    pub fn of(text: &CountedShingles) -> Self {
        let slots = vec![0; (text.shingles.len() * 2).next_power_of_two()];
        let mut text = ShingleIndex { shingles: text.shingles.clone(), slots, distinct: 0 };
        for place in 0..text.shingles.len() {
            if let (hash, Err(Some(free))) = (text.shingles[place], text.place(text.shingles[place]))
                && hash != NOT_COUNTED
            {
                text.slots[free] = place as u32 + 1;
                text.distinct += 1;
            }
        }
        text
    }

    /// First position of a shingle; when it is absent, the slot that it would take, if one is free.
    fn place(&self, hash: u32) -> Result<usize, Option<usize>> {
        let mask = self.slots.len() - 1;
        for probe in 0..MAX_PROBES {
            let slot = (hash as usize).wrapping_add(probe) & mask;
            match (self.slots[slot] as usize).checked_sub(1) {
                None => return Err(Some(slot)),
                Some(place) if self.shingles[place] == hash => return Ok(place),
                Some(_) => {}
            }
        }
        Err(None)
    }

    /// Number of distinct shingles that count.
    pub fn len(&self) -> usize {
        self.distinct
    }

    /// What `self` (a) and `other` (b) share.
    pub fn overlap(&self, other: &ShingleIndex) -> Overlap {
        let mut seen = vec![false; self.shingles.len()];
        let mut places: Vec<u32> = Vec::new();
        let (mut run, mut longest, mut expected) = (0usize, 0usize, usize::MAX);
        let (mut first_a, mut first_b) = (usize::MAX, usize::MAX);
        let (mut in_a, mut in_b) = ([false; PARTS], [false; PARTS]);
        let part = |i: usize, n: usize| (i * PARTS / n.max(1)).min(PARTS - 1);
        for (j, hash) in other.shingles.iter().enumerate() {
            let Ok(place) = self.place(*hash) else {
                (run, expected) = (0, usize::MAX);
                continue;
            };
            if !mem::replace(&mut seen[place], true) {
                places.push(place as u32);
            }
            run = if place == expected { run + 1 } else { 1 };
            expected = place + 1;
            longest = longest.max(run);
            first_a = first_a.min(place);
            first_b = first_b.min(j);
            in_a[part(place, self.shingles.len())] = true;
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
            min_shingles: self.len().min(other.len()),
            a_is_smaller: self.len() < other.len(),
            first: (first_a, first_b),
            ordered: longest_increasing(&places) as f32 / shared.max(1) as f32,
        }
    }
}

/// Length of the longest increasing subsequence (patience sorting).
fn longest_increasing(places: &[u32]) -> usize {
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

/// The overlap of two articles with nothing left out as boilerplate.
pub(crate) fn overlap(a: &Fingerprint, b: &Fingerprint) -> Overlap {
    let none = PrehashedSet::default();
    ShingleIndex::new(&a.body, &none).overlap(&ShingleIndex::new(&b.body, &none))
}

#[cfg(test)]
mod tests {
    use crate::copies::overlap::{CountedShingles, Overlap, ShingleIndex, longest_increasing};
    use crate::util::hash::PrehashedSet;

    fn shingled(words: impl IntoIterator<Item = u32>) -> CountedShingles {
        let codes: Vec<u32> = words.into_iter().map(|w| w * 977 + 1).collect();
        CountedShingles::new(&codes, &PrehashedSet::default())
    }

    fn measure(a: &CountedShingles, b: &CountedShingles) -> Overlap {
        ShingleIndex::of(a).overlap(&ShingleIndex::of(b))
    }

    #[test]
    fn an_excerpt_is_measured_from_both_sides() {
        let (whole, excerpt) = (shingled(0..104), shingled(20..44));
        let found = measure(&whole, &excerpt);
        assert_eq!((found.a, found.b, found.run), (0.2, 1.0, 24));
        assert_eq!((found.min_shingles, found.a_is_smaller, found.first), (20, false, (20, 0)));
        assert_eq!((found.parts_a, found.parts_b, found.ordered), (3, 8, 1.0));
        assert!(whole.max_shared(&excerpt) >= found.larger());
    }

    #[test]
    fn texts_without_a_common_shingle_share_nothing() {
        let found = measure(&shingled(0..50), &shingled(100..150));
        assert_eq!((found.a, found.b, found.run, found.parts_a), (0.0, 0.0, 0, 0));
    }

    #[test]
    fn swapped_halves_are_not_in_one_order() {
        let found = measure(&shingled(0..100), &shingled((50..100).chain(0..50)));
        assert!(found.a > 0.9 && found.ordered < 0.6, "{found:?}");
    }

    #[test]
    fn the_longest_increasing_part_is_counted() {
        for (list, expected) in [(&[][..], 0), (&[3, 1, 2], 2), (&[5, 4, 3], 1), (&[1, 9, 2, 8, 3], 3)] {
            assert_eq!(longest_increasing(list), expected, "{list:?}");
        }
    }
}
