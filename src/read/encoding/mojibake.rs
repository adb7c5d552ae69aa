//! Mojibake: text whose UTF-8 bytes were once read as windows-1252 and saved again
//! ("cafÃ©", "donâ€™t"). It is repaired where it can be nothing else, and left alone
//! where it might be what the author wrote.

use crate::read::encoding::decoder::to_1252;

/// How sure a run of characters is mojibake.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Sure {
    /// It could be meant.
    No,
    /// Only beside others of its kind.
    Likely,
    /// No one writes this.
    Yes,
}

/// The repaired text, or `None` when there is nothing that is certain. Text that went
/// through it twice is repaired twice.
pub fn repair(text: &str) -> Option<String> {
    let once = repair_once(text)?;
    Some(repair_once(&once).unwrap_or(once))
}

fn repair_once(text: &str) -> Option<String> {
    let mut runs = Vec::new();
    let mut evidence = 0;
    for run in (Runs { text, at: 0 }) {
        let Some((repaired, sure)) = read(text, &run) else { continue };
        evidence += match sure {
            Sure::Yes => 2,
            Sure::Likely => 1,
            Sure::No => 0,
        };
        runs.push((run, repaired));
    }
    if evidence < 2 {
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

/// What a run says when its windows-1252 bytes are read as UTF-8, if they are UTF-8 and
/// the characters are such as people write.
fn read(text: &str, run: &std::ops::Range<usize>) -> Option<(String, Sure)> {
    let bytes: Vec<u8> = text[run.clone()].chars().map_while(to_1252).collect();
    let repaired = String::from_utf8(bytes).ok()?;
    if repaired.chars().any(|c| matches!(c, '\u{e000}'..='\u{f8ff}')) {
        return None;
    }
    let mut chars = repaired.chars();
    let sure = match (chars.next(), chars.next()) {
        // Three or four symbols in a row, or two letters of another script.
        (Some(c), None) if c.len_utf8() > 2 => Sure::Yes,
        (Some(_), Some(_)) => Sure::Yes,
        // A capital with a symbol behind it, inside a word.
        (Some('\u{c0}'..='\u{17f}'), None) => {
            let before = text[..run.start].chars().next_back().is_some_and(|c| c.is_ascii_lowercase());
            let after = text[run.end..].chars().next().is_some_and(|c| c.is_ascii_lowercase());
            if before || after { Sure::Likely } else { Sure::No }
        }
        _ => Sure::No,
    };
    Some((repaired, sure))
}

/// The runs of two or more characters that windows-1252 has and ASCII has not.
struct Runs<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = std::ops::Range<usize>;

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
    use crate::read::encoding::decoder::decode;

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
