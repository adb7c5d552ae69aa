//! The keys of one article, laid out so that those of others are found among them without a
//! search: an article is compared with dozens, one after the other. Where two lists are merged
//! instead, every step is a jump that nobody could foresee.

use crate::story::terms::Term;
use crate::story::article_vector::Vector;

/// Slots a key: with so many a slot that another key has taken is rare.
const ROOM: usize = 8;

/// An open table of 32-bit hashes. One that is found in a taken slot goes to the next free one:
/// keys that were made to collide cost time, at most one look at each of them.
#[derive(Default)]
pub(crate) struct Finder {
    /// Key, and place in the list from 1 up; 0 in a free slot.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

impl Finder {
    /// Takes in other keys, each of which comes once.
    pub fn fill(&mut self, keys: impl ExactSizeIterator<Item = u32>) {
        let size = (keys.len() * ROOM).next_power_of_two().max(16);
        self.shift = 32 - size.trailing_zeros();
        self.slots.clear();
        self.slots.resize(size, (0, 0));
        for (place, key) in keys.enumerate() {
            let (at, _) = self.slot(key);
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = (key, place as u32 + 1);
            }
        }
    }

    /// The slot of a key and what stands in it: the key, or nothing.
    fn slot(&self, key: u32) -> (usize, (u32, u32)) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (key.wrapping_mul(0x9e37_79b1) >> self.shift) as usize;
        loop {
            let slot = self.slots.get(at).copied().unwrap_or_default();
            if slot.0 == key || slot.1 == 0 {
                return (at, slot);
            }
            at = (at + 1) & mask;
        }
    }

    /// The place of a key in the list.
    pub fn find(&self, key: u32) -> Option<u32> {
        let place = self.slot(key).1.1;
        place.checked_sub(1)
    }

    /// The places of the keys that both lists have, in the order of the other.
    fn meet(&self, others: impl ExactSizeIterator<Item = u32>, both: &mut Vec<(u32, u32)>) {
        both.resize(others.len(), (0, 0));
        let mut count = 0;
        for (theirs, key) in others.enumerate() {
            // Written in any case, so that no jump depends on whether it was found.
            let place = self.slot(key).1.1;
            if let Some(next) = both.get_mut(count) {
                *next = (place.wrapping_sub(1), theirs as u32);
            }
            count += usize::from(place != 0);
        }
        both.truncate(count);
    }
}

/// An article that is compared with one after the other.
#[derive(Default)]
pub(crate) struct Reader {
    terms: Finder,
    pairs: Finder,
    kept: Finder,
    both: Vec<(u32, u32)>,
}

impl Reader {
    /// Turns to an article.
    pub fn open(&mut self, a: &Vector<'_>) {
        self.terms.fill(a.terms.iter().map(|t| t.id));
        self.pairs.fill(a.pairs.iter().map(|p| p.0));
        self.kept.fill(a.print.kept.iter().copied());
    }

    /// The terms that it (`a`) and another have, ascending.
    pub fn terms<'s>(
        &'s mut self,
        a: &'s Vector<'_>,
        b: &'s Vector<'_>,
    ) -> impl Iterator<Item = (&'s Term, &'s Term)> {
        self.terms.meet(b.terms.iter().map(|t| t.id), &mut self.both);
        self.both.iter().filter_map(|&(i, j)| a.terms.get(i as usize).zip(b.terms.get(j as usize)))
    }

    /// The weights of the pairs of words that both have, ascending.
    pub fn pairs<'s>(
        &'s mut self,
        a: &'s Vector<'_>,
        b: &'s Vector<'_>,
    ) -> impl Iterator<Item = (f32, f32)> + 's {
        self.pairs.meet(b.pairs.iter().map(|p| p.0), &mut self.both);
        let weights = |(i, j): (u32, u32)| Some((a.pairs.get(i as usize)?.1, b.pairs.get(j as usize)?.1));
        self.both.iter().filter_map(move |both| weights(*both))
    }

    /// Share of the kept shingles of the smaller article that both have.
    pub fn shingles(&mut self, a: &Vector<'_>, b: &Vector<'_>) -> f32 {
        let (mine, theirs) = (&a.print.kept, &b.print.kept);
        self.kept.meet(theirs.iter().copied(), &mut self.both);
        self.both.len() as f32 / mine.len().min(theirs.len()).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use crate::story::term_index::Finder;

    #[test]
    fn finds_what_was_put_in() {
        let keys: Vec<u32> = (0..1000u32).map(|i| i * i).collect();
        let mut finder = Finder::default();
        assert_eq!(finder.find(4), None);
        finder.fill([7].into_iter());
        finder.fill(keys.iter().copied());
        for (place, key) in keys.iter().enumerate() {
            assert_eq!(finder.find(*key), Some(place as u32));
        }
        let mut both = vec![(9, 9)];
        finder.meet([2, 4, 5, 9, 998_001, 7].into_iter(), &mut both);
        assert_eq!(both, [(2, 1), (3, 3), (999, 4)]);
    }
}
