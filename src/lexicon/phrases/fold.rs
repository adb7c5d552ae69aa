//! Folding of short lines and of the known phrases: what makes "COMMENTS (3):" and "comments"
//! equal. The build script takes this file in too, so that the packed table and the lines
//! asked about are hashed alike; it must therefore lean on `std` alone.

/// Longest line that is asked about, in tokens (words; characters in Chinese and Japanese).
pub const TOKENS: usize = 28;
/// Longest line that is asked about, in words.
const WORDS: usize = 14;
/// How many bits of a phrase's hash the table keeps; each costs a kilobyte. 8,800 phrases in
/// 2^29 keys take a strange phrase for a known one once in 61,000 lookups, measured: one short
/// line of noise in 40,000.
pub const KEY_BITS: u32 = 29;

/// How a phrase must stand in the line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is the whole line.
    Whole,
    /// It opens the line.
    Opens,
    /// It opens the line and a colon or its like comes next.
    OpensWithColon,
    /// It closes the line.
    Closes,
    /// It is a word of a list.
    Each,
}

/// What the table knows a phrase of these token hashes by, `KEY_BITS` wide. The kind is part of it.
pub fn key(hash: u64, kind: Kind) -> u32 {
    let salt = (kind as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash ^ salt) >> (64 - KEY_BITS)) as u32
}

/// What the filters of opening and closing words know a token by, 16 bits wide.
pub fn short(token: u64) -> u32 {
    u32::from(token as u16)
}

/// A line as the hashes of its folded tokens.
pub struct Folded<'t> {
    /// The line itself.
    pub line: &'t str,
    /// How many tokens it has, numbers not counted.
    pub count: usize,
    /// The hash of each token.
    pub hash: [u64; TOKENS],
    /// Where each token begins, in bytes.
    pub start: [u16; TOKENS],
    /// Where each token ends, in bytes.
    pub end: [u16; TOKENS],
    /// There is a number in the line.
    pub digit: bool,
    /// It ends like a sentence.
    pub sentence: bool,
}

const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// The hash of tokens with one more token behind them; 0 is the hash of none.
pub fn join(hash: u64, token: u64) -> u64 {
    (hash.rotate_left(5) ^ token).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// Scripts without spaces: each character is a token.
fn unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々')
}

/// The letter that stands for `c`, `None` when it is dropped, `Some(' ')` when it parts words.
fn letter(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        // Apostrophes, soft hyphen, zero width marks, combining marks, Arabic vowel signs and tatweel.
        '\'' | '’' | '‘' | 'ʼ' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => None,
        '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{652}' | '\u{640}' => None,
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ı' => Some('i'),
        'ё' | 'Ё' => Some('е'),
        '©' => Some('©'),
        // Full-width letters and digits.
        '\u{FF10}'..='\u{FF5A}' => {
            let ascii = char::from_u32(c as u32 - 0xFEE0).unwrap_or(' ').to_ascii_lowercase();
            Some(if ascii.is_ascii_alphanumeric() { ascii } else { ' ' })
        }
        '\u{900}'..='\u{963}' | '\u{970}'..='\u{DFF}' => Some(c),
        c if c.is_alphanumeric() => c.to_lowercase().next(),
        _ => Some(' '),
    }
}

impl<'t> Folded<'t> {
    /// Folds `line`; `None` when it has too many words.
    pub fn of(line: &'t str) -> Option<Self> {
        let mut folded = Folded {
            line,
            count: 0,
            hash: [0; TOKENS],
            start: [0; TOKENS],
            end: [0; TOKENS],
            digit: false,
            sentence: line
                .trim_end_matches(['"', '”', '’', '»', ')', '\''])
                .ends_with(['.', '!', '?', '。', '！', '？', '।', '؟'])
                && !line.ends_with("..."),
        };
        let mut words = 0;
        let mut open: Option<(usize, u64, bool)> = None;
        for (at, c) in line.char_indices() {
            let Some(c) = letter(c) else { continue };
            let alone = unspaced(c);
            if (c == ' ' || c == '©' || alone)
                && let Some((start, hash, number)) = open.take()
            {
                folded.push(start, at, hash, number)?;
            }
            if c == ' ' {
                continue;
            }
            let mut bytes = [0; 4];
            let (start, mut hash, number) = open.unwrap_or_else(|| (at, OFFSET, c.is_numeric()));
            for &b in c.encode_utf8(&mut bytes).as_bytes() {
                hash = (hash ^ u64::from(b)).wrapping_mul(PRIME);
            }
            if alone || c == '©' {
                folded.push(at, at + c.len_utf8(), hash, false)?;
            } else {
                if open.is_none() {
                    words += 1;
                    if words > WORDS {
                        return None;
                    }
                }
                open = Some((start, hash, number));
            }
        }
        if let Some((start, hash, number)) = open {
            folded.push(start, line.len(), hash, number)?;
        }
        Some(folded)
    }

    /// Takes a token in; a number only leaves a note. `None` when the line is too long.
    fn push(&mut self, start: usize, end: usize, hash: u64, number: bool) -> Option<()> {
        if number {
            self.digit = true;
            return Some(());
        }
        *self.hash.get_mut(self.count)? = hash;
        self.start[self.count] = start as u16;
        self.end[self.count] = end as u16;
        self.count += 1;
        Some(())
    }
}
