//! The cards that open other articles in a made-up file: the title, and in an order that the
//! file draws an outlet, a time, an author and the like.

use super::{Article, Glued, Maker};

/// When, as cards say it; `#` is a number.
const AGO: &[(&str, &[&str])] = &[
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

const MONTHS: &[(&str, &str)] = &[
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

/// Words behind a number of minutes.
const MINUTES: &[&str] = &["min", "min read", "minutes", "Min.", "minutos", "мин", "分"];
const RULES: &[&str] = &["***", "* * *", "---", "_____", "• • •", "# # #"];

/// A part of a card.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Title,
    Source,
    When,
    By,
    Minutes,
    Tag,
    Picture,
}

/// How a file sets its cards.
#[derive(Clone)]
pub struct Style {
    parts: Vec<Part>,
    tight: bool,
    capitals: bool,
    numbered: bool,
    rule: bool,
    one_line: bool,
    close: bool,
    suffix: bool,
    intro: bool,
    exact: bool,
}

impl Maker<'_> {
    /// The parts of a card in order, and how it is set.
    pub fn style(&mut self) -> Style {
        let mut parts: Vec<Part> = Vec::new();
        for (part, percent) in [
            (Part::Source, 35),
            (Part::When, 45),
            (Part::By, 35),
            (Part::Minutes, 15),
            (Part::Tag, 25),
            (Part::Picture, 10),
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
            intro: self.chance(10),
            exact: self.chance(50),
        }
    }

    /// A card and the article behind it, the `n`th of the file.
    pub fn attach(&mut self, n: usize, style: &Style, gap: usize, made: &mut Glued) {
        let number = self.other();
        let articles = self.articles;
        let article = &articles[number];
        if style.rule {
            let at = self.below(RULES.len());
            self.out.push_str(RULES[at]);
            self.feed(gap);
        }
        let mut title = None;
        let mut before: Option<Part> = None;
        for part in &style.parts {
            if let Some(before) = before {
                let joined = style.one_line && before != Part::Title && *part != Part::Title;
                if joined {
                    let at = self.below(4);
                    self.out.push_str([" | ", " · ", " - ", ", "][at]);
                } else {
                    self.feed(if style.tight { 1 } else { gap });
                }
            }
            if *part == Part::Title {
                title = Some(self.out.len());
            }
            self.part(*part, article, n, style);
            before = Some(*part);
        }
        if before.is_some() {
            self.feed(if style.close { 1 } else { gap });
        }
        if style.intro
            && let Some(line) = article.body.lines().rev().find(|l| l.len() > 60 && l.len() < 240)
        {
            self.out.push_str(line.trim());
            self.feed(gap);
        }
        made.starts.push(self.out.len());
        made.titles.push(title);
        self.body(&article.body, gap);
    }

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
            Part::Source => {
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
            Part::By => {
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
                let (count, at) = (2 + self.below(9), self.below(MINUTES.len()));
                self.out.push_str(&format!("{count} {}", MINUTES[at]));
            }
            Part::Picture => {
                let count = 3 + self.below(5);
                self.words(count, false);
            }
            Part::When => self.when(&article.language, style.exact),
        }
    }

    /// When, in the words of a language.
    pub fn when(&mut self, language: &str, exact: bool) {
        let number = (2 + self.below(22)).to_string();
        let of = |tag: &str| tag == language || tag.is_empty();
        let raw = if exact {
            let numeric = self.below(4);
            match numeric {
                0 => "2024-05-#",
                1 => "#.05.2024, 10:40",
                _ => MONTHS.iter().find(|m| of(m.0)).map_or("", |m| m.1),
            }
        } else {
            let list = AGO.iter().find(|a| of(a.0)).map_or(&[][..], |a| a.1);
            let at = self.below(list.len());
            list.get(at).copied().unwrap_or("")
        };
        self.out.push_str(&raw.replace('#', &number));
    }
}
