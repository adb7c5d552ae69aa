//! What share of a name's words the text of an article takes up: a title says what the text is about, the
//! name of a site or a section does not.
//!
//! In: the folded start of a text, and folded names. Out: shares from 0 to 1. Words of scripts without spaces
//! are compared by pairs of characters.

use crate::metadata::page::LabelledPage;
use crate::text::chars::{is_unspaced, key};
use std::collections::BTreeSet;

/// Lines of the text that are looked at.
const MAX_LINES: usize = 12;
/// Characters of the text that are looked at.
const MAX_CHARS: usize = 4_000;
/// Characters of a word that is compared: shorter ones are in every text.
const MIN_WORD_CHARS: usize = 4;
/// Characters of two forms of one word that have to be the same: endings differ in many languages.
const STEM_CHARS: usize = 5;

/// The words of the start of an article's text.
pub struct TextWords {
    stems: BTreeSet<String>,
}

impl TextWords {
    /// Those of the page's own article.
    pub fn of(page: &LabelledPage<'_>) -> Self {
        let own = page.runs.iter().filter(|r| r.label.is_body() && r.article == Some(0)).take(MAX_LINES);
        let mut stems = BTreeSet::new();
        let mut left = MAX_CHARS;
        for run in own {
            let line: String = page.line(run).chars().take(left).collect();
            left -= line.chars().count();
            key(&line).split(' ').for_each(|word| stems.extend(word_stems(word)));
        }
        TextWords { stems }
    }

    /// The share of a folded name's words that the text has; 0 when none is long enough.
    pub fn share(&self, name: &str) -> f32 {
        let (mut all, mut taken) = (0u16, 0u16);
        for stem in name.split(' ').flat_map(word_stems) {
            all += 1;
            taken += u16::from(self.stems.contains(&stem));
        }
        if all == 0 { 0.0 } else { f32::from(taken) / f32::from(all) }
    }
}

/// What a word is compared by.
fn word_stems(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    if chars.iter().any(|c| is_unspaced(*c)) {
        return chars.windows(2).map(|pair| pair.iter().collect()).collect();
    }
    if chars.len() < MIN_WORD_CHARS {
        return Vec::new();
    }
    vec![chars.iter().take(STEM_CHARS).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_counts_long_words_and_pairs_of_characters() {
        let text = "The council voted to keep the old bridges open. 议会投票决定保留旧桥。";
        let words = TextWords { stems: key(text).split(' ').flat_map(word_stems).collect() };
        for (name, share) in [
            ("council keeps the bridge", 2.0 / 3.0),
            ("harbour post", 0.0),
            ("旧桥", 1.0),
            ("海港新闻", 0.0),
            ("on", 0.0),
        ] {
            assert!((words.share(name) - share).abs() < 0.01, "{name} {}", words.share(name));
        }
    }
}
