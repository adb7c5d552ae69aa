//! Changes bytes at random. In: an input, another one to take pieces from, words. Out: the changed input. Which
//! changes are worth keeping is for the driver.

use fastrand::Rng;

/// Changes to one input.
const MAX_CHANGES: usize = 6;
/// Longest input, in bytes: what is longer is cut.
pub const MAX_BYTES: usize = 3 << 10;
/// Most repetitions of a piece.
const MAX_REPEATS: usize = 12;
/// Numbers at which counters and lengths break.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "7",
    "99",
    "255",
    "256",
    "65535",
    "65536",
    "2147483648",
    "18446744073709551616",
    "1e9",
    "0x0",
];
/// Characters of every length in UTF-8, spaces, marks of direction, letters whose case has another length.
const CHARS: &[&str] = &[
    "é", "ß", "İ", "ſ", "ﬁ", "Ж", "م", "漢", "ก", "😀", "\u{a0}", "\u{200b}", "\u{202e}", "\u{2028}",
    "\u{feff}", "\u{fffd}", "\u{301}", "\u{3000}",
];

/// Changes an input.
pub fn mutate(input: &[u8], other: &[u8], words: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let mut out = input.to_vec();
    for _ in 0..=random.usize(..MAX_CHANGES) {
        change(&mut out, other, words, random);
    }
    out.truncate(MAX_BYTES);
    out
}

fn change(out: &mut Vec<u8>, other: &[u8], words: &[Vec<u8>], random: &mut Rng) {
    let at = random.usize(..=out.len());
    let range = piece(out, random);
    match random.u8(..14) {
        0 => set(out, at, |byte| byte ^ (1 << (at % 8))),
        1 => {
            let byte = random.u8(..);
            set(out, at, |_| byte);
        }
        2 => drop(out.drain(range)),
        3 => insert(out, at, &piece(other, random).map(|i| other[i]).collect::<Vec<u8>>()),
        4 => {
            let with: Vec<u8> = piece(other, random).map(|i| other[i]).collect();
            out.splice(range, with);
        }
        5 | 6 => insert(out, at, words.get(random.usize(..words.len().max(1))).map_or(b"", Vec::as_slice)),
        7 => {
            let word = words.get(random.usize(..words.len().max(1))).cloned().unwrap_or_default();
            out.splice(range, word);
        }
        8 => {
            let repeated = out[range].repeat(random.usize(1..MAX_REPEATS));
            insert(out, at, &repeated);
        }
        9 => insert(out, at, random.choice(CHARS).map_or(b"", |c| c.as_bytes())),
        10 => number(out, at, random),
        11 => move_line(out, random),
        12 => {
            let line = line(out, at).map(|i| out[i]).collect::<Vec<u8>>();
            insert(out, at, &line.repeat(random.usize(1..4)));
        }
        _ => drop(out.drain(line(out, at))),
    }
}

fn set(out: &mut [u8], at: usize, change: impl Fn(u8) -> u8) {
    if let Some(byte) = out.get_mut(at) {
        *byte = change(*byte);
    }
}

fn insert(out: &mut Vec<u8>, at: usize, piece: &[u8]) {
    if out.len() + piece.len() <= 2 * MAX_BYTES {
        out.splice(at..at, piece.iter().copied());
    }
}

/// A short piece; now and then a long one.
fn piece(of: &[u8], random: &mut Rng) -> std::ops::Range<usize> {
    let start = random.usize(..=of.len());
    let most = if random.u8(..8) == 0 { of.len() } else { 24 };
    start..(start + random.usize(..=most)).min(of.len())
}

/// The line that a place is in, with its end.
fn line(of: &[u8], at: usize) -> std::ops::Range<usize> {
    let start = of[..at].iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
    let end = of[at..].iter().position(|b| *b == b'\n').map_or(of.len(), |end| at + end + 1);
    start..end
}

/// Writes a number over the digits at or behind a place.
fn number(out: &mut Vec<u8>, at: usize, random: &mut Rng) {
    let Some(start) = out[at..].iter().position(u8::is_ascii_digit).map(|n| at + n) else { return };
    let end = out[start..].iter().position(|b| !b.is_ascii_digit()).map_or(out.len(), |n| start + n);
    let number = random.choice(NUMBERS).map_or("", |n| n);
    out.splice(start..end, number.bytes());
}

fn move_line(out: &mut Vec<u8>, random: &mut Rng) {
    let line = line(out, random.usize(..=out.len()));
    let moved: Vec<u8> = out.drain(line).collect();
    let at = random.usize(..=out.len());
    let start = out[..at].iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
    insert(out, start, &moved);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_gives_one_sequence_and_most_changes_change_something() {
        let run = || {
            let mut random = Rng::with_seed(7);
            let mut input = b"One line.\nAnother of 12 words.\n".to_vec();
            let all: Vec<Vec<u8>> = (0..500)
                .map(|_| {
                    input = mutate(&input, b"other bytes", &[b"word".to_vec()], &mut random);
                    assert!(input.len() <= MAX_BYTES);
                    input.clone()
                })
                .collect();
            all
        };
        let (first, second) = (run(), run());
        assert_eq!(first, second);
        let changed = first.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(changed > 400, "{changed} of 499 changed");
        assert!(mutate(b"", b"", &[], &mut Rng::with_seed(1)).len() <= MAX_BYTES);
    }
}
