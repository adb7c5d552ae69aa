//! Words and sentences drawn from the articles of a file, as names, headings and tags.

use super::Maker;

/// Words at the start of an article that names are drawn from.
const SOURCE_WORDS: usize = 400;
/// Most characters of a drawn word.
const MAX_WORD: usize = 14;

impl Maker<'_> {
    /// Writes `count` neighbouring words of some article; each with a capital, or the first alone.
    pub fn words(&mut self, count: usize, all_capital: bool) {
        let number = self.other();
        let articles = self.articles;
        let words: Vec<&str> = articles[number].body.split_whitespace().take(SOURCE_WORDS).collect();
        let at = self.below(words.len().saturating_sub(count));
        let mut first = true;
        for word in words.iter().skip(at).take(count) {
            let word: String = word.chars().filter(|c| c.is_alphanumeric()).take(MAX_WORD).collect();
            let mut letters = word.chars();
            let Some(initial) = letters.next() else { continue };
            if !first {
                self.out.push(' ');
            }
            if all_capital || first {
                self.out.extend(initial.to_uppercase());
            } else {
                self.out.push(initial);
            }
            self.out.push_str(letters.as_str());
            first = false;
        }
    }

    /// Writes a sentence of some article, and a space.
    pub fn sentence(&mut self) {
        let number = self.other();
        let articles = self.articles;
        let sentences: Vec<&str> = articles[number].body.split_inclusive(['.', '!', '?', '。']).collect();
        let sentence = self.pick(&sentences).trim();
        self.out.push_str(&sentence.replace('\n', " "));
        self.out.push(' ');
    }
}
