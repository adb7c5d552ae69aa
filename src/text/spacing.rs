//! Repairs of spaces where page readers dropped or added one at an element's edge:
//! "posted on X.Hikvale said", "weekend . Citing", "Friday(June 27)". Text without such
//! seams comes back as it was, white space runs aside.

use crate::text::ascii_chunk;
use crate::text::ascii_chunk::{Chunk, places};
use crate::text::language::is_stop_word;

/// Repairs one paragraph.
pub(crate) fn repair(text: &str) -> String {
    let text = text.trim();
    if is_sound(text) {
        return text.to_owned();
    }
    let spaced = collapse(text);
    if is_sound(&spaced) {
        return spaced;
    }
    let chars: Vec<char> = spaced.chars().collect();
    let mut out = String::with_capacity(spaced.len() + 8);
    let mut quotes = Quotes::default();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied();
        if c == ' ' && stray_space(&chars, at) {
            continue;
        }
        if (c == '\'' || c == '"') && at > 0 && is_end(chars[at - 1]) && next.is_some_and(char::is_uppercase)
        {
            // "decision.'We": an opening quote that lost its space, or a closing one before it.
            if quotes.is_open(c) {
                out.push(c);
                out.push(' ');
                quotes.set(c, false);
            } else {
                out.push(' ');
                out.push(c);
                quotes.set(c, true);
            }
            continue;
        }
        quotes.see(&chars, at);
        out.push(c);
        if is_end(c) && lost_space(&chars, at) || glued_bracket(&chars, at) {
            out.push(' ');
        }
    }
    out
}

/// Whether no place could need a repair and no white space is but single spaces: most
/// paragraphs are like that, and are not looked at character by character. A byte above
/// ASCII may be any letter, unless it begins a dash or a curly quote.
fn is_sound(text: &str) -> bool {
    let bytes = text.as_bytes();
    let capital = |at: usize| {
        bytes.get(at).is_some_and(|b| b.is_ascii_uppercase())
            || bytes.get(at).is_some_and(|b| *b >= 0x80) && !bytes[at..].starts_with(&[0xe2, 0x80])
    };
    let sound = |at: usize, byte: u8| match byte {
        b' ' => !matches!(bytes.get(at + 1), Some(b'.' | b',' | b' ')),
        b'\t'..=b'\r' => false,
        b'.' | b'!' | b'?' if capital(at + 1) => false,
        b'.' | b'!' | b'?' | b',' => !matches!(bytes.get(at + 1), Some(b'\'' | b'"')) || !capital(at + 2),
        b'(' => at == 0 || bytes[at - 1] == b' ',
        // The bytes that wide spaces begin with.
        0xc2 | 0xe1..=0xe3 => !text[at..].starts_with(is_plain_space),
        _ => true,
    };
    // Of plain bytes only those that could be at fault are looked at one by one.
    (0..bytes.len()).step_by(ascii_chunk::SIZE).all(|from| {
        let (chunk, _) = Chunk::at(bytes, from);
        let space = chunk.any([b' ']);
        let mark = chunk.any([b'.', b'!', b'?', b',']);
        // The bytes that wide spaces begin with are odd too.
        let odd = chunk.any([b'(', 0xc2]) | chunk.within(b'\t', b'\r') | chunk.within(0xe1, 0xe3);
        // Of the last byte the next is not seen.
        let next = |bits: u64| bits >> 1 | 1 << 63;
        let doubt = odd | mark & !(space >> 1) | space & next(mark | space);
        places(doubt & ascii_chunk::first(bytes.len() - from))
            .all(|place| sound(from + place, bytes[from + place]))
    })
}

/// White space that becomes a plain space: any but that which holds two words together.
fn is_plain_space(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}'
}

/// White space runs as one space; tabs part the cells of a table row and stay.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap: Option<char> = None;
    for c in text.chars() {
        if is_plain_space(c) {
            gap = Some(if c == '\t' || gap == Some('\t') { '\t' } else { ' ' });
        } else {
            if let Some(gap) = gap.take() {
                out.push(gap);
            }
            out.push(c);
        }
    }
    out
}

/// Which straight quotes are open.
#[derive(Default)]
struct Quotes {
    single: bool,
    double: bool,
}

impl Quotes {
    fn is_open(&self, mark: char) -> bool {
        if mark == '"' { self.double } else { self.single }
    }

    fn set(&mut self, mark: char, open: bool) {
        if mark == '"' { self.double = open } else { self.single = open }
    }

    /// Follows a quote whose spaces tell its side; an apostrophe tells nothing.
    fn see(&mut self, chars: &[char], at: usize) {
        let mark = chars[at];
        if mark != '\'' && mark != '"' {
            return;
        }
        let before = at.checked_sub(1).map(|b| chars[b]);
        let after = chars.get(at + 1).copied();
        let opens =
            before.is_none_or(|b| b == ' ' || b == '(' || b == '[') && after.is_some_and(|a| a != ' ');
        let closes = before.is_some_and(|b| b != ' ') && after.is_none_or(|a| !a.is_alphanumeric());
        if opens {
            self.set(mark, true);
        } else if closes {
            self.set(mark, false);
        }
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ',')
}

/// A space before a full stop or a comma that ends a word: "weekend . Citing".
fn stray_space(chars: &[char], at: usize) -> bool {
    let before =
        at > 0 && (chars[at - 1].is_alphanumeric() || matches!(chars[at - 1], ')' | '"' | '”' | '’'));
    let mark = chars.get(at + 1).is_some_and(|c| matches!(c, '.' | ','));
    let after = chars.get(at + 2).is_none_or(|c| *c == ' ');
    let dots = chars.get(at + 3).is_some_and(|c| *c == '.');
    before && mark && after && !dots
}

/// A sentence end at `at` with the next sentence glued to it: "security.In a statement".
/// Initials, addresses, file names and code look alike; so the word behind must open a
/// sentence and the word before must be able to close one.
fn lost_space(chars: &[char], at: usize) -> bool {
    if chars[at] == ',' {
        return false;
    }
    let after: String = chars[at + 1..].iter().take_while(|c| c.is_alphabetic()).collect();
    let behind = chars.get(at + 1 + after.chars().count()).copied();
    let mut letters = after.chars();
    if !letters.next().is_some_and(char::is_uppercase) || !letters.next().is_none_or(char::is_lowercase) {
        return false;
    }
    if !behind.is_some_and(|c| matches!(c, ' ' | ',' | '\'' | '’')) {
        return false;
    }
    let before: Vec<char> = chars[..at].iter().rev().take_while(|c| !c.is_whitespace()).copied().collect();
    let closer = before
        .first()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '"' | '”' | '’' | '\'' | '%'));
    let odd = before.iter().any(|c| matches!(c, '/' | '@' | '\\' | '_' | '.' | '=' | ':'));
    if !closer || odd {
        return false;
    }
    let word: String = before.iter().rev().filter(|c| c.is_alphanumeric()).collect();
    let length = word.chars().count();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    match (capital, length) {
        // "on X.Hikvale said": a single capital, and more than an initial behind it.
        (true, 1) => after.chars().count() >= 3 && behind.is_none_or(|c| c != '.'),
        // "last Monday.The": a name before is common in code and brands too.
        (true, _) => is_stop_word(&after.to_lowercase()),
        (false, 1) => false,
        (false, _) => true,
    }
}

/// A bracket glued to the word before it: the character at `at` ends the word of
/// "Friday(June 27)". Not "person(s)", not "f(x)".
fn glued_bracket(chars: &[char], at: usize) -> bool {
    let word = chars[..=at].iter().rev().take_while(|c| c.is_alphabetic()).count();
    if word < 3 || chars.get(at + 1) != Some(&'(') {
        return false;
    }
    let inner: Vec<char> = chars[at + 2..].iter().take_while(|c| **c != ')').take(60).copied().collect();
    let closes = chars.get(at + 2 + inner.len()) == Some(&')');
    let behind = chars.get(at + 3 + inner.len());
    let name =
        inner.first().is_some_and(|c| c.is_uppercase()) && inner.get(1).is_some_and(|c| c.is_lowercase());
    let plain = inner.iter().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '\''));
    closes && name && plain && inner.len() >= 3 && behind.is_none_or(|c| matches!(c, ' ' | ',' | '.' | ';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seams_are_repaired() {
        let table = [
            (
                "She posted it on X.Hikvale, a maker of cameras.",
                "She posted it on X. Hikvale, a maker of cameras.",
            ),
            ("It came last weekend . Citing cost, it", "It came last weekend. Citing cost, it"),
            ("late Friday(June 27), she said", "late Friday (June 27), she said"),
            ("risks to security.In a statement", "risks to security. In a statement"),
            ("on Monday.The mayor", "on Monday. The mayor"),
            (
                "It 'disagrees' with the town's plan.'We fight,' it said. 'It is bias.'Hikvale added",
                "It 'disagrees' with the town's plan. 'We fight,' it said. 'It is bias.' Hikvale added",
            ),
            ("broken\n  line", "broken line"),
        ];
        for (text, want) in table {
            assert_eq!(repair(text), want);
        }
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in [
            "The U.S. and J.R.R. Tolkien met at 5.30 p.m. on Node.js.",
            "Call String.Format or System.Out.Print, see www.Example.org and a.b@Mail.com.",
            "Wait . . . and see ... .5 of it, f(x) and person(s).",
            "He said: \"No.\" 'Yes,' she said. The workers' rights.",
            "C'est vrai ? Oui ! Voilà : « bien ».",
        ] {
            assert_eq!(repair(text), text);
        }
    }
}
