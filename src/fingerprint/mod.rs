//! The fingerprint of an article: what comparing articles needs.
//!
//! In: an article. Out: the hashes of its words, its winnowed shingles, its day, outlet and language.
//! Made once for each article; grouping reads neither texts nor labels again.

pub(crate) mod form;
pub(crate) mod shingles;

use crate::fingerprint::shingles::{shingles, short, winnow};
use crate::parse::date::civil;
use crate::text::tokenizer;
use crate::text::tokenizer::{HASH, codes, mix};
use crate::types::article::Article;
use serde::{Deserialize, Serialize};

/// The fingerprint of one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fingerprint {
    /// Hash of the normalised words of the text, in order: the identity of its content.
    pub content: u64,
    /// The words of the title, as [`tokenizer::Word::code`]s.
    pub title: Vec<u32>,
    /// The words of the standfirst.
    pub standfirst: Vec<u32>,
    /// The words of the text.
    pub body: Vec<u32>,
    /// Hashes of the winnowed shingles of the text, ascending, each once.
    pub kept: Vec<u32>,
    /// Day of publication, in days since 1970-01-01.
    pub day: Option<i32>,
    /// Hash of the outlet's name; 0 when it is unknown.
    pub source: u32,
    /// Hash of the language tag's first part; 0 when it is unknown.
    pub language: u32,
}

impl Fingerprint {
    /// Makes the fingerprint of an article.
    pub fn of(article: &Article) -> Self {
        let mut body = Vec::with_capacity(article.words as usize + 8);
        for paragraph in &article.paragraphs {
            tokenizer::each_coded_word(&paragraph.text, |w| body.push(w.code));
        }
        let all = shingles(&body);
        let mut kept: Vec<u32> =
            winnow(&all).into_iter().filter_map(|i| all.get(i)).map(|h| short(*h)).collect();
        kept.sort_unstable();
        kept.dedup();
        let text = |t: &Option<String>| t.as_deref().map(codes).unwrap_or_default();
        Fingerprint {
            content: content_hash(&body),
            title: text(&article.title),
            standfirst: text(&article.standfirst),
            body,
            kept,
            day: article.published.as_ref().and_then(|p| p.iso.as_deref()).and_then(civil::of_iso),
            source: name_hash(article.source.as_deref().or(article.agency.as_deref())),
            language: name_hash(article.language.as_deref().and_then(|l| l.split(['-', '_']).next())),
        }
    }
}

/// Identity of a text: the hash of its words in order.
pub(crate) fn content_hash(codes: &[u32]) -> u64 {
    mix(codes.iter().fold(codes.len() as u64, |h, c| mix(h ^ u64::from(c & HASH))))
}

/// Hash of an outlet's name, however it is written; 0 for none.
pub(crate) fn name_hash(text: Option<&str>) -> u32 {
    let codes = codes(text.unwrap_or_default());
    if codes.is_empty() { 0 } else { content_hash(&codes) as u32 | 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_equal_however_they_are_written() {
        assert_eq!(name_hash(Some("Harbour Post")), name_hash(Some("HARBOUR POST")));
        assert_ne!(name_hash(Some("Harbour Post")), name_hash(Some("Harbour Times")));
        assert_eq!((name_hash(None), name_hash(Some(" "))), (0, 0));
    }

    #[test]
    fn content_is_the_order_of_the_words() {
        let hash = |text: &str| content_hash(&codes(text));
        assert_eq!(hash("The bridge stays."), hash("the bridge, stays"));
        assert_ne!(hash("The bridge stays."), hash("Stays the bridge."));
        assert_ne!(hash(""), hash("bridge"));
    }
}
