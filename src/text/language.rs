//! The language of a text, by its script and its stop words (`data/stop_words.txt`), and the lookup
//! of stop words. `None` for a text that is short or between two languages.

use crate::text::ascii_chunk::set_bits;
use crate::text::chars::ascii_lower;
use crate::text::words::{ascii_letters, each_word};
use crate::util::hash::{fnv1a, fnv1a_step};
use crate::util::hash_table::HashTable;
use std::ops::ControlFlow;
use std::sync::OnceLock;

/// Most words whose stop words are counted.
const MAX_WORDS: u32 = 300;
/// Most letters that the script is told by.
const MAX_LETTERS: u32 = 4 * MAX_WORDS;
/// Latin letters at the start after which no other script can have the most.
const MAX_LATIN_LETTERS: usize = 2 * MAX_WORDS as usize;
/// Fewest letters by which a script is told.
const MIN_LETTERS: u32 = 20;
/// One in so many characters, at least, is kana in a Japanese text.
const MAX_CHARS_PER_KANA: u32 = 10;
/// Fewest words of a text whose stop words are counted.
const MIN_WORDS: u32 = 8;
/// Points of a stop word, shared by the languages that have it: divisible by most of their numbers,
/// so that sums are whole.
const POINTS: u32 = 12;
/// One in so many words, at least, is a stop word of the language.
const MAX_WORDS_PER_STOP_WORD: u32 = 10;

/// Languages whose words are stop words to the models; those of the further lines only tell languages.
const STOP_WORD_LANGUAGES: u32 = 24;
/// Most languages.
const MAX_LANGUAGES: usize = 64;

/// Scripts that one language has, or that one language has by far the most texts in: first and last character,
/// language.
const SCRIPTS: [(char, char, &str); 18] = [
    ('\u{ac00}', '\u{d7af}', "ko"),
    ('\u{0590}', '\u{05ff}', "he"),
    ('\u{0370}', '\u{03ff}', "el"),
    ('\u{0e00}', '\u{0e7f}', "th"),
    ('\u{0530}', '\u{058f}', "hy"),
    ('\u{0980}', '\u{09ff}', "bn"),
    ('\u{0a00}', '\u{0a7f}', "pa"),
    ('\u{0a80}', '\u{0aff}', "gu"),
    ('\u{0b80}', '\u{0bff}', "ta"),
    ('\u{0c00}', '\u{0c7f}', "te"),
    ('\u{0c80}', '\u{0cff}', "kn"),
    ('\u{0d00}', '\u{0d7f}', "ml"),
    ('\u{0d80}', '\u{0dff}', "si"),
    ('\u{0e80}', '\u{0eff}', "lo"),
    ('\u{1000}', '\u{109f}', "my"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1200}', '\u{137f}', "am"),
    ('\u{1780}', '\u{17ff}', "km"),
];

/// Stop words, each with a bit for every language that has it: the number of its line.
struct StopWords {
    tags: Vec<&'static str>,
    words: HashTable<u64, 8192>,
}

/// Hash of a word in lower case, and the number of its characters.
#[inline]
pub(crate) fn hash_lower(word: &str) -> (u64, usize) {
    let (mut plain, mut all) = (fnv1a([].into_iter()), 0);
    for byte in word.bytes() {
        plain = fnv1a_step(plain, char::from(ascii_lower(byte)));
        all |= byte;
    }
    if all.is_ascii() { (plain, word.len()) } else { hash_folded(word) }
}

/// The same for a word with characters above ASCII.
fn hash_folded(word: &str) -> (u64, usize) {
    let lower = || word.chars().flat_map(char::to_lowercase);
    (fnv1a(lower()), lower().count())
}

/// The stop words, read once.
fn stop_words() -> &'static StopWords {
    static WORDS: OnceLock<StopWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut stop = StopWords { tags: Vec::new(), words: HashTable::new() };
        let lines = include_str!("data/stop_words.txt").lines().filter(|l| !l.starts_with('#'));
        for (tag, list) in lines.filter_map(|l| l.split_once(": ")).take(MAX_LANGUAGES) {
            for word in list.split_whitespace() {
                stop.words.update(fnv1a(word.chars()), |languages| *languages |= 1 << stop.tags.len());
            }
            stop.tags.push(tag);
        }
        stop
    })
}

/// Whether a lower-case word is a stop word of some language.
pub(crate) fn is_stop_word(word: &str) -> bool {
    is_stop_hash(fnv1a(word.chars()))
}

/// Whether the word of this hash is a stop word of some language.
pub(crate) fn is_stop_hash(hash: u64) -> bool {
    stop_words().words.get(hash) & ((1 << STOP_WORD_LANGUAGES) - 1) != 0
}

/// Language tag (BCP 47) of a text; `None` for a text that is short or undecided.
pub(crate) fn language(text: &str) -> Option<&'static str> {
    by_script(text).or_else(|| by_stop_words(text))
}

/// Languages with a script of their own.
fn by_script(text: &str) -> Option<&'static str> {
    // A fast test first: most texts are Latin.
    let (mut latin, mut at) = (0, 0);
    let start = &text.as_bytes()[..text.len().min(MAX_LETTERS as usize)];
    while at < start.len() {
        let (run, _) = ascii_letters(&start[at..]);
        latin += run;
        if latin >= MAX_LATIN_LETTERS {
            return None;
        }
        at += run + 1;
    }
    let (mut kana, mut han, mut letters) = (0, 0, 0u32);
    let mut scripts = [0u32; SCRIPTS.len()];
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
            _ => {
                if let Some(at) = SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&c)) {
                    scripts[at] += 1;
                }
            }
        }
        if letters >= MAX_LETTERS {
            break;
        }
    }
    if letters < MIN_LETTERS {
        return None;
    }
    let is_most = |n: u32| n * 2 > letters;
    if is_most(kana + han) {
        return Some(if kana * MAX_CHARS_PER_KANA > kana + han { "ja" } else { "zh" });
    }
    scripts.iter().position(|n| is_most(*n)).map(|at| SCRIPTS[at].2)
}

/// The language whose stop words the text has most of, when it has enough of them and
/// clearly more than the next language.
fn by_stop_words(text: &str) -> Option<&'static str> {
    let stop = stop_words();
    // A word of n languages counts 1/n for each.
    let mut scores = vec![0u32; stop.tags.len()];
    let mut seen = 0u32;
    let _ = each_word(text, |start, end| {
        if seen == MAX_WORDS {
            return ControlFlow::Break(());
        }
        seen += 1;
        let bits = stop.words.get(hash_lower(&text[start..end]).0);
        if bits != 0 {
            let share = POINTS / bits.count_ones().min(POINTS);
            set_bits(bits).for_each(|language| scores[language] += share);
        }
        ControlFlow::Continue(())
    });
    let (best, &top) = scores.iter().enumerate().max_by_key(|(n, s)| (**s, std::cmp::Reverse(*n)))?;
    let next = scores.iter().enumerate().filter(|(n, _)| *n != best).map(|(_, s)| *s).max().unwrap_or(0);
    // A fifth more than the next language.
    let is_clear = top * 5 >= next * 6;
    let is_enough = top * MAX_WORDS_PER_STOP_WORD >= seen * POINTS;
    (seen >= MIN_WORDS && is_enough && is_clear).then(|| stop.tags[best])
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
            (
                "Съветът реши в понеделник, че старият мост ще остане отворен за хората от града и няма да бъде съборен.",
                Some("bg"),
            ),
            (
                "Vijeće je u ponedjeljak odlučilo da će stari most ostati otvoren za ljude iz grada i da neće biti srušen.",
                Some("hr"),
            ),
            (
                "Rada v pondelok rozhodla, že starý most zostane otvorený pre ľudí z mesta a že sa nebude búrať, ako sa hovorilo.",
                Some("sk"),
            ),
            (
                "Svet je v ponedeljek odločil, da bo stari most ostal odprt za ljudi iz mesta in da ga ne bodo podrli.",
                Some("sl"),
            ),
            (
                "El consell va decidir dilluns que el pont vell es mantindrà obert per als veïns de la ciutat i que no serà enderrocat.",
                Some("ca"),
            ),
            (
                "Taryba pirmadienį nusprendė, kad senasis tiltas bus atviras žmonėms ir kad jis nebus nugriautas, bet bus taisomas po metų.",
                Some("lt"),
            ),
            (
                "Padome pirmdien nolēma, ka vecais tilts būs atvērts cilvēkiem un ka to nenojauks, bet tas tiks labots pēc gada.",
                Some("lv"),
            ),
            (
                "Volikogu otsustas esmaspäeval, et vana sild on inimestele avatud ja et seda ei lammutata, kuid see saab korda.",
                Some("et"),
            ),
            (
                "Bæjarstjórnin ákvað á mánudag að gamla brúin verði opin fyrir fólk í bænum og að hún verði ekki rifin.",
                Some("is"),
            ),
            (
                "Baraza liliamua Jumatatu kwamba daraja la zamani litabaki wazi kwa watu wa mji na kwamba halitabomolewa.",
                Some("sw"),
            ),
            ("კრებამ ორშაბათს გადაწყვიტა, რომ ძველი ხიდი ღია დარჩება ქალაქის ხალხისთვის.", Some("ka")),
            ("সোমবার পরিষদ সিদ্ধান্ত নিয়েছে যে পুরনো সেতুটি শহরের মানুষের জন্য খোলা থাকবে।", Some("bn")),
            (
                "شہر کی کونسل نے پیر کو فیصلہ کیا ہے کہ پرانا پل شہر کے لوگوں کے لیے کھلا رہے گا اور اس کو نہیں گرایا جائے گا۔",
                Some("ur"),
            ),
            ("Bridge", None),
            ("Harbour Gate Quay Mill Tower Lock Weir Ford Pier Dock", None),
        ];
        for (text, want) in table {
            assert_eq!(language(text), want, "{text}");
        }
    }
}
