//! Small measures of a run of text that hold in any language: words, sentence ends,
//! the key that two spellings of a line share. No lists of words: those are data.

/// What each byte below 128 is, as flags: texts are mostly these, and one look at a table
/// answers what takes several comparisons else. Nothing above 127 has a flag.
pub(crate) static PLAIN: [u8; 256] = plain();

/// Flag of a letter, a digit or an underscore.
pub(crate) const WORD: u8 = 1;
/// Flag of a mark that leaves a word open: "3.5", "don't".
pub(crate) const JOINT: u8 = 2;

const fn plain() -> [u8; 256] {
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

/// The small letter, digit or underscore that each byte stands for by itself; else 0.
static LOWER: [u8; 256] = {
    let mut table = plain();
    let mut byte = 0;
    while byte < 256 {
        table[byte] = if table[byte] & WORD != 0 { (byte as u8).to_ascii_lowercase() } else { 0 };
        byte += 1;
    }
    table
};

/// What each byte is when capitals of ASCII are small: one look instead of comparisons.
static SMALL: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).to_ascii_lowercase();
        byte += 1;
    }
    table
};

/// A byte, its capital of ASCII made small.
#[inline(always)]
pub(crate) fn small(byte: u8) -> u8 {
    SMALL[usize::from(byte)]
}

/// The small letter of a byte that is part of a word by itself, 0 for any other.
#[inline(always)]
pub(crate) fn plain_lower(byte: u8) -> u8 {
    LOWER[usize::from(byte)]
}

/// Whether a byte is part of a word by itself: a letter, a digit or an underscore of ASCII.
#[inline(always)]
pub(crate) fn is_plain_word(byte: u8) -> bool {
    PLAIN[usize::from(byte)] & WORD != 0
}

/// Chinese, Japanese and other scripts without spaces, where two characters count as one word.
#[inline]
pub(crate) fn is_unspaced(c: char) -> bool {
    // Nothing below Thai: most characters are answered by one comparison.
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
        return is_plain_word(c as u8);
    }
    // Punctuation between the words of any script: the usual answer is no.
    !matches!(c, '\u{2000}'..='\u{206f}')
        && (c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0dff}'))
}

/// Lower-case words parted by single spaces: equal for two spellings of the same line.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let (mut rest, mut gap) = (text, false);
    while let Some(c) = rest.chars().next() {
        // Plain letters and digits at once; they are made small at the end.
        let plain = rest.bytes().take_while(|b| is_plain_word(*b)).count();
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

/// Whether the text ends as a sentence does: a full stop, an exclamation or a question
/// mark, closing quotes and brackets aside. An ellipsis is the mark of a teaser, not an end.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    if bare.ends_with("...") || bare.ends_with('…') {
        return false;
    }
    bare.ends_with(is_stop)
}

/// A character that ends a sentence in some script.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '．' | '｡' | '؟' | '۔' | '।' | '॥' | '։')
}

/// Closing quotes and brackets.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | '«' | ')' | ']' | '」' | '』' | '）' | '›' | '*' | '_')
}

/// The first letter or digit, opening quotes and brackets aside.
pub(crate) fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| is_word(*c))
}

/// A mark that leaves a word open: "mayor's town-hall".
pub(crate) fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(words("The mayor's 3.5 per cent plan."), 6);
        assert_eq!(words("Ends here. Next one"), 4);
        assert_eq!(words("市議会は橋"), 3);
        assert_eq!(words("  "), 0);
    }

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

    #[test]
    fn letters_are_counted_in_steps_of_any_length() {
        for (text, length, small) in [
            ("", 0, false),
            ("@word", 0, false),
            ("WORD[s", 4, false),
            ("Unremarkable{behind it", 12, true),
            ("ABCDEFGHI aaaaaaa", 9, false),
            ("ABCdefghIjklmnopQrstuvwx yz", 24, true),
            ("naïvely so it is", 2, true),
            ("z`", 1, true),
        ] {
            assert_eq!(letters(text.as_bytes()), (length, small), "{text}");
        }
    }

    /// The words of a text and their number, read one character after the other.
    fn one_by_one(text: &str) -> (Vec<&str>, u32) {
        let (mut found, mut open, mut unspaced) = (Vec::new(), None, 0);
        let (mut count, mut inside) = (0, false);
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let alone = is_unspaced(c);
            if let Some(start) = open.filter(|_| alone || !is_word(c) && !is_joint(c)) {
                found.push(text[start..at].trim_end_matches(is_joint));
                open = None;
            }
            match is_word(c) {
                true if alone => found.push(&text[at..at + c.len_utf8()]),
                true => open = open.or(Some(at)),
                false => {}
            }
            unspaced += u32::from(alone);
            count += u32::from(is_word(c) && !alone && !inside);
            inside = !alone && (is_word(c) || inside && matches!(c, '\'' | '’' | '-' | '.' | ',' | ':'));
        }
        (found, count + u32::div_ceil(unspaced, 2))
    }

    proptest::proptest! {
        #[test]
        fn words_are_found_however_they_lie(text in "([a-zA-Z_9]{1,9} ?|['’.,:!-]{1,2}|é| |[市のÄ]|’s ){0,60}") {
            let mut found = Vec::new();
            let told = each_word(&text, |from, to| {
                found.push(&text[from..to]);
                ControlFlow::Continue(())
            });
            proptest::prop_assert!(told.is_continue());
            proptest::prop_assert_eq!((found, words(&text)), one_by_one(&text), "{}", text);
        }
    }

    #[test]
    fn word_spans_keep_apostrophes() {
        let text = "The mayor's town-hall, 橋";
        let mut found = Vec::new();
        let told = each_word(text, |from, to| {
            found.push(&text[from..to]);
            ControlFlow::Continue(())
        });
        assert!(told.is_continue());
        assert_eq!(found, ["The", "mayor's", "town-hall", "橋"]);
    }
}
