//! Stands in for the crate of the same name, a part of `html5ever`. That one keeps the 2,231
//! named characters, and every beginning of every name, in a perfect hash table that costs a
//! download 64 kB after compression. Here the table is 7 kB and is laid out when a page first
//! asks for a name. All else is as it was.

use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/atoms.rs"));

static NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/names.txt"));
static POINTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/points.bin"));

/// What the standard has pages mean by the control characters U+0080 to U+009F.
pub static C1_REPLACEMENTS: [Option<char>; 32] = [
    Some('\u{20ac}'),
    None,
    Some('\u{201a}'),
    Some('\u{0192}'),
    Some('\u{201e}'),
    Some('\u{2026}'),
    Some('\u{2020}'),
    Some('\u{2021}'),
    Some('\u{02c6}'),
    Some('\u{2030}'),
    Some('\u{0160}'),
    Some('\u{2039}'),
    Some('\u{0152}'),
    None,
    Some('\u{017d}'),
    None,
    None,
    Some('\u{2018}'),
    Some('\u{2019}'),
    Some('\u{201c}'),
    Some('\u{201d}'),
    Some('\u{2022}'),
    Some('\u{2013}'),
    Some('\u{2014}'),
    Some('\u{02dc}'),
    Some('\u{2122}'),
    Some('\u{0161}'),
    Some('\u{203a}'),
    Some('\u{0153}'),
    None,
    Some('\u{017e}'),
    Some('\u{0178}'),
];

/// The named characters.
pub static NAMED_ENTITIES: Entities = Entities { sorted: OnceLock::new() };

/// A table of named characters.
pub struct Entities {
    sorted: OnceLock<Vec<(&'static str, (u32, u32))>>,
}

impl Entities {
    /// The one or two code points of a name without its ampersand, the second 0 when there is
    /// one. Two zeros for the beginning of a name that is none itself.
    pub fn get(&self, name: &str) -> Option<&(u32, u32)> {
        let sorted = self.sorted.get_or_init(unpack);
        let (found, points) = sorted.get(sorted.partition_point(|n| n.0 < name))?;
        if *found == name { Some(points) } else { found.starts_with(name).then_some(&(0, 0)) }
    }
}

fn unpack() -> Vec<(&'static str, (u32, u32))> {
    let mut bytes = POINTS.iter();
    let mut first = 0;
    let named = NAMES.split(' ').map(|name| {
        first += number(&mut bytes);
        (name, (first, number(&mut bytes)))
    });
    let mut sorted: Vec<(&str, (u32, u32))> = named.collect();
    sorted.sort_unstable();
    sorted
}

/// Reads a number from LEB128.
fn number(bytes: &mut std::slice::Iter<'_, u8>) -> u32 {
    let mut n = 0;
    for (place, byte) in bytes.enumerate() {
        n |= u32::from(byte & 127) << (7 * place);
        if *byte < 128 {
            break;
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::NAMED_ENTITIES;

    #[test]
    fn knows_every_name_and_every_beginning() {
        let mut count = 0;
        for line in include_str!("entities.txt").lines() {
            let mut words = line.split(' ');
            let code = |hex: &str| u32::from_str_radix(hex, 16).expect("a code point");
            let (first, second) =
                words.next().map(|w| w.split_once('+').unwrap_or((w, "0"))).expect("a line");
            for name in words {
                count += 1;
                assert_eq!(NAMED_ENTITIES.get(name), Some(&(code(first), code(second))), "{name}");
                assert!((0..name.len()).all(|end| NAMED_ENTITIES.get(&name[..end]).is_some()), "{name}");
                assert_eq!(NAMED_ENTITIES.get(&format!("{name}!")), None);
            }
        }
        assert_eq!(count, 2231);
        assert_eq!(NAMED_ENTITIES.get("amp"), Some(&(38, 0)));
        assert_eq!(NAMED_ENTITIES.get("NotEqualTilde;"), Some(&(8770, 824)));
        assert_eq!(NAMED_ENTITIES.get("am"), Some(&(0, 0)));
    }
}
