//! Sixty-four bytes looked at together: which of them are of a kind, a bit each, the first
//! byte's lowest. Texts are mostly plain, and what would take a step for every byte takes a
//! few for all of them.

use wide::u8x16;

/// Bytes that are looked at together.
pub(crate) const SIZE: usize = 64;

/// The bytes of a chunk, ready to be asked.
#[derive(Clone, Copy)]
pub(crate) struct Chunk([u8x16; 4]);

impl Chunk {
    #[inline(always)]
    pub fn of(bytes: &[u8; SIZE]) -> Self {
        // Written out, as all that is done for each lane: built for size, a loop or a call stays one.
        let (lanes, _) = bytes.as_chunks::<16>();
        Chunk([u8x16::new(lanes[0]), u8x16::new(lanes[1]), u8x16::new(lanes[2]), u8x16::new(lanes[3])])
    }

    /// The plain bytes from byte `at` of a text on, spaces behind them, and how many they are.
    #[inline(always)]
    pub fn at(bytes: &[u8], at: usize) -> (Self, usize) {
        let rest = &bytes[at..];
        let mut room = [b' '; SIZE];
        let chunk = Chunk::of(match rest.first_chunk() {
            Some(whole) => whole,
            None => {
                room[..rest.len()].copy_from_slice(rest);
                &room
            }
        });
        (chunk, (chunk.high().trailing_zeros() as usize).min(rest.len()))
    }

    /// The bytes that are one of these.
    #[inline(always)]
    pub fn any<const N: usize>(self, of: [u8; N]) -> u64 {
        self.bits(|lane| of.iter().fold(u8x16::ZERO, |any, byte| any | lane.simd_eq(u8x16::splat(*byte))))
    }

    /// The bytes from one to another, both counted in.
    #[inline(always)]
    pub fn within(self, first: u8, last: u8) -> u64 {
        self.bits(|lane| within(lane, first, last))
    }

    /// The letters of ASCII.
    #[inline(always)]
    pub fn letters(self) -> u64 {
        self.bits(|lane| within(lane | u8x16::splat(0x20), b'a', b'z'))
    }

    /// The bytes that are no ASCII.
    #[inline(always)]
    pub fn high(self) -> u64 {
        self.bits(|lane| lane)
    }

    /// The top bit of each byte of what `is` makes of the lanes.
    #[inline(always)]
    fn bits(self, is: impl Fn(u8x16) -> u8x16) -> u64 {
        let [a, b, c, d] = self.0;
        let bits = |lane| u64::from(is(lane).to_bitmask());
        bits(a) | bits(b) << 16 | bits(c) << 32 | bits(d) << 48
    }
}

#[inline(always)]
fn within(lane: u8x16, first: u8, last: u8) -> u8x16 {
    let off = lane - u8x16::splat(first);
    off.min(u8x16::splat(last - first)).simd_eq(off)
}

/// The bits of the first `count` bytes.
#[inline(always)]
pub(crate) fn first(count: usize) -> u64 {
    if count < SIZE { (1 << count) - 1 } else { u64::MAX }
}

/// The places of the bits that are set, the lowest first.
#[inline(always)]
pub(crate) fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        (bits != 0).then(|| {
            bits &= bits - 1;
            place
        })
    })
}

/// The words of a chunk: `word` bytes, and `joint` bytes behind one, which leave it open.
/// `open` is the bit of the first byte when a word is open before it, else 0.
#[inline(always)]
pub(crate) fn words(word: u64, joint: u64, open: u64) -> u64 {
    // The carry of the sum runs through all joints that stand together.
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
        assert_eq!(places(1 << 63 | 0b1001).collect::<Vec<_>>(), [0, 3, 63]);
    }

    #[test]
    fn joints_leave_a_word_open() {
        // "'it's-- a'", a word open before it or not.
        let (word, joint) = (0b01_0001_0110, 0b10_0110_1001);
        assert_eq!(words(word, joint, 0), 0b11_0111_1110);
        assert_eq!(words(word, joint, 1), 0b11_0111_1111);
    }
}
