//! Titles of attached articles, found by the titles of other documents. A line that is the title of another
//! document's article, with that article's text behind it, begins an attached article. Within its own
//! document it may look like a subheading.
//!
//! In: the documents of a corpus. Out: [`LabelChange::AttachedTitle`]s for each document.

use crate::copies::overlap::{Overlap, ShingleIndex};
use crate::corpus::entry::Entry;
use crate::corpus::evidence::candidate_lines::{TITLE_KEY_WORDS, TitleCandidate};
use crate::corpus::overlay::LabelChange;
use crate::fingerprint::{Fingerprint, content_hash};
use crate::text::tokenizer::{HASH, codes};
use crate::util::hash::PrehashedSet;
use crate::util::order::ordered_map;
use std::collections::BTreeMap;

/// Words of text before the line, and behind it.
const MIN_TEXT_WORDS: usize = 40;
/// Share of the smaller of two texts that the other has, for the text behind the line to be that of the
/// other article, 0 to 1.
const MIN_SAME_TEXT: f32 = 0.6;
/// Share of the text before the line that the other article has, from which the line is a subheading of
/// that article.
const MIN_SAME_BEFORE: f32 = 0.2;
/// Words behind the line before the common text begins.
const MAX_WORDS_BEFORE: usize = 40;
/// Articles with one title that are compared.
const MAX_SAME_TITLE: usize = 8;
/// Words that are compared for the candidates of one document, for each word of its text. A page that shows two
/// hundred other articles compares some eighty; a page made to cost time stops here.
const MAX_COMPARED_PER_WORD: usize = 200;

/// The attached titles of each document.
pub(crate) fn attached_titles(entries: &[&Entry]) -> Vec<Vec<LabelChange>> {
    let titles = TitleIndex::new(entries);
    let changes = |(d, entry): (usize, &&Entry)| {
        let mut own = OwnText { entry, runs: None, compared: 0 };
        let found = entry.lines.titles.iter().filter(|c| titles.begins_article(d, &mut own, c));
        found.map(|c| LabelChange::AttachedTitle(c.block)).collect()
    };
    entries.iter().enumerate().map(changes).collect()
}

/// Articles with a title of their own and the numbers of their documents, by the hash of the first words
/// of the title; those alone that begin like a line that may be one.
struct TitleIndex<'a>(BTreeMap<u64, Vec<(usize, &'a Fingerprint)>>);

impl<'a> TitleIndex<'a> {
    fn new(entries: &[&'a Entry]) -> Self {
        let lines = entries.iter().flat_map(|entry| &entry.lines.titles);
        let mut index: BTreeMap<u64, Vec<_>> =
            ordered_map(lines.filter_map(|line| Some((title_key(&line.codes)?, Vec::new()))));
        if index.is_empty() {
            return TitleIndex(index);
        }
        for (d, entry) in entries.iter().enumerate() {
            for print in entry.titled_prints() {
                let same_key = title_key(&print.title).and_then(|key| index.get_mut(&key));
                same_key.into_iter().for_each(|titles| titles.push((d, print)));
            }
        }
        TitleIndex(index)
    }

    /// Whether a line of document `d` is the title of an article of another document whose text follows.
    fn begins_article(&self, d: usize, own: &mut OwnText<'_>, candidate: &TitleCandidate) -> bool {
        let entry = own.entry;
        // An article may repeat its own title.
        if entry.titled_prints().any(|own| is_title(&candidate.codes, &own.title)) {
            return false;
        }
        let same_key = title_key(&candidate.codes).and_then(|key| self.0.get(&key));
        let same_key = same_key.into_iter().flatten().take(MAX_SAME_TITLE);
        let same_title =
            same_key.filter(|(other, print)| *other != d && is_title(&candidate.codes, &print.title));
        let mut texts = same_title.map(|(_, print)| print.body.as_slice()).peekable();
        texts.peek().is_some() && {
            let Some((before, behind)) = own.around(candidate.block) else { return false };
            let enough = before.len() >= MIN_TEXT_WORDS && behind.len() >= MIN_TEXT_WORDS;
            enough
                && texts.any(|text| {
                    own.compared += text.len();
                    begins_with(&behind, text) && !contains(text, &before)
                })
        }
    }
}

/// Hash of the first words of a title; `None` when it has fewer.
fn title_key(title: &[u32]) -> Option<u64> {
    title.get(..TITLE_KEY_WORDS).map(content_hash)
}

/// Whether a line is this title: equal, cut off, or with other words behind it.
fn is_title(line: &[u32], title: &[u32]) -> bool {
    let same = line.iter().zip(title).take_while(|(a, b)| *a & HASH == *b & HASH).count();
    same * 2 > line.len().max(title.len())
}

/// The text of one document, cut into words when the first candidate needs it.
struct OwnText<'a> {
    entry: &'a Entry,
    /// The runs of text, in order.
    runs: Option<Vec<RunWords>>,
    /// Words that were compared so far.
    compared: usize,
}

/// Number, article and words of a run.
type RunWords = (u32, Option<u32>, Vec<u32>);

impl OwnText<'_> {
    /// The words of the article around a line: those before it and those behind it. `None` when
    /// [`MAX_COMPARED_PER_WORD`] is reached.
    fn around(&mut self, block: u32) -> Option<(Vec<u32>, Vec<u32>)> {
        let entry = self.entry;
        let runs = self.runs.get_or_insert_with(|| {
            let page = entry.page_as_read();
            let text = &page.document.text;
            let own = page.blocks.iter().enumerate().filter(|(_, r)| r.label.is_body());
            own.map(|(i, r)| (i as u32, r.article, codes(r.span.of(text)))).collect()
        });
        let all: usize = runs.iter().map(|(_, _, words)| words.len()).sum();
        if self.compared > MAX_COMPARED_PER_WORD * all {
            return None;
        }
        // The line itself, when it is a run of text, is neither.
        let (before, rest) = runs.split_at(runs.partition_point(|(i, ..)| *i < block));
        let behind = &rest[rest.partition_point(|(i, ..)| *i == block)..];
        let article = behind.first().and_then(|(_, article, _)| *article);
        let words = |runs: &[RunWords]| -> Vec<u32> {
            runs.iter()
                .filter(|(_, a, _)| *a == article)
                .flat_map(|(_, _, words)| words.iter().copied())
                .collect()
        };
        self.compared += all;
        Some((words(before), words(behind)))
    }
}

/// Whether an article has the words before the line too: then the line is a subheading of it.
fn contains(text: &[u32], before: &[u32]) -> bool {
    measure(before, text).a >= MIN_SAME_BEFORE
}

/// Whether the words behind a line begin with the text of an article.
fn begins_with(behind: &[u32], text: &[u32]) -> bool {
    // Behind the article yet another one may follow.
    let near = &behind[..behind.len().min(text.len() + text.len() / 2)];
    let overlap = measure(near, text);
    overlap.larger() >= MIN_SAME_TEXT && overlap.first.0 <= MAX_WORDS_BEFORE
}

fn measure(a: &[u32], b: &[u32]) -> Overlap {
    let none = PrehashedSet::default();
    ShingleIndex::new(a, &none).overlap(&ShingleIndex::new(b, &none))
}

#[cfg(test)]
mod tests {
    use crate::corpus::evidence::attached_titles::is_title;
    use crate::text::tokenizer::codes;

    #[test]
    fn a_title_may_be_cut_off_or_have_words_behind_it() {
        let title = "Night ferry to Norafel sails again";
        let cases = [
            (title, true),
            ("Night ferry to Norafel sails", true),
            ("Night ferry to Norafel sails again after the storm", true),
            ("Night ferry", false),
            ("Day ferry to Norafel sails again", false),
        ];
        for (line, expected) in cases {
            assert_eq!(is_title(&codes(line), &codes(title)), expected, "{line}");
        }
    }
}
