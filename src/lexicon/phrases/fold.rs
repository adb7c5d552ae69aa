//! A short line to the hashes of its folded tokens, so that "COMMENTS (3):" and "comments" are
//! equal. The build script compiles this file too, so that the packed table and the lines that
//! are looked up are hashed alike; it may therefore use nothing but `std`.
//!
//! Tokens are hashed by FNV-1a over their UTF-8 bytes (Fowler, Noll and Vo).

/// Longest line that is looked up, in tokens (words; characters in Chinese and Japanese).
pub const MAX_TOKENS: usize = 28;
/// Longest line that is looked up, in words.
const MAX_WORDS: usize = 14;
/// Bits of a phrase's hash that the table keeps; each costs a kilobyte of download. 8,800 phrases
/// in 2^29 keys: an unknown phrase is taken for a known one once in 61,000 lookups, by
/// arithmetic; measured on short lines of noise, once in 40,000.
pub const KEY_BITS: u32 = 29;

/// Where a phrase must stand in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PhrasePosition {
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

/// Key in the table, [`KEY_BITS`] wide, of a phrase at a position, by its joined token hashes.
pub fn key(hash: u64, position: PhrasePosition) -> u32 {
    let salt = (position as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash ^ salt) >> (64 - KEY_BITS)) as u32
}

/// Key of a token in the filters of opening and closing words, 16 bits wide.
pub fn short(token: u64) -> u32 {
    u32::from(token as u16)
}

/// A line as the hashes of its folded tokens.
pub struct FoldedLine<'t> {
    /// The line itself.
    pub line: &'t str,
    /// Number of tokens, numbers not counted.
    pub count: usize,
    /// The hash of each token.
    pub hash: [u64; MAX_TOKENS],
    /// Where each token begins, in bytes.
    pub start: [u16; MAX_TOKENS],
    /// Where each token ends, in bytes.
    pub end: [u16; MAX_TOKENS],
    /// There is a number in the line.
    pub has_number: bool,
    /// It ends as a sentence does.
    pub is_sentence: bool,
}

/// Start of FNV-1a.
const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
/// Factor of FNV-1a.
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// The hash of tokens with one more token behind them; 0 is the hash of none.
pub fn join(hash: u64, token: u64) -> u64 {
    (hash.rotate_left(5) ^ token).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// Whether a character is of a script without spaces, in which each is a token.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々')
}

/// The folded form of a character: `None` when it is dropped, `Some(' ')` when it parts words.
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

impl<'t> FoldedLine<'t> {
    /// Folds `line`; `None` when it has too many words.
    pub fn of(line: &'t str) -> Option<Self> {
        let mut folded = FoldedLine {
            line,
            count: 0,
            hash: [0; MAX_TOKENS],
            start: [0; MAX_TOKENS],
            end: [0; MAX_TOKENS],
            has_number: false,
            is_sentence: line
                .trim_end_matches(['"', '”', '’', '»', ')', '\''])
                .ends_with(['.', '!', '?', '。', '！', '？', '।', '؟'])
                && !line.ends_with("..."),
        };
        let mut words = 0;
        let mut open: Option<(usize, u64, bool)> = None;
        for (at, c) in line.char_indices() {
            let Some(c) = letter(c) else { continue };
            let alone = is_unspaced(c);
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
                    if words > MAX_WORDS {
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

    /// Adds a token; of a number only that there is one is kept. `None` when the line is too long.
    fn push(&mut self, start: usize, end: usize, hash: u64, number: bool) -> Option<()> {
        if number {
            self.has_number = true;
            return Some(());
        }
        *self.hash.get_mut(self.count)? = hash;
        self.start[self.count] = start as u16;
        self.end[self.count] = end as u16;
        self.count += 1;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(line: &str) -> Vec<u64> {
        FoldedLine::of(line).map_or(Vec::new(), |folded| folded.hash[..folded.count].to_vec())
    }

    #[test]
    fn spellings_of_a_line_are_one() {
        for (a, b) in [
            ("COMMENTS (3):", "comments"),
            ("Don’t miss", "dont  miss"),
            ("İlgili Haberler", "ilgili haberler"),
            ("Ещё новости", "еще новости"),
            ("ＳＨＡＲＥ", "share"),
            ("分享 到", "分享到"),
        ] {
            assert_eq!(hashes(a), hashes(b), "{a}");
            assert!(!hashes(a).is_empty(), "{a}");
        }
        assert_ne!(hashes("share this"), hashes("this share"));
    }

    #[test]
    fn long_lines_are_not_folded() {
        assert!(FoldedLine::of(&"a ".repeat(MAX_WORDS)).is_some());
        assert!(FoldedLine::of(&"a ".repeat(MAX_WORDS + 1)).is_none());
        assert!(FoldedLine::of(&"分".repeat(MAX_TOKENS + 1)).is_none());
    }

    #[test]
    fn ends_of_sentences_are_seen() {
        for (line, want) in
            [("It is over.”", true), ("Read more...", false), ("Read more", false), ("终于完成了。", true)]
        {
            assert_eq!(FoldedLine::of(line).map(|folded| folded.is_sentence), Some(want), "{line}");
        }
    }
}
