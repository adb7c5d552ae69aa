//! Tables of word weights and of class word weights, and the features of lines that they give.
//! The tables are cross-fitted: no line gets a score from a table that has seen its site, since
//! the trees would then rely on words more than they may on new sites.

use super::columns::WORD_COUNT;
use super::folds::PARTS;
use super::labelled_lines::{LabelledLines, Page};
use super::word_regression::{Settings, Table, fit};
use storysift::training::{self, CLASS_SLOTS, CLASSES, Evidence, SLOTS, WORDS};

/// How words are learned.
const WORD_SETTINGS: Settings =
    Settings { slots: |page| &page.word_slots, l2: 1e-4, largest_quantile: 0.995 };
/// How class words are learned: those of one site are many, and mean nothing elsewhere.
const CLASS_SETTINGS: Settings =
    Settings { slots: |page| &page.class_slots, l2: 1e-3, largest_quantile: 0.98 };

/// A table for pages of new sites, and for each part of the sites it was learned from a table
/// that was learned without that part.
pub struct CrossFitted<const N: usize> {
    /// Learned from all pages.
    pub whole: Table<N>,
    parts: Vec<Table<N>>,
}

impl<const N: usize> CrossFitted<N> {
    /// Learns from the pages that are not in `held_out`.
    fn new(all: &LabelledLines, held_out: Option<usize>, settings: Settings) -> Self {
        let without = |part: usize| fit(all, settings, |p| Some(p.fold) != held_out && p.part != part);
        // No page is in part `PARTS`.
        CrossFitted { whole: without(PARTS), parts: (0..PARTS).map(without).collect() }
    }

    /// The table for a page; pages in `held_out` are of new sites.
    fn table(&self, page: &Page, held_out: Option<usize>) -> &Table<N> {
        if Some(page.fold) == held_out { &self.whole } else { &self.parts[page.part] }
    }
}

impl CrossFitted<SLOTS> {
    /// Learns the weights of words from the pages that are not in `held_out`.
    pub fn words(all: &LabelledLines, held_out: Option<usize>) -> Self {
        CrossFitted::new(all, held_out, WORD_SETTINGS)
    }

    /// Writes the scores of words into the features of all lines, of whatever pages.
    pub fn fill(&self, all: &mut LabelledLines, held_out: Option<usize>) {
        for page in &all.pages {
            let table = self.table(page, held_out);
            let rows = &mut all.rows[page.range()];
            let lines = page.word_slots.iter().zip(rows.iter());
            let score = |slots: &Vec<usize>| training::told(slots.iter().copied(), table);
            let scores = Evidence::of(lines.map(|(slots, row)| (score(slots), row[WORD_COUNT] as u32)));
            for (at, row) in rows.iter_mut().enumerate() {
                for (feature, value) in row[WORDS..].iter_mut().zip(scores.around(at)) {
                    *feature = value;
                }
            }
        }
    }
}

impl CrossFitted<CLASS_SLOTS> {
    /// Learns the weights of class words from the pages that are not in `held_out`, and writes
    /// their scores into the features of all lines.
    pub fn classes(all: &mut LabelledLines, held_out: Option<usize>) -> Self {
        let tables = CrossFitted::new(all, held_out, CLASS_SETTINGS);
        for page in &all.pages {
            let table = tables.table(page, held_out);
            for (slots, row) in page.class_slots.iter().zip(&mut all.rows[page.first..]) {
                row[CLASSES] = training::told(slots.iter().copied(), table);
            }
        }
        tables
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::line_labels::Gold;

    #[test]
    fn a_page_is_scored_by_a_table_that_has_not_seen_its_site() {
        let text = "The council of Balera voted on Monday to keep the old bridge open.";
        let gold = Gold { body: text.to_owned(), ..Gold::default() };
        let mut all = LabelledLines::of_text(&gold, text);
        let (fold, part) = (all.pages[0].fold, all.pages[0].part);
        let constant = |weight: i8| Box::new([weight as u8; SLOTS]);
        let parts = (0..PARTS).map(|p| constant(if p == part { -1 } else { 2 })).collect();
        let tables = CrossFitted { whole: constant(3), parts };
        let mut score = |held_out| {
            tables.fill(&mut all, held_out);
            all.rows[0][WORDS]
        };
        let (new, known, other) = (score(Some(fold)), score(None), score(Some(fold + 1)));
        assert!(new > 0.0 && known < 0.0 && other == known, "{new} {known} {other}");
    }
}
