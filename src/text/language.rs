//! The language of an article, by its script and its stop words. Says nothing when unsure.

use crate::text::ascii_chunk::places;
use crate::text::chars::small;
use crate::text::words::{each_word, letters};
use crate::util::hash::{hash, step};
use crate::util::hash_table::Known;
use std::ops::ControlFlow;
use std::sync::OnceLock;

/// Most words that are looked at.
const SAMPLE: u32 = 300;

/// Stop words and the languages that have them, as bits of the line number.
struct StopWords {
    tags: Vec<&'static str>,
    words: Known<u32, 4096>,
}

/// The same over the lower case of a word, and how many characters that has.
#[inline]
pub(crate) fn hash_lower(word: &str) -> (u64, usize) {
    let (mut plain, mut all) = (hash([].into_iter()), 0);
    for byte in word.bytes() {
        plain = step(plain, char::from(small(byte)));
        all |= byte;
    }
    if all.is_ascii() { (plain, word.len()) } else { hash_folded(word) }
}

/// The same for a word of any characters.
fn hash_folded(word: &str) -> (u64, usize) {
    let lower = || word.chars().flat_map(char::to_lowercase);
    (hash(lower()), lower().count())
}

fn stop_words() -> &'static StopWords {
    static WORDS: OnceLock<StopWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut stop = StopWords { tags: Vec::new(), words: Known::new() };
        let lines = include_str!("data/stop_words.txt").lines().filter(|l| !l.starts_with('#'));
        for (tag, list) in lines.filter_map(|l| l.split_once(": ")).take(32) {
            for word in list.split_whitespace() {
                stop.words.tell(hash(word.chars()), |languages| *languages |= 1 << stop.tags.len());
            }
            stop.tags.push(tag);
        }
        stop
    })
}

/// Whether a lower-case word is a stop word of some language.
pub(crate) fn is_stop_word(word: &str) -> bool {
    is_stop_hash(hash(word.chars()))
}

/// Whether the word of this hash is a stop word of some language.
pub(crate) fn is_stop_hash(hash: u64) -> bool {
    stop_words().words.get(hash) != 0
}

/// Language tag (BCP 47) of a text; `None` for a text that is short or undecided.
pub(crate) fn language(text: &str) -> Option<&'static str> {
    by_script(text).or_else(|| by_stop_words(text))
}

/// Languages that their script tells.
fn by_script(text: &str) -> Option<&'static str> {
    // Half of the letters that are looked at are Latin: no need to look at each.
    let (mut latin, mut at) = (0, 0);
    let start = &text.as_bytes()[..text.len().min(4 * SAMPLE as usize)];
    while at < start.len() {
        let (run, _) = letters(&start[at..]);
        latin += run;
        if latin >= 2 * SAMPLE as usize {
            return None;
        }
        at += run + 1;
    }
    let (mut kana, mut han, mut hangul, mut hebrew, mut greek, mut thai, mut letters) =
        (0, 0, 0, 0, 0, 0, 0u32);
    for c in text.chars() {
        if c.is_ascii() {
            letters += u32::from(c.is_ascii_alphabetic());
        } else if c.is_alphabetic() {
            letters += 1;
        } else {
            continue;
        }
        match c {
            '\0'..='\u{36f}' => {}
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            '\u{0590}'..='\u{05ff}' => hebrew += 1,
            '\u{0370}'..='\u{03ff}' => greek += 1,
            '\u{0e00}'..='\u{0e7f}' => thai += 1,
            _ => {}
        }
        if letters >= 4 * SAMPLE {
            break;
        }
    }
    if letters < 20 {
        return None;
    }
    let most = |n: u32| n * 2 > letters;
    match () {
        () if most(hangul) => Some("ko"),
        () if most(kana + han) && kana * 10 > kana + han => Some("ja"),
        () if most(han) => Some("zh"),
        () if most(hebrew) => Some("he"),
        () if most(greek) => Some("el"),
        () if most(thai) => Some("th"),
        () => None,
    }
}

/// The language whose stop words the text has most of, when it has enough of them and
/// clearly more than the next language.
fn by_stop_words(text: &str) -> Option<&'static str> {
    let stop = stop_words();
    // A word of n languages counts 1/n to each; in twelfths, so that sums are whole numbers.
    let mut scores = vec![0u32; stop.tags.len()];
    let mut seen = 0u32;
    let _ = each_word(text, |start, end| {
        if seen == SAMPLE {
            return ControlFlow::Break(());
        }
        seen += 1;
        let bits = stop.words.get(hash_lower(&text[start..end]).0);
        if bits != 0 {
            let share = 12 / bits.count_ones().min(12);
            places(bits.into()).for_each(|language| scores[language] += share);
        }
        ControlFlow::Continue(())
    });
    let (best, &top) = scores.iter().enumerate().max_by_key(|(n, s)| (**s, std::cmp::Reverse(*n)))?;
    let next = scores.iter().enumerate().filter(|(n, _)| *n != best).map(|(_, s)| *s).max().unwrap_or(0);
    // At least eight words, a tenth of the words worth a full point, and a fifth above the next.
    (seen >= 8 && top * 10 >= seen * 12 && top * 5 >= next * 6).then(|| stop.tags[best])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let table = [
            (
                "The council voted on Monday to keep the old bridge open for the people of the town.",
                Some("en"),
            ),
            (
                "Der Rat hat am Montag beschlossen, dass die alte Brücke für die Menschen der Stadt offen bleibt.",
                Some("de"),
            ),
            (
                "Le conseil a voté lundi pour que le vieux pont reste ouvert aux habitants de la ville.",
                Some("fr"),
            ),
            (
                "El consejo votó el lunes que el viejo puente siga abierto para los vecinos de la ciudad.",
                Some("es"),
            ),
            (
                "Совет в понедельник решил, что старый мост останется открытым для жителей города и не будет снесён.",
                Some("ru"),
            ),
            ("市议会周一投票决定，老桥将继续向市民开放，但从六月起禁止卡车通行。", Some("zh")),
            ("市議会は月曜日、古い橋を市民のために残すことを決めました。", Some("ja")),
            ("Bridge", None),
            ("Harbour Gate Quay Mill Tower Lock Weir Ford Pier Dock", None),
        ];
        for (text, want) in table {
            assert_eq!(language(text), want, "{text}");
        }
    }
}
