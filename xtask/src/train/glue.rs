//! Made-up files of several articles, for the trainer of the cutter: a page or an article
//! with other articles set behind it, and with teasers, comments and newsletters, which are
//! furniture. Every file draws its own style: the order of a card's parts, the gaps, the
//! marker. Names, markers and tags are words drawn from the articles themselves, so that no
//! wording is learned.

mod card;

use super::boost::Dice;

/// An article that may be glued.
pub struct Article {
    /// Fold of its site.
    pub fold: usize,
    pub title: String,
    pub body: String,
    pub language: String,
    /// Texts of the page that it stands on.
    pub pages: Vec<String>,
}

/// A file of several articles.
pub struct Glued {
    pub text: String,
    /// Bytes at which the texts of the articles behind the first begin.
    pub starts: Vec<usize>,
    /// Bytes at which their titles begin, the one nearest the text.
    pub titles: Vec<Option<usize>>,
    /// Bytes of teasers, which may be cut off or not.
    pub teasers: Vec<std::ops::Range<usize>>,
    /// The first article's own text.
    pub body: String,
}

struct Maker<'a> {
    dice: Dice,
    out: String,
    articles: &'a [Article],
    pool: Vec<usize>,
}

/// One made-up file of articles of one fold; the same `seed` makes the same file.
pub fn glue(articles: &[Article], fold: usize, seed: u64) -> Option<Glued> {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9) ^ 0x51);
    let own: Vec<usize> = (0..articles.len()).filter(|a| articles[*a].fold == fold).collect();
    let lead = *own.get(dice.roll() as usize % own.len().max(1))?;
    let alike = |a: &usize| *a != lead && articles[*a].language == articles[lead].language;
    let pool: Vec<usize> = own.iter().copied().filter(alike).collect();
    if pool.len() < 6 {
        return None;
    }
    Some(Maker { dice, out: String::new(), articles, pool }.file(lead))
}

impl Maker<'_> {
    /// True so many times in a hundred.
    fn chance(&mut self, percent: u64) -> bool {
        self.dice.roll() % 100 < percent
    }

    fn below(&mut self, n: usize) -> usize {
        self.dice.roll() as usize % n.max(1)
    }

    fn other(&mut self) -> usize {
        let at = self.below(self.pool.len());
        self.pool[at]
    }

    fn file(mut self, lead: usize) -> Glued {
        let articles = self.articles;
        let first = &articles[lead];
        let gap = 1 + self.below(3);
        let mut made = Glued {
            text: String::new(),
            starts: Vec::new(),
            titles: Vec::new(),
            teasers: Vec::new(),
            body: first.body.clone(),
        };
        if first.pages.is_empty() || self.chance(40) {
            self.out.push_str(&first.title);
            self.feed(gap);
            self.body(&first.body, gap);
        } else {
            let at = self.below(first.pages.len());
            let page = first.pages[at].trim();
            if !page.starts_with(&first.title) && self.chance(50) {
                self.out.push_str(&first.title);
                self.feed(2);
            }
            self.out.push_str(page);
        }
        let apart = if self.chance(40) { gap.max(2) } else { 2 + self.below(4) };
        let style = self.style();
        let count = [0, 1, 1, 2, 2, 3][self.below(6)];
        for _ in 0..self.below(3) {
            if self.chance(45) {
                self.feed(apart);
                self.furniture(&mut made);
            }
        }
        if count > 0 && self.chance(45) {
            self.feed(apart);
            let (words, capital) = (2 + self.below(4), self.chance(20));
            self.words(words, capital);
        }
        for n in 0..count {
            let mixed = self.chance(25);
            let style = if mixed { self.style() } else { style.clone() };
            self.feed(apart);
            self.attach(n, &style, gap, &mut made);
            if self.chance(20) {
                self.feed(apart);
                self.furniture(&mut made);
            }
        }
        made.text = self.out;
        made
    }

    /// So many neighbouring words of some article, as a name or a marker.
    fn words(&mut self, count: usize, capital: bool) {
        let number = self.other();
        let articles = self.articles;
        let words: Vec<&str> = articles[number].body.split_whitespace().take(400).collect();
        let at = self.below(words.len().saturating_sub(count));
        let mut first = true;
        for word in words.iter().skip(at).take(count) {
            let word: String = word.chars().filter(|c| c.is_alphanumeric()).take(14).collect();
            let mut letters = word.chars();
            let Some(initial) = letters.next() else { continue };
            if !first {
                self.out.push(' ');
            }
            if capital || first {
                self.out.extend(initial.to_uppercase());
            } else {
                self.out.push(initial);
            }
            self.out.push_str(letters.as_str());
            first = false;
        }
    }

    /// What stands between articles and is none: teasers, comments, a newsletter.
    fn furniture(&mut self, made: &mut Glued) {
        let from = self.out.len();
        match self.below(3) {
            0 => {
                let (line, more, gap, when) =
                    (self.chance(60), self.chance(30), 1 + self.below(2), self.chance(30));
                for _ in 0..2 + self.below(4) {
                    let number = self.other();
                    let articles = self.articles;
                    self.out.push_str(articles[number].title.trim());
                    if line {
                        self.feed(1);
                        let text: String = articles[number].body.chars().take(60 + self.below(110)).collect();
                        self.out.push_str(text.replace('\n', " ").trim());
                        let end = self.below(3);
                        self.out.push_str(["...", "…", "."][end]);
                    }
                    if when {
                        self.feed(1);
                        let language = articles[number].language.clone();
                        self.when(&language, false);
                    }
                    if more {
                        self.feed(1);
                        self.words(2, false);
                    }
                    self.feed(gap);
                }
                made.teasers.push(from..self.out.len());
            }
            1 => {
                self.words(1, true);
                self.feed(2);
                let button = self.below(3);
                for _ in 0..1 + self.below(4) {
                    let (name, gap) = (1 + self.below(2), 1 + self.below(2));
                    self.words(name, true);
                    self.feed(gap);
                    if self.chance(40) {
                        self.when("", false);
                        self.feed(gap);
                    }
                    for _ in 0..1 + self.below(4) {
                        self.sentence();
                    }
                    self.feed(1);
                    if button > 0 {
                        self.words(button, true);
                    }
                    self.feed(2);
                }
            }
            _ => {
                let count = 3 + self.below(4);
                self.words(count, false);
                self.feed(2);
                self.sentence();
                self.feed(2);
                self.words(2, true);
            }
        }
        let end = self.out.trim_end().len();
        self.out.truncate(end);
    }

    /// A sentence of some article.
    fn sentence(&mut self) {
        let number = self.other();
        let articles = self.articles;
        let sentences: Vec<&str> = articles[number].body.split_inclusive(['.', '!', '?', '。']).collect();
        let at = self.below(sentences.len());
        let sentence = sentences.get(at).copied().unwrap_or("").trim();
        self.out.push_str(&sentence.replace('\n', " "));
        self.out.push(' ');
    }

    fn body(&mut self, body: &str, gap: usize) {
        let mut first = true;
        for line in body.lines().filter(|l| !l.trim().is_empty()) {
            if !first {
                self.feed(gap);
            }
            first = false;
            self.out.push_str(line.trim_end());
        }
    }

    /// Ends a line; `count` - 1 blank lines behind it.
    fn feed(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n('\n', count));
    }
}
