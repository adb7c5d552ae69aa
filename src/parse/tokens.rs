//! Words, numbers and marks of a short line, for the readers of dates and names.

use crate::lexicon::date_words::{DateWord, date_word};
use crate::text::chars::{is_unspaced, is_word};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A run of letters; in scripts without spaces a single character.
    Word,
    /// A run of digits and its value (0 when longer than 9 digits).
    Number(u32),
    /// One other character that is not white space.
    Mark(char),
}

/// A token and the bytes it stands at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'t> {
    pub text: &'t str,
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// What a word means in a date.
    pub date: DateWord,
}

impl Token<'_> {
    /// The value, when the token is a number of `min` to `max` digits.
    pub fn number(&self, min: usize, max: usize) -> Option<u32> {
        match self.kind {
            Kind::Number(value) if (min..=max).contains(&self.text.chars().count()) => Some(value),
            _ => None,
        }
    }

    /// Whether the token is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// The value of a decimal digit in the scripts that news pages use.
pub(crate) fn digit(c: char) -> Option<u32> {
    let base = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(c as u32 - base as u32)
}

/// Cuts a line into tokens; letters and digits glued together are parted.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut glued = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if c.is_whitespace() {
            glued = false;
            continue;
        }
        if let Some(last) = tokens.last_mut().filter(|_| glued) {
            let grows = match last.kind {
                Kind::Word => {
                    is_word(c) && digit(c).is_none() && !is_unspaced(c) && !last.text.starts_with(is_unspaced)
                }
                Kind::Number(_) => digit(c).is_some(),
                Kind::Mark(_) => false,
            };
            if grows {
                last.end = end;
                last.text = &text[last.start..end];
                if let (Kind::Number(value), Some(d)) = (last.kind, digit(c)) {
                    let next = value.checked_mul(10).and_then(|v| v.checked_add(d));
                    last.kind = Kind::Number(next.unwrap_or(0));
                }
                continue;
            }
        }
        let kind = match digit(c) {
            Some(d) => Kind::Number(d),
            None if is_word(c) => Kind::Word,
            None => Kind::Mark(c),
        };
        tokens.push(Token { text: &text[start..end], start, end, kind, date: DateWord::default() });
        glued = true;
    }
    for word in tokens.iter_mut().filter(|t| t.kind == Kind::Word) {
        word.date = date_word(word.text);
    }
    tokens
}

pub(crate) fn is_separator(kind: Kind) -> bool {
    matches!(kind, Kind::Mark('|' | '•' | '·' | '∙' | '—' | '–' | '/' | '●' | '▪' | '→'))
}
