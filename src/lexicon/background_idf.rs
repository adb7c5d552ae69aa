//! How common words are in print at large: a table of hashed words, no text. Made by
//! `cargo xtask train stories`.
//!
//! The file is, for each level of [`share_of`], a count and that many ascending hashes of
//! [`BITS`] bits, each as its distance from the one before; all numbers as LEB128.

use crate::util::hash::ByHash;
use std::sync::OnceLock;

/// Bits of a word's hash that the table keeps.
pub(crate) const BITS: u32 = 22;
/// Levels of commonness. Rarer words than those of the last are left out: with five levels
/// more the table was twice the size, and no score rose by more than .002.
pub(crate) const LEVELS: u8 = 11;

static FILE: &[u8] = include_bytes!("../../weights/idf.bin");

/// The share of documents that words of a level stand in.
pub(crate) fn share_of(level: u8) -> f32 {
    (0..level).fold(0.8, |share, _| share * 0.6)
}

/// Share of documents that a word stands in; 0 when the table does not know it.
pub(crate) fn share(id: u32) -> f32 {
    static TABLE: OnceLock<ByHash<u32, u8>> = OnceLock::new();
    let table = TABLE.get_or_init(|| read(FILE));
    table.get(&(id >> (30 - BITS))).map_or(0.0, |level| share_of(*level))
}

fn read(file: &[u8]) -> ByHash<u32, u8> {
    let mut table = ByHash::default();
    let mut bytes = file.iter();
    for level in 0..LEVELS {
        let Some(count) = number(&mut bytes) else { break };
        let mut hash = 0;
        for _ in 0..count {
            let Some(step) = number(&mut bytes) else { break };
            hash += step;
            table.insert(hash, level);
        }
    }
    table
}

fn number(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let mut n = 0;
    for shift in (0..35).step_by(7) {
        let byte = *bytes.next()?;
        n |= u32::from(byte & 127) << shift;
        if byte < 128 {
            break;
        }
    }
    Some(n)
}

#[cfg(not(target_arch = "wasm32"))]
/// Writes the table; words of the same kept bits count as the most common of them.
pub fn write(mut words: Vec<(u32, f32)>) -> Vec<u8> {
    words.iter_mut().for_each(|w| w.0 >>= 30 - BITS);
    words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    words.dedup_by_key(|w| w.0);
    words.retain(|w| w.1 >= share_of(LEVELS - 1) * 0.775);
    let level = |share: f32| {
        let near = |l: &u8| (share_of(*l) / share).max(share / share_of(*l));
        (0..LEVELS).min_by(|a, b| near(a).total_cmp(&near(b))).unwrap_or(0)
    };
    let mut out = Vec::new();
    for l in 0..LEVELS {
        let hashes: Vec<u32> = words.iter().filter(|w| level(w.1) == l).map(|w| w.0).collect();
        put(&mut out, hashes.len() as u32);
        hashes.iter().fold(0, |before, hash| {
            put(&mut out, hash - before);
            *hash
        });
    }
    out
}

#[cfg(not(target_arch = "wasm32"))]
fn put(out: &mut Vec<u8>, mut n: u32) {
    while n > 127 {
        out.push(n as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Share of print at large up to which a word is specific.
pub(crate) const SPECIFIC: f32 = 0.006;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let words: Vec<(u32, f32)> =
            (0..500).map(|i| (i * 1_000_003 % (1 << 30), 0.8 / (1.0 + i as f32))).collect();
        let table = read(&write(words.clone()));
        for (id, share) in words {
            let found = table.get(&(id >> (30 - BITS))).map_or(0.0, |l| share_of(*l));
            assert!(
                found / share < 1.5 && share / found < 1.5 || share < share_of(LEVELS - 1),
                "{share} {found}"
            );
        }
        assert!(read(&[200]).is_empty());
    }
}
