//! The string hash of the engine, and maps whose keys are hashes already.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A hasher for keys that are hashes: 64 bits pass through, 32 bits are spread over 64 by a
/// multiplication (Fibonacci hashing).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
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
pub(crate) type PrehashedMap<K, V> = HashMap<K, V, BuildHasherDefault<IdentityHasher>>;
/// A set of hashes. Never iterated.
pub(crate) type PrehashedSet = HashSet<u32, BuildHasherDefault<IdentityHasher>>;

/// FNV-1a over characters (Fowler, Noll and Vo).
pub(crate) fn fnv1a(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0xcbf2_9ce4_8422_2325, fnv1a_step)
}

/// The hash with one more character.
#[inline(always)]
pub(crate) fn fnv1a_step(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Adds bytes to a hash, eight at a time. A multiplicative hash like FxHash; not made against attacks.
pub(crate) fn hash_bytes(hash: u64, bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let numbers = eights.iter().chain([&last]).map(|eight| u64::from_le_bytes(*eight));
    let step = |hash: u64, n: u64| (hash.rotate_left(29) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    numbers.fold(hash ^ bytes.len() as u64, step)
}
