//! How much prose stands together at most in the lines seen so far. A cookie notice and some
//! teasers at the top of a page are prose too, but never much of it in a row.
//!
//! In: lines, one after the other. Out: whether they hold an article. The best contiguous run of
//! scores is kept (maximum subsequence, Pasternack and Roth, WWW 2009).

use crate::line::line::Line;

/// Score of a run that is an article: about as many words of prose, less [`WORDS_FREE`] a line.
const MIN_ARTICLE_SCORE: f32 = 45.0;
/// Words of a line that add nothing to its score.
const WORDS_FREE: f32 = 9.0;
/// Share of its words that count for a line that is no prose.
const SHORT_LINE_WEIGHT: f32 = 0.4;
/// Bounds of the score of a line.
const MIN_LINE_SCORE: f32 = -15.0;
const MAX_LINE_SCORE: f32 = 60.0;
/// Most that a line scores before a line that may be a title was seen: too little for an article.
const MAX_UNTITLED_SCORE: f32 = 0.9 * MIN_ARTICLE_SCORE;

/// Scores of the lines seen so far.
#[derive(Default)]
pub struct ProseRun {
    run: f32,
    best: f32,
    /// A line that may be a title has been seen.
    titled: bool,
}

impl ProseRun {
    /// Adds a line. A single paragraph with no line over it that may be its title makes no
    /// article: the text of a picture may stand like that over the title of a page.
    pub fn add(&mut self, line: &Line<'_>) {
        let words = line.words as f32;
        let score = if line.is_prose() { words - WORDS_FREE } else { SHORT_LINE_WEIGHT * words - WORDS_FREE };
        let most = if self.titled { MAX_LINE_SCORE } else { MAX_UNTITLED_SCORE };
        self.run = (self.run + score.clamp(MIN_LINE_SCORE, most)).max(0.0);
        self.best = self.best.max(self.run);
        self.titled |= line.may_be_title();
    }

    /// Whether the lines hold enough prose in a row for an article.
    pub fn is_article(&self) -> bool {
        self.best >= MIN_ARTICLE_SCORE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::join::joined_blocks;
    use crate::line::line::lines;
    use crate::read::read;
    use crate::types::limits::Limits;

    fn is_article(page: &str) -> Option<bool> {
        let (document, blocks) = read("page.txt", page.as_bytes(), &Limits::default()).ok()?;
        let mut prose = ProseRun::default();
        lines(&document, &blocks, &joined_blocks(&document, &blocks)).iter().for_each(|l| prose.add(l));
        Some(prose.is_article())
    }

    #[test]
    fn one_paragraph_needs_a_title_to_be_an_article() {
        let text = "The harbour board voted on Monday to dredge the old channel, a job that will take two \
            years. ";
        let long = text.repeat(5);
        assert_eq!(is_article(&long), Some(false));
        assert_eq!(is_article(&format!("The old channel is dredged at last\n\n{long}")), Some(true));
        assert_eq!(is_article(&format!("{long}\n\n{long}")), Some(true));
    }
}
