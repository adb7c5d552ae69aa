//! A table of known words by their hash, filled once and asked often. It knows hashes, not
//! texts.

/// A table of fixed size from 64-bit hashes to values, filled once: open addressing over `SLOTS`, a
/// power of two. A slot that holds the default value is free.
pub(crate) struct HashTable<V, const SLOTS: usize> {
    slots: Box<[(u64, V); SLOTS]>,
}

impl<V: Copy + Default + PartialEq, const SLOTS: usize> HashTable<V, SLOTS> {
    /// An empty table.
    pub fn new() -> Self {
        HashTable { slots: Box::new([(0, V::default()); SLOTS]) }
    }

    /// The value of a hash; the default when there is none.
    pub fn get(&self, hash: u64) -> V {
        self.slots[self.slot(hash)].1
    }

    /// Changes the value of a hash, from the default when there is none. At most half of the slots may
    /// be filled: with more, a search takes long.
    pub fn update(&mut self, hash: u64, change: impl FnOnce(&mut V)) {
        let slot = self.slot(hash);
        self.slots[slot].0 = hash;
        change(&mut self.slots[slot].1);
    }

    /// The slot of a hash that is there, or the free one where it would be.
    fn slot(&self, hash: u64) -> usize {
        let mut at = hash as usize % SLOTS;
        while self.slots[at].1 != V::default() && self.slots[at].0 != hash {
            at = (at + 1) % SLOTS;
        }
        at
    }
}

/// Slots a key: with 8, a slot that is taken by another key is rare.
pub(crate) const SLOTS_PER_KEY: usize = 8;

/// Positions of 32-bit hashes in a list, by open addressing. A key whose slot is taken goes to the next
/// free one, so keys that were made to collide cost a look at each of them at most.
#[derive(Default)]
pub(crate) struct HashIndex {
    /// Key, and position in the list plus 1; 0 in a free slot.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

impl HashIndex {
    /// Replaces the content by a list of distinct keys.
    pub fn fill(&mut self, keys: impl ExactSizeIterator<Item = u32>) {
        let size = (keys.len() * SLOTS_PER_KEY).next_power_of_two().max(16);
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

    /// The position of a key in the list.
    pub fn find(&self, key: u32) -> Option<u32> {
        let place = self.slot(key).1.1;
        place.checked_sub(1)
    }

    /// Writes to `both` the positions of the keys that both lists have: in this list and in `others`,
    /// in the order of `others`.
    pub fn join(&self, others: impl ExactSizeIterator<Item = u32>, both: &mut Vec<(u32, u32)>) {
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

#[cfg(test)]
mod tests {
    use crate::util::hash_table::HashIndex;

    #[test]
    fn finds_what_was_put_in() {
        let keys: Vec<u32> = (0..1000u32).map(|i| i * i).collect();
        let mut finder = HashIndex::default();
        assert_eq!(finder.find(4), None);
        finder.fill([7].into_iter());
        finder.fill(keys.iter().copied());
        for (place, key) in keys.iter().enumerate() {
            assert_eq!(finder.find(*key), Some(place as u32));
        }
        let mut both = vec![(9, 9)];
        finder.join([2, 4, 5, 9, 998_001, 7].into_iter(), &mut both);
        assert_eq!(both, [(2, 1), (3, 3), (999, 4)]);
    }
}
