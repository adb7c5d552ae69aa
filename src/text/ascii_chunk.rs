//! Tests of 64 bytes at a time: which of them are of a class, a bit for each byte, the lowest for
//! the first. Most bytes of most texts are ASCII; testing them in lanes of 16 takes a few steps for
//! all 64 instead of one for each.

use wide::u8x16;

/// Bytes of a chunk.
pub(crate) const SIZE: usize = 64;

/// The bytes of a chunk in lanes.
#[derive(Clone, Copy)]
pub(crate) struct Chunk([u8x16; 4]);

impl Chunk {
    #[inline(always)]
    pub fn of(bytes: &[u8; SIZE]) -> Self {
        // Written out for each lane, here and below: built for size, the compiler would keep a loop.
        let (lanes, _) = bytes.as_chunks::<16>();
        Chunk([u8x16::new(lanes[0]), u8x16::new(lanes[1]), u8x16::new(lanes[2]), u8x16::new(lanes[3])])
    }

    /// The bytes from byte `at` of a text on, filled up with spaces at its end, and how many of
    /// them come before the first that is not ASCII.
    #[inline(always)]
    pub fn at(bytes: &[u8], at: usize) -> (Self, usize) {
        let rest = &bytes[at..];
        let mut filled = [b' '; SIZE];
        let chunk = Chunk::of(match rest.first_chunk() {
            Some(whole) => whole,
            None => {
                filled[..rest.len()].copy_from_slice(rest);
                &filled
            }
        });
        (chunk, (chunk.high().trailing_zeros() as usize).min(rest.len()))
    }

    /// Bits of the bytes that are one of these.
    #[inline(always)]
    pub fn any<const N: usize>(self, of: [u8; N]) -> u64 {
        self.bits(|lane| of.iter().fold(u8x16::ZERO, |any, byte| any | lane.simd_eq(u8x16::splat(*byte))))
    }

    /// Bits of the bytes from `first` to `last`, both included.
    #[inline(always)]
    pub fn within(self, first: u8, last: u8) -> u64 {
        self.bits(|lane| within(lane, first, last))
    }

    /// Bits of the ASCII letters.
    #[inline(always)]
    pub fn letters(self) -> u64 {
        self.bits(|lane| within(lane | u8x16::splat(0x20), b'a', b'z'))
    }

    /// Bits of the bytes above ASCII.
    #[inline(always)]
    pub fn high(self) -> u64 {
        self.bits(|lane| lane)
    }

    /// The top bit of each byte after `is` was applied to the lanes.
    #[inline(always)]
    fn bits(self, is: impl Fn(u8x16) -> u8x16) -> u64 {
        let [a, b, c, d] = self.0;
        let bits = |lane| u64::from(is(lane).to_bitmask());
        bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48
    }
}

/// All ones in the bytes of a lane from `first` to `last`, zeros in the others.
#[inline(always)]
fn within(lane: u8x16, first: u8, last: u8) -> u8x16 {
    let offset = lane - u8x16::splat(first);
    offset.min(u8x16::splat(last - first)).simd_eq(offset)
}

/// The bits of the first `count` bytes.
#[inline(always)]
pub(crate) fn first_bits(count: usize) -> u64 {
    if count < SIZE { (1 << count) - 1 } else { u64::MAX }
}

/// Indices of the bits that are set, the lowest first.
#[inline(always)]
pub(crate) fn set_bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let index = bits.trailing_zeros() as usize;
        (bits != 0).then(|| {
            bits &= bits - 1;
            index
        })
    })
}

/// Bits of the bytes that belong to words: `word` bytes, and `joint` bytes (an apostrophe, a hyphen)
/// that follow one. `open` is 1 when a word goes on from before the chunk, else 0.
#[inline(always)]
pub(crate) fn word_mask(word: u64, joint: u64, open: u64) -> u64 {
    // Adding the first joint of a run to all joints carries through the whole run.
    let first = joint & (word << 1 | open);
    word | joint & (joint ^ joint.wrapping_add(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_where_they_stand() {
        let mut bytes = [b' '; SIZE];
        bytes[..12].copy_from_slice("aZ_9`[{@/:\u{e9}".as_bytes());
        bytes[63] = b'z';
        let chunk = Chunk::of(&bytes);
        assert_eq!(chunk.letters(), 1 << 63 | 0b11);
        assert_eq!(chunk.any([b'_', b'z']), 1 << 63 | 0b100);
        assert_eq!(chunk.within(b'/', b':'), 0b11_0000_1000);
        assert_eq!(chunk.high(), 0b1100_0000_0000);
        assert_eq!(set_bits(1 << 63 | 0b1001).collect::<Vec<_>>(), [0, 3, 63]);
    }

    #[test]
    fn joints_leave_a_word_open() {
        // "'it's-- a'", a word open before it or not.
        let (word, joint) = (0b01_0001_0110, 0b10_0110_1001);
        assert_eq!(word_mask(word, joint, 0), 0b11_0111_1110);
        assert_eq!(word_mask(word, joint, 1), 0b11_0111_1111);
    }
}
