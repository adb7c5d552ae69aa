//! A short line to tokens: words, numbers and single marks, each with its place in the line and
//! what it may mean in a date. The readers of dates and names work on these.

use crate::lexicon::date_words::{DateWord, date_word};
use crate::text::chars::{is_unspaced, is_word};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A run of letters; in scripts without spaces a single character.
    Word,
    /// A run of digits and its value, which means nothing when it has more than 9 digits.
    Number(u32),
    /// One other character that is not white space.
    Mark(char),
}

/// A token of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'t> {
    /// As the line writes it.
    pub text: &'t str,
    /// First byte in the line.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is made of.
    pub kind: TokenKind,
    /// What a word means in a date.
    pub date: DateWord,
}

impl Token<'_> {
    /// The value, when the token is a number of `min` to `max` digits.
    pub fn number(&self, min: usize, max: usize) -> Option<u32> {
        match self.kind {
            TokenKind::Number(value) if (min..=max).contains(&self.text.chars().count()) => Some(value),
            _ => None,
        }
    }

    /// Whether the token is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
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

/// The tokens of a line; letters and digits that touch are separate tokens.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    // Nothing stands between this character and the token before it.
    let mut glued = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if c.is_whitespace() {
            glued = false;
            continue;
        }
        if let Some(last) = tokens.last_mut().filter(|_| glued) {
            let grows = match last.kind {
                TokenKind::Word => {
                    is_word(c) && digit(c).is_none() && !is_unspaced(c) && !last.text.starts_with(is_unspaced)
                }
                TokenKind::Number(_) => digit(c).is_some(),
                TokenKind::Mark(_) => false,
            };
            if grows {
                last.end = end;
                last.text = &text[last.start..end];
                if let (TokenKind::Number(value), Some(d)) = (last.kind, digit(c)) {
                    let next = value.checked_mul(10).and_then(|v| v.checked_add(d));
                    last.kind = TokenKind::Number(next.unwrap_or(0));
                }
                continue;
            }
        }
        let kind = match digit(c) {
            Some(d) => TokenKind::Number(d),
            None if is_word(c) => TokenKind::Word,
            None => TokenKind::Mark(c),
        };
        tokens.push(Token { text: &text[start..end], start, end, kind, date: DateWord::default() });
        glued = true;
    }
    for word in tokens.iter_mut().filter(|t| t.kind == TokenKind::Word) {
        word.date = date_word(word.text);
    }
    tokens
}

/// Whether a token parts the facts of a line: "Ada Mole | 3 May".
pub(crate) fn is_separator(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark('|' | '•' | '·' | '∙' | '—' | '–' | '/' | '●' | '▪' | '→'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_every_change_of_kind() {
        let table: [(&str, &[&str]); 5] = [
            ("June 30th, 2025", &["June", "30", "th", ",", "2025"]),
            ("2025年6月", &["2025", "年", "6", "月"]),
            ("l'été", &["l", "'", "été"]),
            ("٣ مايو", &["٣", "مايو"]),
            ("  ", &[]),
        ];
        for (line, want) in table {
            let tokens = tokens(line);
            assert_eq!(tokens.iter().map(|t| t.text).collect::<Vec<_>>(), want, "{line}");
            assert!(tokens.iter().all(|t| &line[t.start..t.end] == t.text), "{line}");
        }
    }

    #[test]
    fn numbers_have_values_in_any_script() {
        for (line, want) in [("042", 42), ("٤٢", 42), ("４２", 42)] {
            assert_eq!(tokens(line)[0].kind, TokenKind::Number(want), "{line}");
        }
        assert_eq!((tokens("2025")[0].number(1, 2), tokens("30")[0].number(1, 2)), (None, Some(30)));
    }
}
