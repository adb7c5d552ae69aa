//! Phrases that furniture is made of, in sixteen languages: "Share this article",
//! "Lesen Sie auch", "评论". Answers whether a short line is such a phrase, opens with one
//! or closes with one. Decides nothing: a hit is a cue for the judges.
//!
//! The phrases are data (`data/phrases`, one file a language, a `[class]` heading over its
//! phrases) with four kinds of line: `phrase` is the whole line, `phrase*` opens it, `*phrase`
//! closes it, `+word` is a word of a list such as "Facebook | Twitter". `phrase:*` wants
//! a colon after it.
//! Lines are compared after folding: case, accents of the Arabic and Turkish kind, odd
//! spaces, punctuation and numbers ("12 comments", "Comments (3):") make no difference.
//! The text of the phrases stays out of the program: the build script (`build.rs`) reads the
//! files and packs short hashes of the phrases, which `table` unpacks.

mod fold;
#[cfg(test)]
mod source;
mod table;

use crate::lexicon::phrases::fold::{Folded, Kind, join};
use crate::lexicon::phrases::table::{Table, table};
use crate::types::label::Label;

/// What kind of furniture a phrase announces. The order is that of the headings in
/// `source`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// Share and follow buttons.
    Share,
    /// Lists of other articles: "You may also like", "Most read", tags and categories.
    Related,
    /// Comments and comment forms.
    Comments,
    /// Newsletters, subscriptions, log-in, apps, adverts.
    Promotion,
    /// Cookie notices.
    Cookie,
    /// Copyright, terms, privacy.
    Legal,
    /// "Read more" and "Watch the video".
    ReadMore,
    /// Captions and credits of pictures.
    Photo,
    /// Who wrote it.
    Byline,
    /// When it was published or changed, reading time.
    Date,
    /// Menus, skip links, sections.
    Navigation,
    /// About boxes and contact lines.
    About,
}

impl Class {
    /// Every class, in the order of its number.
    pub const ALL: [Class; 12] = [
        Class::Share,
        Class::Related,
        Class::Comments,
        Class::Promotion,
        Class::Cookie,
        Class::Legal,
        Class::ReadMore,
        Class::Photo,
        Class::Byline,
        Class::Date,
        Class::Navigation,
        Class::About,
    ];

    /// The label that a block of this class gets when it is set aside.
    pub fn label(self) -> Label {
        match self {
            Class::Share => Label::Share,
            Class::Related | Class::ReadMore => Label::Related,
            Class::Comments => Label::Comments,
            Class::Promotion => Label::Promotion,
            Class::Cookie | Class::Legal => Label::Legal,
            Class::Photo => Label::Caption,
            Class::Byline => Label::Byline,
            Class::Date => Label::Date,
            Class::Navigation => Label::Navigation,
            Class::About => Label::About,
        }
    }
}

/// A known phrase in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'t> {
    /// What kind of furniture it announces.
    pub class: Class,
    /// The phrase as the line has it.
    pub phrase: &'t str,
    /// The phrase is the whole line, numbers and punctuation aside.
    pub whole: bool,
}

/// Longest line that is asked about, in bytes.
const LINE_BYTES: usize = 300;

/// The known phrase that `line` is, opens with or closes with. `None` for lines of more than
/// 14 words or 300 bytes.
pub fn find(line: &str) -> Option<Hit<'_>> {
    let line = line.trim();
    if line.is_empty() || line.len() > LINE_BYTES {
        return None;
    }
    Folded::of(line)?.find(table())
}

impl<'t> Folded<'t> {
    fn text(&self, from: usize, to: usize) -> &'t str {
        self.line.get(self.start[from] as usize..self.end[to - 1] as usize).unwrap_or("").trim()
    }

    fn find(&self, table: &Table) -> Option<Hit<'t>> {
        let n = self.count;
        if n == 0 {
            return None;
        }
        let all = self.hash[..n].iter().fold(0, |h, &t| join(h, t));
        if let Some(class) = table.get(all, Kind::Whole) {
            return Some(Hit { class, phrase: self.text(0, n), whole: true });
        }
        if n <= 10 && self.hash[..n].iter().all(|&t| table.get(join(0, t), Kind::Each).is_some()) {
            return Some(Hit { class: Class::Share, phrase: self.text(0, n), whole: true });
        }
        self.opens(table).or_else(|| self.closes(table))
    }

    fn opens(&self, table: &Table) -> Option<Hit<'t>> {
        if !table.first.has(self.hash[0]) {
            return None;
        }
        let mut best = None;
        let mut hash = 0;
        for k in 1..=self.count {
            hash = join(hash, self.hash[k - 1]);
            let colon = matches!(self.after(k), Some(':' | '：' | '/' | '／' | '=' | '©' | '|' | '｜'));
            let announced = colon.then(|| table.get(hash, Kind::OpensWithColon)).flatten();
            let class =
                announced.or_else(|| table.get(hash, Kind::Opens).filter(|&class| self.may_open(class, k)));
            if let Some(class) = class {
                best = Some(Hit { class, phrase: self.text(0, k), whole: k == self.count });
            }
        }
        best
    }

    /// Whether a line of this shape can open with a phrase of `k` tokens and be furniture:
    /// an article's sentence must not.
    fn may_open(&self, class: Class, k: usize) -> bool {
        let copyright = self.line.starts_with(['©', '(']);
        match class {
            Class::Legal | Class::Cookie | Class::Comments if k >= 3 || copyright => true,
            _ if self.sentence => false,
            Class::Byline => {
                let name = self.start.get(k).and_then(|&s| self.line.get(s as usize..));
                let name = name.filter(|_| k < self.count).and_then(|s| s.chars().next());
                self.count <= k + 6 && name.is_some_and(|c| !c.is_lowercase())
            }
            Class::Date => self.digit,
            _ => true,
        }
    }

    fn closes(&self, table: &Table) -> Option<Hit<'t>> {
        if !table.last.has(self.hash[self.count - 1]) {
            return None;
        }
        (0..self.count).find_map(|from| {
            let tokens = &self.hash[from..self.count];
            let class = table.get(tokens.iter().fold(0, |h, &t| join(h, t)), Kind::Closes)?;
            let before = self.line.get(..self.start[from] as usize).unwrap_or("").trim_end();
            let fits = match class {
                Class::Photo => {
                    !self.sentence && before.ends_with(['/', '(', '|', '©', ':', '-', '–', '—', ',', '／'])
                }
                _ => !self.sentence || tokens.len() >= 3,
            };
            fits.then(|| Hit { class, phrase: self.text(from, self.count), whole: from == 0 })
        })
    }

    /// The first sign behind token `k - 1`.
    fn after(&self, k: usize) -> Option<char> {
        self.line.get(self.end[k - 1] as usize..)?.trim_start().chars().next()
    }
}

#[cfg(test)]
#[path = "phrases_test.rs"]
mod test;
