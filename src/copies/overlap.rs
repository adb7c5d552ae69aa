//! How much of one text stands in another, measured on all their shingles.

use crate::fingerprint::shingles::{SIZE, shingles, short, winnow};
use crate::util::hash::Hashes;

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

/// Stands for a shingle that does not count; a shingle with this hash does not count either.
const NONE: u32 = 0;

/// Slots that are looked at for one shingle. Half of them are free, so that no natural text needs
/// as many; of one that was made to collide some shingles are not counted.
const LOOKS: usize = 512;

/// The passages of a text that count.
pub(crate) struct Passages {
    /// Shingles in order; boilerplate ones are [`NONE`].
    shingles: Vec<u32>,
    /// A bit for each of them, which others may share: a power of two of words.
    marks: Vec<u64>,
    /// No fewer of them are distinct.
    least: usize,
}

/// Word and bit of the mark of a shingle.
fn mark(hash: u32, marks: &[u64]) -> (usize, u64) {
    ((hash >> 6) as usize & (marks.len() - 1), 1 << (hash & 63))
}

impl Passages {
    /// Cuts a text into shingles. Passages whose kept shingles are all `boilerplate` do not count,
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
        let shingles: Vec<u32> =
            all.into_iter().zip(counts).map(|(h, counts)| if counts { short(h) } else { NONE }).collect();
        let mut marks = vec![0u64; (shingles.len() / 4 + 1).next_power_of_two()];
        for hash in shingles.iter().filter(|h| **h != NONE) {
            let (word, bit) = mark(*hash, &marks);
            marks[word] |= bit;
        }
        let least = marks.iter().map(|m| m.count_ones() as usize).sum();
        Passages { shingles, marks, least }
    }

    /// The share of the smaller text that both have is no more than this.
    pub fn most(&self, other: &Passages) -> f32 {
        let stands = |hash: &u32| {
            let (word, bit) = mark(*hash, &self.marks);
            usize::from(self.marks[word] & bit != 0)
        };
        let shared: usize = other.shingles.iter().map(stands).sum();
        shared as f32 / self.least.min(other.least).max(1) as f32
    }
}

/// A text made ready to be measured against others.
pub(crate) struct Measured {
    shingles: Vec<u32>,
    /// First position of each distinct shingle, from 1 up: an open table, where one that finds
    /// its slot taken goes to the next free one.
    slots: Vec<u32>,
    /// Number of distinct shingles that count.
    distinct: usize,
}

impl Measured {
    /// Makes a text ready.
    pub fn new(codes: &[u32], boilerplate: &Hashes) -> Self {
        Measured::of(&Passages::new(codes, boilerplate))
    }

    /// Makes a text ready that is cut already.
    pub fn of(text: &Passages) -> Self {
        let slots = vec![0; (text.shingles.len() * 2).next_power_of_two()];
        let mut text = Measured { shingles: text.shingles.clone(), slots, distinct: 0 };
        for place in 0..text.shingles.len() {
            if let (hash, Err(Some(free))) = (text.shingles[place], text.place(text.shingles[place]))
                && hash != NONE
            {
                text.slots[free] = place as u32 + 1;
                text.distinct += 1;
            }
        }
        text
    }

    /// The place of a shingle; when it is not there, the slot that it would take.
    fn place(&self, hash: u32) -> Result<usize, Option<usize>> {
        let mask = self.slots.len() - 1;
        for look in 0..LOOKS {
            let slot = (hash as usize).wrapping_add(look) & mask;
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

    /// Measures what `self` (a) and `other` (b) share.
    pub fn overlap(&self, other: &Measured) -> Overlap {
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
            if !std::mem::replace(&mut seen[place], true) {
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
