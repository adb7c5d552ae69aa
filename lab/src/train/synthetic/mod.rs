//! Makes files of several articles, to train the model of boundaries. In: labelled articles of
//! one fold. Out: a text that begins with a page or an article, followed by other articles and
//! by teasers, comments and newsletters, which are boilerplate; and where each begins.
//!
//! Every file draws its own style: the order of the parts of the cards that open articles, the
//! gaps, the heading. Names, headings and tags are words drawn from the articles, so that no
//! wording is learned.

mod card;
mod filler;
mod words;

use crate::rng::Rng;
use std::ops::Range;

/// Fewer other articles in the language of the first make no file: they would come too often.
const MIN_POOL: usize = 6;
/// Numbers of articles behind the first, each as likely as the others.
const ATTACHED: [usize; 6] = [0, 1, 1, 2, 2, 3];

/// An article that files are made of.
pub struct Article {
    /// Fold of its site.
    pub fold: usize,
    /// Its title.
    pub title: String,
    /// Its text, a paragraph a line.
    pub body: String,
    /// Code of its language; only articles with the same code go into one file.
    pub language: String,
    /// Texts of the page that it is on.
    pub pages: Vec<String>,
}

/// A file, and where its parts begin.
#[derive(Default)]
pub struct File {
    /// The whole text.
    pub text: String,
    /// Bytes at which the texts of the articles behind the first begin.
    pub starts: Vec<usize>,
    /// Bytes at which their titles begin, those nearest the text.
    pub titles: Vec<Option<usize>>,
    /// Bytes of teasers, which may be cut off or not.
    pub teasers: Vec<Range<usize>>,
    /// The text of the first article.
    pub body: String,
}

/// A file in the making.
struct Maker<'a> {
    rng: Rng,
    out: String,
    articles: &'a [Article],
    /// Numbers of the articles to draw from.
    pool: Vec<usize>,
}

/// One file made of the articles of a fold; the same `seed` makes the same file. `None` when
/// the fold has too few articles in one language.
pub fn make(articles: &[Article], fold: usize, seed: u64) -> Option<File> {
    let mut rng = Rng(seed.wrapping_mul(0x9E37_79B9) ^ 0x51);
    let own: Vec<usize> = (0..articles.len()).filter(|a| articles[*a].fold == fold).collect();
    let lead = *own.get(rng.below(own.len()))?;
    let fits = |a: &usize| *a != lead && articles[*a].language == articles[lead].language;
    let pool: Vec<usize> = own.iter().copied().filter(fits).collect();
    if pool.len() < MIN_POOL {
        return None;
    }
    Some(Maker { rng, out: String::new(), articles, pool }.file(lead))
}

impl Maker<'_> {
    fn chance(&mut self, percent: u64) -> bool {
        self.rng.chance(percent)
    }

    fn below(&mut self, n: usize) -> usize {
        self.rng.below(n)
    }

    /// One of several.
    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        let at = self.below(from.len());
        from.get(at).copied().unwrap_or_default()
    }

    /// Another article than the first.
    fn other(&mut self) -> usize {
        let at = self.below(self.pool.len());
        self.pool[at]
    }

    /// Makes the file that begins with that article.
    fn file(mut self, lead: usize) -> File {
        let articles = self.articles;
        let first = &articles[lead];
        let gap = 1 + self.below(3);
        let mut made = File { body: first.body.clone(), ..File::default() };
        if first.pages.is_empty() || self.chance(40) {
            self.out.push_str(&first.title);
            self.end_line(gap);
            self.body(&first.body, gap);
        } else {
            let at = self.below(first.pages.len());
            let page = first.pages[at].trim();
            if !page.starts_with(&first.title) && self.chance(50) {
                self.out.push_str(&first.title);
                self.end_line(2);
            }
            self.out.push_str(page);
        }
        let separation = if self.chance(40) { gap.max(2) } else { 2 + self.below(4) };
        let style = self.style();
        let count = ATTACHED[self.below(ATTACHED.len())];
        for _ in 0..self.below(3) {
            if self.chance(45) {
                self.end_line(separation);
                self.filler(&mut made);
            }
        }
        if count > 0 && self.chance(45) {
            self.end_line(separation);
            let (words, capital) = (2 + self.below(4), self.chance(20));
            self.words(words, capital);
        }
        for n in 0..count {
            let mixed = self.chance(25);
            let style = if mixed { self.style() } else { style.clone() };
            self.end_line(separation);
            self.attach(n, &style, gap, &mut made);
            if self.chance(20) {
                self.end_line(separation);
                self.filler(&mut made);
            }
        }
        made.text = self.out;
        made
    }

    /// The lines of a text, `gap` - 1 blank lines between them.
    fn body(&mut self, body: &str, gap: usize) {
        let mut first = true;
        for line in body.lines().filter(|l| !l.trim().is_empty()) {
            if !first {
                self.end_line(gap);
            }
            first = false;
            self.out.push_str(line.trim_end());
        }
    }

    /// Ends a line, with `count` - 1 blank lines behind it.
    fn end_line(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n('\n', count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(languages: &[&str]) -> Vec<Article> {
        let article = |(n, language): (usize, &&str)| Article {
            fold: 0,
            title: format!("Title number {n}"),
            body: (0..6).map(|p| format!("Article {n} says in paragraph {p} that all is well.\n")).collect(),
            language: (*language).to_owned(),
            pages: Vec::new(),
        };
        languages.iter().enumerate().map(article).collect()
    }

    #[test]
    fn a_file_repeats_itself_and_knows_where_its_articles_begin() {
        let articles = articles(&["en"; 9]);
        let mut attached = 0;
        for seed in 0..60 {
            let [file, again] = [0, 1].map(|_| make(&articles, 0, seed).unwrap());
            assert_eq!((&file.text, &file.starts), (&again.text, &again.starts));
            assert_eq!(file.starts.len(), file.titles.len());
            for (start, title) in file.starts.iter().zip(&file.titles) {
                assert!(file.text[*start..].starts_with("Article "), "{seed}: {}", &file.text[*start..]);
                let title = title.map(|t| file.text[t..].to_lowercase());
                assert!(title.is_none_or(|t| t.split(". ").any(|t| t.starts_with("title number"))), "{seed}");
            }
            attached += file.starts.len();
        }
        assert!(attached > 40, "{attached}");
    }

    #[test]
    fn too_few_articles_in_one_language_make_no_file() {
        for (languages, some) in
            [(vec!["en"; 7], true), (vec!["en"; 6], false), (["en", "de"].repeat(4), false)]
        {
            assert_eq!(make(&articles(&languages), 0, 3).is_some(), some, "{languages:?}");
        }
        assert!(make(&articles(&["en"; 9]), 1, 3).is_none());
    }
}
