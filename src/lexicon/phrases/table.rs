//! The table of known phrases as the build script packed it, unpacked once on first use. It
//! knows short hashes, not texts. Folding and the rules of a match are not here.
//!
//! The pack is a run of lists: one of phrase keys for each class in the order of `Class::ALL`,
//! then the filters of opening and of closing words. A list is its length (16 bits), a width
//! (8 bits) and the gaps between its sorted numbers in a Rice code of that width
//! (R. F. Rice, 1979): the high part in unary, the low `width` bits plain. Bits go into
//! bytes lowest first.

use crate::lexicon::phrases::Class;
use crate::lexicon::phrases::fold::{Kind, key, short};
use std::sync::OnceLock;

/// All phrases, by key: open addressing, a power of two of slots, at most half of them full.
pub(crate) struct Table {
    slots: Vec<Option<(u32, Class)>>,
    /// Tokens that phrases open with.
    pub(crate) first: Set,
    /// Tokens that phrases close with.
    pub(crate) last: Set,
}

/// Tokens by 16 bits of their hash: wrong about one token in a few dozen, never misses.
pub(crate) struct Set([u64; 1024]);

impl Set {
    pub(crate) fn has(&self, token: u64) -> bool {
        let at = short(token) as usize;
        self.0[at / 64 % 1024] >> (at % 64) & 1 == 1
    }

    fn of(list: Vec<u32>) -> Self {
        let mut set = Set([0; 1024]);
        for at in list {
            set.0[at as usize / 64 % 1024] |= 1 << (at % 64);
        }
        set
    }
}

impl Table {
    /// The class of the phrase whose token hashes join to `hash`.
    pub(crate) fn get(&self, hash: u64, kind: Kind) -> Option<Class> {
        let key = key(hash, kind);
        let mut at = key as usize % self.slots.len();
        while let Some((known, class)) = self.slots[at] {
            if known == key {
                return Some(class);
            }
            at = (at + 1) % self.slots.len();
        }
        None
    }

    fn unpack(pack: &[u8]) -> Self {
        let mut bits = Bits { pack, at: 0 };
        let lists = Class::ALL.map(|class| (class, bits.list()));
        let count: usize = lists.iter().map(|(_, list)| list.len()).sum();
        let mut slots = vec![None; (2 * count + 1).next_power_of_two()];
        for (class, list) in lists {
            for key in list {
                let mut at = key as usize % slots.len();
                while slots[at].is_some() {
                    at = (at + 1) % slots.len();
                }
                slots[at] = Some((key, class));
            }
        }
        Table { slots, first: Set::of(bits.list()), last: Set::of(bits.list()) }
    }
}

/// Reads the pack bit by bit; behind its end come ones.
struct Bits<'p> {
    pack: &'p [u8],
    at: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> u32 {
        let byte = self.pack.get(self.at / 8).copied().unwrap_or(0xFF);
        let bit = byte >> (self.at % 8) & 1;
        self.at += 1;
        u32::from(bit)
    }

    fn number(&mut self, width: u32) -> u32 {
        (0..width).fold(0, |number, place| number | self.bit() << place)
    }

    fn list(&mut self) -> Vec<u32> {
        let (count, width) = (self.number(16), self.number(8));
        let mut last = 0;
        (0..count)
            .map(|_| {
                while self.bit() == 0 {
                    last += 1 << width;
                }
                last += self.number(width);
                last
            })
            .collect()
    }
}

/// The one table.
pub(crate) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"))))
}
