//! Share of published documents that a word stands in, from a table of hashed words
//! (`weights/idf.bin`), made by `cargo xtask train stories`. Takes the hash of
//! `text::tokenizer`; the table holds no text.
//!
//! The file has, for each level of [`share_of`], a count and that many ascending hashes of
//! [`BITS`] bits, each as its distance from the one before; all numbers as LEB128.

use crate::util::hash::PrehashedMap;
use std::sync::OnceLock;

/// Bits of a word's hash that the table keeps.
pub(crate) const BITS: u32 = 22;
/// Levels of frequency, 0 the most frequent. Words rarer than the last level are left out: with
/// five levels more the table was twice the size, and no score rose by more than .002.
pub(crate) const LEVELS: u8 = 11;

/// Share of documents up to which a word counts as specific.
pub(crate) const MAX_SHARE_SPECIFIC: f32 = 0.006;
/// Bits of a word's hash as the tokenizer gives it.
const TOKEN_BITS: u32 = 30;
/// Share of documents of the words of level 0.
const SHARE_OF_FIRST: f32 = 0.8;
/// Share of a level as a part of the level before it.
const SHARE_STEP: f32 = 0.6;
/// Words below this part of the last level's share are left out: the middle between it and the
/// level that would follow, as a ratio.
#[cfg(any(test, feature = "training"))]
const MIN_SHARE_KEPT: f32 = 0.775;

static FILE: &[u8] = include_bytes!("../../weights/idf.bin");

/// Share of documents that words of a level stand in, 0 to 1.
pub(crate) fn share_of(level: u8) -> f32 {
    (0..level).fold(SHARE_OF_FIRST, |share, _| share * SHARE_STEP)
}

/// Share of documents that a word stands in, 0 to 1; 0 when the table does not know it.
pub(crate) fn share(id: u32) -> f32 {
    static TABLE: OnceLock<PrehashedMap<u32, u8>> = OnceLock::new();
    let table = TABLE.get_or_init(|| read(FILE));
    table.get(&(id >> (TOKEN_BITS - BITS))).map_or(0.0, |level| share_of(*level))
}

/// The level of each hash.
fn read(file: &[u8]) -> PrehashedMap<u32, u8> {
    let mut table = PrehashedMap::default();
    let mut bytes = file.iter();
    for level in 0..LEVELS {
        let Some(count) = read_number(&mut bytes) else { break };
        let mut hash = 0;
        for _ in 0..count {
            let Some(step) = read_number(&mut bytes) else { break };
            hash += step;
            table.insert(hash, level);
        }
    }
    table
}

/// Reads a LEB128 number.
fn read_number(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
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

/// The file for words given as hash and share of documents. Words whose kept bits are equal
/// count as the most frequent of them.
#[cfg(any(test, feature = "training"))]
pub fn write(mut words: Vec<(u32, f32)>) -> Vec<u8> {
    words.iter_mut().for_each(|w| w.0 >>= TOKEN_BITS - BITS);
    words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    words.dedup_by_key(|w| w.0);
    words.retain(|w| w.1 >= share_of(LEVELS - 1) * MIN_SHARE_KEPT);
    let level = |share: f32| {
        let distance = |l: &u8| (share_of(*l) / share).max(share / share_of(*l));
        (0..LEVELS).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
    };
    let mut out = Vec::new();
    for l in 0..LEVELS {
        let hashes: Vec<u32> = words.iter().filter(|w| level(w.1) == l).map(|w| w.0).collect();
        write_number(&mut out, hashes.len() as u32);
        hashes.iter().fold(0, |before, hash| {
            write_number(&mut out, hash - before);
            *hash
        });
    }
    out
}

/// Writes a LEB128 number.
#[cfg(any(test, feature = "training"))]
fn write_number(out: &mut Vec<u8>, mut n: u32) {
    while n > 127 {
        out.push(n as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let words: Vec<(u32, f32)> =
            (0..500).map(|i| (i * 1_000_003 % (1 << 30), 0.8 / (1.0 + i as f32))).collect();
        let table = read(&write(words.clone()));
        for (id, share) in words {
            let found = table.get(&(id >> (TOKEN_BITS - BITS))).map_or(0.0, |l| share_of(*l));
            assert!(
                found / share < 1.5 && share / found < 1.5 || share < share_of(LEVELS - 1),
                "{share} {found}"
            );
        }
        assert!(read(&[200]).is_empty());
    }
}
