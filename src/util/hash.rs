//! The hash functions of the engine and maps keyed by hashes.

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

/// FNV-1a over characters (Fowler, Noll and Vo).
pub(crate) fn hash(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0xcbf2_9ce4_8422_2325, step)
}

/// The hash with one more character.
#[inline(always)]
pub(crate) fn step(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3)
}
