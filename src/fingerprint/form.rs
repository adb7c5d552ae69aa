//! Notices that are written by a form: the same sentences with other names, numbers and things filled in
//! (weather warnings, road works, company results). Two reports of one event have these in common and say
//! the rest in different words; here it is the other way round. An update of a report has its sentences
//! with other numbers, but the same names.
//!
//! In: the fingerprints of two articles. Out: how many different fillings they have in the same places.
//! Needs no language and no other articles.

use crate::fingerprint::Fingerprint;
use crate::lexicon::background_idf::{MAX_SHARE_SPECIFIC, share};
use crate::text::tokenizer::{HASH, NUMBER, mix};
use crate::util::hash_table::HashIndex;
use crate::util::order::sort;

/// Words of an article that are compared.
const MAX_WORDS: usize = 400;
/// Words in a row that both have, before and behind a filling.
const FRAME_WORDS: usize = 3;
/// Words of one filling.
const MAX_FILLING_WORDS: usize = 9;

/// Numbers of different fillings: what two articles have in the same place of a sentence, each something
/// that the other has nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fillings {
    /// Those with a word that is rare in print.
    pub words: usize,
    /// Those with numbers alone.
    pub numbers: usize,
}

impl Fillings {
    /// Whether the two are notices by a form. The fewer names they have in common, the fewer fillings
    /// it takes. Other numbers alone make an update, unless all names differ too.
    pub fn by_form(self, names: NameOverlap) -> bool {
        match names {
            NameOverlap::Disjoint => self.words + self.numbers > 0,
            NameOverlap::Partial => self.words > 0 && self.words + self.numbers > 1,
            NameOverlap::Unknown => self.words > 1,
        }
    }
}

/// How the names of people and places in two articles agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NameOverlap {
    /// They have none in common.
    Disjoint,
    /// They have some in common.
    Partial,
    /// One has none that can be told from other words.
    Unknown,
}

/// An article to compare others with.
#[derive(Default)]
pub struct Form {
    /// Its first words.
    text: Vec<u32>,
    /// For each frame, where it stands first, counted from behind.
    frames: HashIndex,
    /// All its words.
    words: HashIndex,
}

impl Form {
    /// Takes the article to compare with.
    pub fn open(&mut self, print: &Fingerprint) {
        self.text = words(print).take(MAX_WORDS).collect();
        self.frames.fill(self.text.windows(FRAME_WORDS).rev().map(key));
        self.words.fill(words(print).collect::<Vec<u32>>().into_iter());
    }

    /// The fillings of the open article and another.
    pub fn fillings(&self, other: &Fingerprint) -> Fillings {
        let text: Vec<u32> = words(other).take(MAX_WORDS).collect();
        let (mut mine, mut theirs) = (Vec::new(), Vec::new());
        // Where the frame before ends, in both.
        let (mut i, mut j) = (0, 0);
        for (to, frame) in text.windows(FRAME_WORDS).enumerate() {
            let Some(place) = self.frames.find(key(frame)) else { continue };
            let from = self.text.len() - FRAME_WORDS - place as usize;
            if let (Some(x), Some(y)) = (self.text.get(i..from), text.get(j..to))
                && x.len().max(y.len()) <= MAX_FILLING_WORDS
            {
                let y_only = fillings_of(y, x, |w| self.words.find(w).is_none());
                let is_new = |w: u32| !has(&other.title, w) && !has(&other.body, w);
                let x_only = if y_only.is_empty() { Vec::new() } else { fillings_of(x, y, is_new) };
                if !x_only.is_empty() {
                    mine.extend(x_only);
                    theirs.extend(y_only);
                }
            }
            (i, j) = (from + FRAME_WORDS, to + FRAME_WORDS);
        }
        let (a, b) = (distinct(mine), distinct(theirs));
        Fillings { words: a.words.min(b.words), numbers: a.numbers.min(b.numbers) }
    }
}

/// The fillings of two articles.
pub fn fillings(a: &Fingerprint, b: &Fingerprint) -> Fillings {
    let mut form = Form::default();
    form.open(a);
    form.fillings(b)
}

/// The words of title and text, as hashes that also tell numbers.
fn words(print: &Fingerprint) -> impl Iterator<Item = u32> {
    print.title.iter().chain(&print.body).map(|code| code & (HASH | NUMBER))
}

/// Whether the codes hold a word. No early return: so the compiler compares many in one step.
fn has(codes: &[u32], word: u32) -> bool {
    codes.iter().fold(false, |has, code| has | (code & (HASH | NUMBER) == word))
}

/// Hash of a frame.
fn key(words: &[u32]) -> u32 {
    words.iter().fold(0, |h, w| mix(h << 30 ^ u64::from(*w))) as u32
}

/// The runs of `words` without those in `theirs` that have a number or a rare word, all of which are new
/// to the other article.
fn fillings_of<'w>(words: &'w [u32], theirs: &[u32], is_new: impl Fn(u32) -> bool) -> Vec<&'w [u32]> {
    let is_filling = |run: &&[u32]| {
        let mut specific = run.iter().filter(|w| **w & NUMBER != 0 || is_rare(**w)).peekable();
        specific.peek().is_some() && specific.all(|w| is_new(*w))
    };
    words.split(|w| theirs.contains(w)).filter(is_filling).collect()
}

/// Whether a word is no number and rare in print.
fn is_rare(word: u32) -> bool {
    word & NUMBER == 0 && share(word & HASH) <= MAX_SHARE_SPECIFIC
}

/// Counts different fillings.
fn distinct(mut runs: Vec<&[u32]>) -> Fillings {
    sort(&mut runs);
    runs.dedup();
    let words = runs.iter().filter(|run| run.iter().any(|w| is_rare(*w))).count();
    Fillings { words, numbers: runs.len() - words }
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::fingerprint::form::{Fillings, NameOverlap, fillings};
    use crate::text::tokenizer::codes;

    fn count(a: &str, b: &str) -> [usize; 2] {
        let print = |text: &str| Fingerprint { body: codes(text), ..Fingerprint::default() };
        let Fillings { words, numbers } = fillings(&print(a), &print(b));
        [words, numbers]
    }

    #[test]
    fn what_is_filled_in_is_counted() {
        let notice = |town: &str, lane: &str, hour: &str| {
            format!(
                "The council of {town} will close the lower part of {lane} on Monday from {hour} until the \
                 evening. Buses go round by {lane} in the meantime."
            )
        };
        let one = notice("Velmora", "Tannery Row", "6.15");
        assert_eq!(count(&one, &notice("Oskby", "Quarry Hill", "7.40")), [2, 1]);
        assert_eq!(count(&one, &notice("Velmora", "Tannery Row", "7.40")), [0, 1]);
        assert_eq!(count(&one, &one), [0, 0]);
        // The same facts in other words, and a copy with a word changed.
        assert_eq!(count(&one, "In Velmora no bus will pass Tannery Row on Monday, from 6.15 on."), [0, 0]);
        assert_eq!(count(&one, &one.replace("evening", "afternoon")), [0, 0]);
    }

    #[test]
    fn no_capitals_and_no_spaces_are_needed() {
        let notice = |town: &str, river: &str| {
            format!(
                "{town}气象台今天下午发布暴雨橙色预警信号，预计未来三小时内{river}一带降雨量将达到六十毫米以上"
            )
        };
        assert_eq!(count(&notice("青湾市", "柳溪"), &notice("石门县", "白鹭河")), [2, 0]);
    }

    #[test]
    fn the_fewer_names_in_common_the_fewer_fillings_make_a_form() {
        use NameOverlap::{Disjoint, Partial, Unknown};
        for (words, numbers, expected) in [
            (0, 0, [false, false, false]),
            (0, 1, [true, false, false]),
            (1, 0, [true, false, false]),
            (1, 1, [true, true, false]),
            (2, 0, [true, true, true]),
        ] {
            let fillings = Fillings { words, numbers };
            assert_eq!(
                [Disjoint, Partial, Unknown].map(|names| fillings.by_form(names)),
                expected,
                "{fillings:?}"
            );
        }
    }
}
