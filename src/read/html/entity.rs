//! Character references in text and attribute values, written with their semicolon as nearly all
//! are. Everything else is left to the tokenizer of the HTML standard.

use html5ever::data::NAMED_ENTITIES;
use html5ever::tendril::StrTendril;
use memchr::memchr;

/// A text with its character references decoded, by the rules of text or, with `value`, of attribute
/// values; `None` when one is written in another way.
pub fn decoded(text: StrTendril, value: bool) -> Option<StrTendril> {
    let Some(first) = memchr(b'&', text.as_bytes()) else { return Some(text) };
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    let mut next = Some(first);
    while let Some(at) = next {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        match rest.as_bytes().get(length) {
            _ if length == 0 => out.push('&'),
            Some(b';') => {
                push(&rest[..=length], &mut out)?;
                rest = &rest[length + 1..];
            }
            // An address: "?a=1&b=2".
            Some(b'=') if value => out.push('&'),
            _ => return None,
        }
        next = memchr(b'&', rest.as_bytes());
    }
    out.push_str(rest);
    Some(out.into())
}

/// Writes the characters of a reference: its name or number with the semicolon.
fn push(name: &str, out: &mut String) -> Option<()> {
    let number = name.strip_prefix('#').and_then(|n| n.strip_suffix(';'));
    if let Some(number) = number {
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Some numbers outside of these ranges stand for other characters.
        matches!(code, 0x20..=0x7e | 0xa0..=0xd7ff).then_some(())?;
        out.push(char::from_u32(code)?);
        return Some(());
    }
    match name {
        "amp;" => out.push('&'),
        "quot;" => out.push('"'),
        "nbsp;" => out.push('\u{a0}'),
        _ => {
            let &(first, second) = NAMED_ENTITIES.get(name)?;
            out.push(char::from_u32(first).filter(|c| *c != '\0')?);
            out.extend(char::from_u32(second).filter(|c| *c != '\0'));
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_or_left() {
        let table = [
            ("plain", false, Some("plain")),
            ("a &amp; b&nbsp;&quot;c&quot;", false, Some("a & b\u{a0}\"c\"")),
            ("caf&eacute; &#8217;&#x2019;", false, Some("café ’’")),
            ("&NotEqualTilde;", false, Some("\u{2242}\u{338}")),
            ("R & D", false, Some("R & D")),
            ("?a=1&b=2", true, Some("?a=1&b=2")),
            ("?a=1&b=2", false, None),
            ("&copy 2024", false, None),
            ("&nosuchname;", false, None),
            // A control character, which the standard replaces.
            ("&#128;", false, None),
        ];
        for (text, value, want) in table {
            assert_eq!(decoded(text.into(), value).as_deref(), want, "{text}");
        }
    }
}
