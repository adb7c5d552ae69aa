//! The cards that open the articles behind the first: a title, and in an order that the file
//! draws an outlet, a time, an author and the like.

use super::{Article, File, Maker};

/// Relative times by language, `#` for a number; last those of any language.
const RELATIVE_TIMES: &[(&str, &[&str])] = &[
    ("de", &["vor # Stunden", "vor # Tagen", "gestern"]),
    ("fr", &["il y a # heures", "il y a # jours", "hier"]),
    ("es", &["hace # horas", "hace # días", "ayer"]),
    ("it", &["# ore fa", "# giorni fa", "ieri"]),
    ("pt", &["há # horas", "há # dias", "ontem"]),
    ("nl", &["# uur geleden", "gisteren"]),
    ("pl", &["# godzin temu", "wczoraj"]),
    ("ru", &["# часов назад", "вчера"]),
    ("uk", &["# годин тому", "вчора"]),
    ("zh", &["#小时前", "昨天"]),
    ("ja", &["#時間前", "昨日"]),
    ("ko", &["#시간 전", "어제"]),
    ("tr", &["# saat önce", "dün"]),
    ("", &["# hours ago", "# days ago", "#h", "# mins ago", "yesterday", "a day ago"]),
];

/// Dates by language, `#` for the day; last those of any language.
const DATES: &[(&str, &str)] = &[
    ("de", "#. Mai 2024"),
    ("fr", "# mai 2024"),
    ("es", "# de mayo de 2024"),
    ("it", "# maggio 2024"),
    ("pt", "# de maio de 2024"),
    ("nl", "# mei 2024"),
    ("pl", "# maja 2024"),
    ("ru", "# мая 2024"),
    ("zh", "2024年5月#日"),
    ("ja", "2024年5月#日"),
    ("ko", "2024년 5월 #일"),
    ("", "May #, 2024"),
];

/// Words behind the minutes that reading takes.
const MINUTES: &[&str] = &["min", "min read", "minutes", "Min.", "minutos", "мин", "分"];
/// Lines that separate articles.
const RULES: &[&str] = &["***", "* * *", "---", "_____", "• • •", "# # #"];

/// Dates that are the same in every language, `#` for the day.
const NUMERIC_DATES: [&str; 2] = ["2024-05-#", "#.05.2024, 10:40"];
/// What separates the parts of a card in one line.
const SEPARATORS: [&str; 4] = [" | ", " · ", " - ", ", "];
/// Bytes of a paragraph that may stand before the text of an article as an introduction.
const INTRODUCTION: std::ops::Range<usize> = 61..240;

/// A part of a card.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Title,
    Outlet,
    Time,
    Author,
    Minutes,
    Tag,
    Caption,
}

/// How a file lays out its cards.
#[derive(Clone)]
pub struct Style {
    /// The parts in their order.
    parts: Vec<Part>,
    /// No blank lines between parts.
    tight: bool,
    /// Titles in capitals.
    capitals: bool,
    /// Titles with a number.
    numbered: bool,
    /// A line of signs before each card.
    rule: bool,
    /// All parts but the title in one line.
    one_line: bool,
    /// No blank line between card and text.
    close: bool,
    /// Titles with the name of an outlet behind.
    suffix: bool,
    /// A paragraph of the article once more before its text.
    introduction: bool,
    /// Dates instead of relative times.
    exact_times: bool,
}

impl Maker<'_> {
    /// Draws a style. One card in three or so is a title alone, one in twenty has none.
    pub fn style(&mut self) -> Style {
        let mut parts: Vec<Part> = Vec::new();
        for (part, percent) in [
            (Part::Outlet, 35),
            (Part::Time, 45),
            (Part::Author, 35),
            (Part::Minutes, 15),
            (Part::Tag, 25),
            (Part::Caption, 10),
        ] {
            if self.chance(percent) {
                parts.insert(self.below(parts.len() + 1), part);
            }
        }
        if self.chance(35) {
            parts.clear();
        }
        let at = if self.chance(60) { 0 } else { self.below(parts.len() + 1) };
        if !self.chance(5) {
            parts.insert(at, Part::Title);
            if self.chance(10) {
                parts.insert(self.below(parts.len() + 1), Part::Title);
            }
        }
        Style {
            parts,
            tight: self.chance(60),
            capitals: self.chance(10),
            numbered: self.chance(8),
            rule: self.chance(10),
            one_line: self.chance(30),
            close: self.chance(50),
            suffix: self.chance(8),
            introduction: self.chance(10),
            exact_times: self.chance(50),
        }
    }

    /// Writes a card and the article behind it, the one with number `n` behind the first.
    pub fn attach(&mut self, n: usize, style: &Style, gap: usize, file: &mut File) {
        let number = self.other();
        let articles = self.articles;
        let article = &articles[number];
        if style.rule {
            let rule = self.pick(RULES);
            self.out.push_str(rule);
            self.end_line(gap);
        }
        let mut title = None;
        let mut previous: Option<Part> = None;
        for part in &style.parts {
            if let Some(previous) = previous {
                let joined = style.one_line && previous != Part::Title && *part != Part::Title;
                if joined {
                    let separator = self.pick(&SEPARATORS);
                    self.out.push_str(separator);
                } else {
                    self.end_line(if style.tight { 1 } else { gap });
                }
            }
            if *part == Part::Title {
                title = Some(self.out.len());
            }
            self.part(*part, article, n, style);
            previous = Some(*part);
        }
        if previous.is_some() {
            self.end_line(if style.close { 1 } else { gap });
        }
        if style.introduction
            && let Some(line) = article.body.lines().rev().find(|l| INTRODUCTION.contains(&l.len()))
        {
            self.out.push_str(line.trim());
            self.end_line(gap);
        }
        file.starts.push(self.out.len());
        file.titles.push(title);
        self.body(&article.body, gap);
    }

    /// Writes one part of a card.
    fn part(&mut self, part: Part, article: &Article, n: usize, style: &Style) {
        match part {
            Part::Title => {
                if style.numbered {
                    self.out.push_str(&format!("{}. ", n + 1));
                }
                let title = if style.capitals { article.title.to_uppercase() } else { article.title.clone() };
                self.out.push_str(title.trim());
                if style.suffix {
                    self.out.push_str(" - ");
                    self.words(2, true);
                }
            }
            Part::Outlet => {
                let count = 1 + self.below(3);
                if self.chance(15) {
                    self.out.push_str("- ");
                }
                self.words(count, true);
            }
            Part::Tag => {
                let count = 1 + self.below(2);
                self.words(count, true);
            }
            Part::Author => {
                if self.chance(50) {
                    let by = match article.language.as_str() {
                        "de" | "nl" => "Von ",
                        "fr" | "es" | "pt" => "Por ",
                        _ => "By ",
                    };
                    self.out.push_str(by);
                }
                self.words(2, true);
            }
            Part::Minutes => {
                let (count, word) = (2 + self.below(9), self.pick(MINUTES));
                self.out.push_str(&format!("{count} {word}"));
            }
            Part::Caption => {
                let count = 3 + self.below(5);
                self.words(count, false);
            }
            Part::Time => self.time(&article.language, style.exact_times),
        }
    }

    /// Writes a date or a relative time in the words of a language.
    pub fn time(&mut self, language: &str, exact: bool) {
        let number = (2 + self.below(22)).to_string();
        let fits = |tag: &str| tag == language || tag.is_empty();
        let form = if exact {
            let form = self.below(4);
            let in_words = || DATES.iter().find(|d| fits(d.0)).map_or("", |d| d.1);
            NUMERIC_DATES.get(form).copied().unwrap_or_else(in_words)
        } else {
            self.pick(RELATIVE_TIMES.iter().find(|t| fits(t.0)).map_or(&[], |t| t.1))
        };
        self.out.push_str(&form.replace('#', &number));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    #[test]
    fn times_are_in_the_words_of_the_language_or_in_any_others() {
        for (language, word) in [("de", "vor "), ("fr", "il y a "), ("xx", "ago"), ("", "ago")] {
            let mut maker = Maker { rng: Rng(1), out: String::new(), articles: &[], pool: Vec::new() };
            (0..40).for_each(|_| {
                maker.time(language, false);
                maker.end_line(1);
            });
            assert!(maker.out.contains(word) && !maker.out.contains('#'), "{language}: {}", maker.out);
        }
    }

    #[test]
    fn exact_times_hold_a_year() {
        for language in ["de", "ja", "en", ""] {
            let mut maker = Maker { rng: Rng(2), out: String::new(), articles: &[], pool: Vec::new() };
            (0..20).for_each(|_| {
                maker.time(language, true);
                maker.end_line(1);
            });
            assert!(maker.out.lines().all(|l| l.contains("2024")), "{language}: {}", maker.out);
        }
    }

    #[test]
    fn a_style_holds_each_part_once_and_the_title_twice_at_most() {
        for seed in 0..200 {
            let mut maker = Maker { rng: Rng(seed), out: String::new(), articles: &[], pool: Vec::new() };
            let style = maker.style();
            let titles = style.parts.iter().filter(|p| **p == Part::Title).count();
            assert!(titles <= 2, "{seed}");
            for part in [Part::Outlet, Part::Time, Part::Author, Part::Minutes, Part::Tag, Part::Caption] {
                assert!(style.parts.iter().filter(|p| **p == part).count() <= 1, "{seed}");
            }
        }
    }
}
