//! A table of known words by their hash, filled once and asked often. It knows hashes, not
//! texts.

/// Open addressing over a power of two of slots; a word that says nothing is a free slot.
pub(crate) struct Known<V, const SLOTS: usize> {
    slots: Box<[(u64, V); SLOTS]>,
}

impl<V: Copy + Default + PartialEq, const SLOTS: usize> Known<V, SLOTS> {
    /// A table with no word in it.
    pub fn new() -> Self {
        Known { slots: Box::new([(0, V::default()); SLOTS]) }
    }

    /// What is known of the word of this hash; the default when nothing is.
    pub fn get(&self, hash: u64) -> V {
        self.slots[self.slot(hash)].1
    }

    /// Tells more of a word. At most half of the slots are to be filled.
    pub fn tell(&mut self, hash: u64, more: impl FnOnce(&mut V)) {
        let slot = self.slot(hash);
        self.slots[slot].0 = hash;
        more(&mut self.slots[slot].1);
    }

    /// The slot of a word that is there, or the free one where it would be.
    fn slot(&self, hash: u64) -> usize {
        let mut at = hash as usize % SLOTS;
        while self.slots[at].1 != V::default() && self.slots[at].0 != hash {
            at = (at + 1) % SLOTS;
        }
        at
    }
}
