//! Counts how common words are in print. In: the texts of the labelled data, and two lists of
//! common words. Out: for each common word the share of documents that hold it, as the engine
//! reads it.

use crate::jsonl::{Row, read_rows};
use crate::paths;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use storysift::training::pairs as lessons;

/// Files that are counted, below the folder of the labelled data.
const FILES: [&str; 6] = [
    "stories/gva.jsonl.gz",
    "stories/allsides.jsonl.gz",
    "stories/ecbplus.jsonl.gz",
    "copies/text.jsonl.gz",
    "extract/articles/text-resiliparse_main.jsonl.gz",
    "extract/multilingual/text-resiliparse_main.jsonl.gz",
];
/// Documents that each file counts as, however many it has, since none stands for print.
const DOCUMENTS: f32 = 1000.0;
/// Documents of one file that must hold a word for it to be counted there.
const MIN_DOCUMENTS: u32 = 2;
/// Words with a lower share of documents are left out.
const MIN_SHARE: f32 = 0.001;
/// Share of documents of the words of the lists, whose languages are hardly in the files.
const LISTED_SHARE: f32 = 0.3;

/// The table as bytes.
pub fn count() -> Result<Vec<u8>> {
    let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
    for file in FILES {
        let rows: Vec<Row> = read_rows(&paths::labelled_data().join(file))?;
        let texts = rows.iter().map(|r| lessons::words(r.text.as_deref().unwrap_or_default()));
        add(&mut counts, texts);
    }
    let mut words = shares(counts, FILES.len());
    for list in [paths::stop_words(), paths::common_words()] {
        let text = std::fs::read_to_string(&list).with_context(|| list.display().to_string())?;
        words.extend(listed(&text).flat_map(lessons::words).map(|w| (w, LISTED_SHARE)));
    }
    println!("{} words", words.len());
    Ok(lessons::write_background(words))
}

/// Adds the documents of one file, each as its distinct words.
fn add(counts: &mut BTreeMap<u32, f32>, texts: impl ExactSizeIterator<Item = Vec<u32>>) {
    let weight = DOCUMENTS / texts.len() as f32;
    let mut own: BTreeMap<u32, u32> = BTreeMap::new();
    texts.flatten().for_each(|w| *own.entry(w).or_default() += 1);
    for (word, n) in own.into_iter().filter(|(_, n)| *n >= MIN_DOCUMENTS) {
        *counts.entry(word).or_default() += n as f32 * weight;
    }
}

/// Shares of all documents, of words that are common enough.
fn shares(counts: BTreeMap<u32, f32>, files: usize) -> Vec<(u32, f32)> {
    let total = DOCUMENTS * files as f32;
    counts.into_iter().map(|(w, n)| (w, n / total)).filter(|w| w.1 > MIN_SHARE).collect()
}

/// The words of a list: lines `language: word word ...`, and lines of comment that begin with `#`.
fn listed(text: &str) -> impl Iterator<Item = &str> {
    let lists = text.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": "));
    lists.flat_map(|(_, list)| list.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_counts_as_much_and_words_of_one_document_do_not() {
        let mut counts = BTreeMap::new();
        add(&mut counts, vec![vec![1, 2], vec![1, 3]].into_iter());
        add(&mut counts, vec![vec![1], vec![4], vec![4], vec![4]].into_iter());
        assert_eq!(counts, BTreeMap::from([(1, 1000.0), (4, 750.0)]));
        assert_eq!(shares(counts, 2), [(1, 0.5), (4, 0.375)]);
    }

    #[test]
    fn lists_hold_a_language_a_line() {
        let list = "# a comment: with a colon\nde: der die\n\nfr: le la\nno list";
        assert_eq!(listed(list).collect::<Vec<_>>(), ["der", "die", "le", "la"]);
    }
}
