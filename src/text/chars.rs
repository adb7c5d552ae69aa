//! Classes of characters in any language: parts of words, ends of sentences, closing marks; and the
//! key that two spellings of a line share. Word lists are in `lexicon`.

/// Class of each ASCII byte, as flags; 0 for bytes above 127. One table lookup replaces several
/// comparisons, and most texts are mostly ASCII.
pub(crate) static ASCII_CLASS: [u8; 256] = ascii_classes();

/// Flag of a letter, a digit or an underscore.
pub(crate) const WORD: u8 = 1;
/// Flag of a mark inside of a word: "3.5", "don't".
pub(crate) const JOINT: u8 = 2;

/// The table of classes.
const fn ascii_classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'_' => WORD,
            b'\'' | b'-' | b'.' | b',' | b':' => JOINT,
            _ if byte.is_ascii_alphanumeric() => WORD,
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// The lower case of each byte with the flag [`WORD`], 0 for the others.
static WORD_LOWER: [u8; 256] = {
    let mut table = ascii_classes();
    let mut byte = 0;
    while byte < 256 {
        table[byte] = if table[byte] & WORD != 0 { (byte as u8).to_ascii_lowercase() } else { 0 };
        byte += 1;
    }
    table
};

/// Each byte with ASCII capitals in lower case.
static ASCII_LOWER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).to_ascii_lowercase();
        byte += 1;
    }
    table
};

/// A byte, ASCII capitals in lower case.
#[inline(always)]
pub(crate) fn ascii_lower(byte: u8) -> u8 {
    ASCII_LOWER[usize::from(byte)]
}

/// The lower case of an ASCII letter, digit or underscore; 0 for any other byte.
#[inline(always)]
pub(crate) fn ascii_word_lower(byte: u8) -> u8 {
    WORD_LOWER[usize::from(byte)]
}

/// Whether a byte is an ASCII letter, digit or underscore.
#[inline(always)]
pub(crate) fn is_ascii_word(byte: u8) -> bool {
    ASCII_CLASS[usize::from(byte)] & WORD != 0
}

/// Whether a character is of a script without spaces (Chinese, Japanese, Thai), where two characters
/// count as one word.
#[inline]
pub(crate) fn is_unspaced(c: char) -> bool {
    // Thai has the lowest: one comparison answers for most characters.
    c >= '\u{0e00}'
        && matches!(c,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3134f}'
        | '\u{0e00}'..='\u{0e7f}')
}

/// Whether a character is part of a word: letters, digits, and the signs that Indic
/// scripts write between letters.
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return is_ascii_word(c as u8);
    }
    // General punctuation first: the most frequent characters above ASCII that are no letters.
    !matches!(c, '\u{2000}'..='\u{206f}')
        && (c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0dff}'))
}

/// Words in lower case with single spaces between, apostrophes left out: equal for two spellings of
/// one line.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let (mut rest, mut gap) = (text, false);
    while let Some(c) = rest.chars().next() {
        // A run of ASCII letters and digits is copied at once and lowered at the end.
        let plain = rest.bytes().take_while(|b| is_ascii_word(*b)).count();
        let end = plain.max(c.len_utf8());
        if is_word(c) {
            if gap && !key.is_empty() {
                key.push(' ');
            }
            gap = false;
            match plain {
                0 => key.extend(c.to_lowercase()),
                _ => key.push_str(&rest[..plain]),
            }
        } else {
            gap |= !matches!(c, '\'' | '’' | '‘' | '`');
        }
        rest = &rest[end..];
    }
    key.make_ascii_lowercase();
    key
}

/// Whether a text ends as a sentence does: in a full stop, an exclamation or a question mark, closing
/// quotes and brackets aside. An ellipsis marks a teaser and is no end.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    if bare.ends_with("...") || bare.ends_with('…') {
        return false;
    }
    bare.ends_with(is_stop)
}

/// Whether a character ends a sentence in some script.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '．' | '｡' | '؟' | '۔' | '।' | '॥' | '։')
}

/// Whether a character is a closing quote or bracket, or a mark of emphasis.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | '«' | ')' | ']' | '」' | '』' | '）' | '›' | '*' | '_')
}

/// The first letter or digit of a text.
pub(crate) fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| is_word(*c))
}

/// Whether a character may stand inside of a word: "mayor's town-hall".
pub(crate) fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_behind_its_quotes() {
        assert!(ends_sentence("He said: \"It is over.\""));
        assert!(ends_sentence("橋は残る。"));
        assert!(!ends_sentence("No replies yet..."));
        assert!(!ends_sentence("A title"));
    }

    #[test]
    fn keys_fold_case_and_marks() {
        assert_eq!(key("  • The Harbour’s  Gate "), "the harbours gate");
    }
}
