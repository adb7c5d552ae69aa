//! Small measures of a run of text that hold in any language: words, sentence ends,
//! the key that two spellings of a line share. No lists of words: those are data.

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
        return c.is_ascii_alphanumeric() || c == '_';
    }
    c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0dff}')
}

/// Number of words; two characters of an unspaced script count as one.
pub(crate) fn words(text: &str) -> u32 {
    let (mut words, mut unspaced, mut inside) = (0u32, 0u32, false);
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            words += u32::from(!inside);
            inside = true;
        } else if c == ' ' {
            inside = false;
        } else if is_unspaced(c) {
            unspaced += 1;
            inside = false;
        } else if is_word(c) {
            words += u32::from(!inside);
            inside = true;
        } else if !matches!(c, '\'' | '’' | '-' | '.' | ',' | ':') || !inside {
            inside = false;
        } else if c != '\'' && c != '’' && c != '-' {
            // "3.5" and "U.S." are one word, "end. Next" has a space and is two.
            inside = true;
        }
        if c.is_whitespace() {
            inside = false;
        }
    }
    words + unspaced.div_ceil(2)
}

/// Lower-case words parted by single spaces: equal for two spellings of the same line.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if matches!(c, '\'' | '’' | '‘' | '`') {
            continue;
        }
        if is_word(c) {
            if gap && !key.is_empty() {
                key.push(' ');
            }
            gap = false;
            if c.is_ascii() {
                key.push(c.to_ascii_lowercase());
            } else {
                key.extend(c.to_lowercase());
            }
        } else {
            gap = true;
        }
    }
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

/// Bytes of `text` at which words begin and end.
pub(crate) fn word_spans(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some(&(start, c)) = chars.peek() {
            chars.next();
            if !is_word(c) {
                continue;
            }
            let mut end = start + c.len_utf8();
            if is_unspaced(c) {
                return Some((start, end));
            }
            while let Some(&(at, c)) = chars.peek() {
                let joins = matches!(c, '\'' | '’' | '-');
                if is_unspaced(c) || !(is_word(c) || joins) {
                    break;
                }
                chars.next();
                if !joins {
                    end = at + c.len_utf8();
                }
            }
            return Some((start, end));
        }
        None
    })
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
    fn word_spans_keep_apostrophes() {
        let text = "The mayor's town-hall, 橋";
        let found: Vec<&str> = word_spans(text).map(|(a, b)| &text[a..b]).collect();
        assert_eq!(found, ["The", "mayor's", "town-hall", "橋"]);
    }
}
