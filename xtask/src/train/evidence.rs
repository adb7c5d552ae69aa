//! What words speak for, and what class words do: tables that a regression learns (see
//! `slots`), for `src/label/evidence.rs` and `src/label/class_evidence.rs`. No line is told by
//! a table that has seen its site, else the trees would trust the words too much.

use super::corpus::{Corpus, PARTS, Page};
use super::slots::{Lesson, Table, fit};
use storysift::training::{self, CLASS_SLOTS, CLASSES, Evidence, SLOTS, WORDS};

/// How words are learned.
const OF_WORDS: Lesson = Lesson { lines: |page| &page.slots, calm: 1e-4, within: 0.995 };
/// How class words are learned: a site's own are many, and say nothing elsewhere.
const OF_CLASSES: Lesson = Lesson { lines: |page| &page.classes, calm: 1e-3, within: 0.98 };

/// A table for pages that are new, and tables for the pages that it learned from: each part of
/// the sites has one that was learned without it.
pub struct Tables<const N: usize> {
    pub whole: Table<N>,
    parts: Vec<Table<N>>,
}

impl<const N: usize> Tables<N> {
    /// Learns from the pages of a corpus that are not in `fold`.
    fn new(corpus: &Corpus, fold: Option<usize>, lesson: Lesson) -> Self {
        let of = |part: usize| fit(corpus, lesson, |p| Some(p.fold) != fold && p.part != part);
        Tables { whole: of(PARTS), parts: (0..PARTS).map(of).collect() }
    }

    /// The table for a page; pages in `fold` are new.
    fn of(&self, page: &Page, fold: Option<usize>) -> &Table<N> {
        if Some(page.fold) == fold { &self.whole } else { &self.parts[page.part] }
    }
}

impl Tables<SLOTS> {
    /// Learns what words speak for from the pages of a corpus that are not in `fold`.
    pub fn words(corpus: &Corpus, fold: Option<usize>) -> Self {
        Tables::new(corpus, fold, OF_WORDS)
    }

    /// Tells every line of a corpus, of whatever pages, what its words speak for. Pages in
    /// `fold` are new.
    pub fn tell(&self, corpus: &mut Corpus, fold: Option<usize>) {
        for page in &corpus.pages {
            let table = self.of(page, fold);
            let rows = &mut corpus.rows[page.first..page.first + page.lines.len()];
            let lines = page.slots.iter().zip(rows.iter());
            let told = |slots: &Vec<usize>| training::told(slots.iter().copied(), table);
            let evidence = Evidence::of(lines.map(|(slots, row)| (told(slots), row[0] as u32)));
            for (at, row) in rows.iter_mut().enumerate() {
                for (slot, value) in row[WORDS..].iter_mut().zip(evidence.around(at)) {
                    *slot = value;
                }
            }
        }
    }
}

impl Tables<CLASS_SLOTS> {
    /// Learns what class words speak for from the pages of a corpus that are not in `fold`, and
    /// tells every line of it. Pages in `fold` are new.
    pub fn classes(corpus: &mut Corpus, fold: Option<usize>) -> Self {
        let tables = Tables::new(corpus, fold, OF_CLASSES);
        for page in &corpus.pages {
            let table = tables.of(page, fold);
            for (slots, row) in page.classes.iter().zip(&mut corpus.rows[page.first..]) {
                row[CLASSES] = training::told(slots.iter().copied(), table);
            }
        }
        tables
    }
}
