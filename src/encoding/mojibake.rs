//! Repairs text whose UTF-8 bytes were once read as windows-1252 or ISO-8859-1 and saved again
//! ("cafÃ©", "donâ€™t"). A text without certain evidence of it comes back unchanged: the characters
//! may be what the author wrote.

use crate::encoding::decoder::to_1252;
use std::ops::Range;

/// Points of evidence from which on a text is repaired: one certain run, or two likely ones.
const MIN_EVIDENCE: u32 = 2;

/// How certain it is that a run of characters is mojibake.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Certainty {
    /// The author may have written it.
    No,
    /// Counts beside others of its kind.
    Likely,
    /// No one writes this.
    Yes,
}

impl Certainty {
    /// Points of evidence.
    fn points(self) -> u32 {
        match self {
            Certainty::Yes => 2,
            Certainty::Likely => 1,
            Certainty::No => 0,
        }
    }
}

/// The repaired text; `None` when the evidence is not enough. Text that was garbled twice is
/// repaired twice.
pub fn repair(text: &str) -> Option<String> {
    let once = repair_once(text)?;
    Some(repair_once(&once).unwrap_or(once))
}

/// Undoes one round of it.
fn repair_once(text: &str) -> Option<String> {
    let mut runs = Vec::new();
    let mut evidence = 0;
    for run in (HighRuns { text, at: 0 }) {
        let Some((repaired, certainty)) = reread(text, &run) else { continue };
        evidence += certainty.points();
        runs.push((run, repaired));
    }
    if evidence < MIN_EVIDENCE {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (run, repaired) in runs {
        out.push_str(&text[done..run.start]);
        out.push_str(&repaired);
        done = run.end;
    }
    out.push_str(&text[done..]);
    Some(out)
}

/// A run with its windows-1252 bytes read as UTF-8, if they are that and give characters that
/// people write.
fn reread(text: &str, run: &Range<usize>) -> Option<(String, Certainty)> {
    let bytes: Vec<u8> = text[run.clone()].chars().map_while(to_1252).collect();
    let repaired = String::from_utf8(bytes).ok()?;
    if repaired.chars().any(|c| matches!(c, '\u{e000}'..='\u{f8ff}')) {
        return None;
    }
    let mut chars = repaired.chars();
    let certainty = match (chars.next(), chars.next()) {
        // Three or four symbols in a row, or two letters of another script.
        (Some(c), None) if c.len_utf8() > 2 => Certainty::Yes,
        (Some(_), Some(_)) => Certainty::Yes,
        // A capital with a symbol behind it, inside a word.
        (Some('\u{c0}'..='\u{17f}'), None) => {
            let before = text[..run.start].chars().next_back().is_some_and(|c| c.is_ascii_lowercase());
            // A capital behind a small letter and before a sign: "martedÃ¬".
            let sign = text[run.clone()].chars().nth(1).is_some_and(|c| !c.is_alphanumeric());
            if before && sign {
                return Some((repaired, Certainty::Yes));
            }
            let after = text[run.end..].chars().next().is_some_and(|c| c.is_ascii_lowercase());
            if before || after { Certainty::Likely } else { Certainty::No }
        }
        _ => Certainty::No,
    };
    Some((repaired, certainty))
}

/// The runs of two or more characters that windows-1252 has and ASCII has not.
struct HighRuns<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for HighRuns<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            // UTF-8 lead bytes read as windows-1252 are U+00C2 to U+00F4: bytes C3 82 to C3 B4.
            let start = self.at + memchr::memchr(0xC3, self.text.as_bytes().get(self.at..)?)?;
            let mut end = start;
            let mut count = 0;
            for c in self.text[start..].chars() {
                if to_1252(c).is_none() {
                    break;
                }
                end += c.len_utf8();
                count += 1;
            }
            self.at = end.max(start + 1);
            if count > 1 {
                return Some(start..end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::decoder::decode;

    fn garble(text: &str) -> String {
        decode("windows-1252", text.as_bytes())
    }

    #[test]
    fn garbled_text_comes_back() {
        for text in [
            "The café’s owner said “no” — twice.",
            "Über die Straße fährt täglich ein Bus nach Köln.",
            "Жители деревни вышли на площадь.",
            "東京の天気は晴れです。",
        ] {
            assert_eq!(repair(&garble(text)).as_deref(), Some(text));
            assert_eq!(repair(&garble(&garble(text))).as_deref(), Some(text), "twice");
            let latin1: String = text.bytes().map(char::from).collect();
            assert_eq!(repair(&latin1).as_deref(), Some(text), "by way of ISO-8859-1");
        }
    }

    #[test]
    fn what_is_meant_stays() {
        for text in [
            "Le CAFÉ» du port et l’été à Évreux",
            "AÇÃO, CORAÇÃO, “NÃO”",
            "Straße «Ä» und ‚Ö‘",
            "plain words",
            "Ã© is what é becomes, as in one example alone",
        ] {
            assert_eq!(repair(text), None, "{text}");
        }
    }

    #[test]
    fn a_garbled_part_of_a_sound_text_is_repaired_alone() {
        let text = format!("L’été à Évreux. {}", garble("L’été à Évreux."));
        assert_eq!(repair(&text).as_deref(), Some("L’été à Évreux. L’été à Évreux."));
    }
}
