//! Notices that are written by a form: the same sentences, filled in with other names, numbers
//! and things. Two reports of one event share these and say the rest each in its own words;
//! here it is the other way round. No language is known to this, and no drop is too small.
//! An update of a report has its sentences and other numbers too, but the names stay.

use crate::fingerprint::Fingerprint;
use crate::lexicon::background_idf::SPECIFIC;
use crate::lexicon::background_idf::share;
use crate::text::tokenizer::{HASH, NUMBER, mix};
use crate::util::hash_table::Finder;

/// Words of an article that are looked at.
const WORDS: usize = 400;
/// Words in a row that both have, before and behind what is filled in.
const FRAME: usize = 3;
/// Most words that are filled in at one place.
const FILLED: usize = 9;

/// What two articles say in the same places of a sentence, each something else that is nowhere
/// in the other: how many different things in words that are rare in print, and in numbers alone.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Fillings {
    pub words: usize,
    pub numbers: usize,
}

impl Fillings {
    /// Whether it takes a form to say so much otherwise; by how much their names are unlike.
    /// Numbers alone are those of an update, if not all the names are others too.
    pub fn by_form(self, names: Names) -> bool {
        match names {
            Names::Others => self.words + self.numbers > 0,
            Names::Unlike => self.words > 0 && self.words + self.numbers > 1,
            Names::Unknown => self.words > 1,
        }
    }
}

/// How two articles name people and places that are not alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Names {
    /// They name others.
    Others,
    /// They do not all name the same.
    Unlike,
    /// One names nothing that could be told from other words.
    Unknown,
}

/// An article that is compared with one after the other.
#[derive(Default)]
pub(crate) struct Form {
    text: Vec<u32>,
    /// Where each frame of it stands first, counted from behind.
    frames: Finder,
    /// All its words.
    words: Finder,
}

impl Form {
    /// Turns to an article.
    pub fn open(&mut self, print: &Fingerprint) {
        self.text = words(print).take(WORDS).collect();
        self.frames.fill(self.text.windows(FRAME).rev().map(key));
        self.words.fill(words(print).collect::<Vec<u32>>().into_iter());
    }

    /// What the article that is open and another fill in.
    pub fn fillings(&self, other: &Fingerprint) -> Fillings {
        let text: Vec<u32> = words(other).take(WORDS).collect();
        let (mut mine, mut theirs) = (Vec::new(), Vec::new());
        // Where the frame before ends, in both.
        let (mut i, mut j) = (0, 0);
        for (to, frame) in text.windows(FRAME).enumerate() {
            let Some(place) = self.frames.find(key(frame)) else { continue };
            let from = self.text.len() - FRAME - place as usize;
            if let (Some(x), Some(y)) = (self.text.get(i..from), text.get(j..to))
                && x.len().max(y.len()) <= FILLED
            {
                let y_only = others(y, x, |w| self.words.find(w).is_none());
                let strange = |w: u32| !has(&other.title, w) && !has(&other.body, w);
                let x_only = if y_only.is_empty() { Vec::new() } else { others(x, y, strange) };
                if !x_only.is_empty() {
                    mine.extend(x_only);
                    theirs.extend(y_only);
                }
            }
            (i, j) = (from + FRAME, to + FRAME);
        }
        let (a, b) = (distinct(mine), distinct(theirs));
        Fillings { words: a.words.min(b.words), numbers: a.numbers.min(b.numbers) }
    }
}

/// What two articles fill in.
pub(crate) fn fillings(a: &Fingerprint, b: &Fingerprint) -> Fillings {
    let mut form = Form::default();
    form.open(a);
    form.fillings(b)
}

fn words(print: &Fingerprint) -> impl Iterator<Item = u32> {
    print.title.iter().chain(&print.body).map(|code| code & (HASH | NUMBER))
}

/// Whether a word is among others. Looks at all of them: so the compiler takes many in a step.
fn has(codes: &[u32], word: u32) -> bool {
    codes.iter().fold(false, |has, code| has | (code & (HASH | NUMBER) == word))
}

fn key(words: &[u32]) -> u32 {
    words.iter().fold(0, |h, w| mix(h << 30 ^ u64::from(*w))) as u32
}

/// The runs of words that are not in the same place of the other text and tell something in
/// particular, all of which is strange to the other article.
fn others<'w>(words: &'w [u32], theirs: &[u32], strange: impl Fn(u32) -> bool) -> Vec<&'w [u32]> {
    let tells = |run: &&[u32]| {
        let mut told = run.iter().filter(|w| **w & NUMBER != 0 || is_rare(**w)).peekable();
        told.peek().is_some() && told.all(|w| strange(*w))
    };
    words.split(|w| theirs.contains(w)).filter(tells).collect()
}

fn is_rare(word: u32) -> bool {
    word & NUMBER == 0 && share(word & HASH) <= SPECIFIC
}

fn distinct(mut runs: Vec<&[u32]>) -> Fillings {
    runs.sort_unstable();
    runs.dedup();
    let words = runs.iter().filter(|run| run.iter().any(|w| is_rare(*w))).count();
    Fillings { words, numbers: runs.len() - words }
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::fingerprint::form::{Fillings, fillings};
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
}
