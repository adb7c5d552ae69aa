//! Phrases that lines outside the article's text are made of, in sixteen languages: "Share this
//! article", "Lesen Sie auch", "评论". Says whether a short line is such a phrase, opens with one
//! or closes with one. Decides no label: a hit is one feature of many.
//!
//! The phrases are data (`data/phrases`: one file a language, a `[class]` heading above the
//! phrases of a class) with four kinds of line: `phrase` is the whole line, `phrase*` opens it, `*phrase`
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

use crate::lexicon::phrases::fold::{FoldedLine, PhrasePosition, join};
use crate::lexicon::phrases::table::{PhraseTable, table};
use crate::types::label::Label;

/// Most words of a list of link names such as "Facebook | Twitter".
const MAX_LIST_WORDS: usize = 10;
/// Fewest tokens of a phrase that counts inside a sentence.
const MIN_TOKENS_IN_SENTENCE: usize = 3;
/// Most tokens behind the phrase of a byline: those of the names.
const MAX_TOKENS_BEHIND_BYLINE: usize = 6;
/// Longest line that is looked up, in bytes.
const MAX_LINE_BYTES: usize = 300;

/// What a phrase announces. The order is that of `source::HEADINGS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum PhraseClass {
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

impl PhraseClass {
    /// Every class, in the order of its number.
    pub const ALL: [PhraseClass; 12] = [
        PhraseClass::Share,
        PhraseClass::Related,
        PhraseClass::Comments,
        PhraseClass::Promotion,
        PhraseClass::Cookie,
        PhraseClass::Legal,
        PhraseClass::ReadMore,
        PhraseClass::Photo,
        PhraseClass::Byline,
        PhraseClass::Date,
        PhraseClass::Navigation,
        PhraseClass::About,
    ];

    /// The label that a block of this class gets when it is set aside.
    pub fn label(self) -> Label {
        match self {
            PhraseClass::Share => Label::Share,
            PhraseClass::Related | PhraseClass::ReadMore => Label::Related,
            PhraseClass::Comments => Label::Comments,
            PhraseClass::Promotion => Label::Promotion,
            PhraseClass::Cookie | PhraseClass::Legal => Label::Legal,
            PhraseClass::Photo => Label::Caption,
            PhraseClass::Byline => Label::Byline,
            PhraseClass::Date => Label::Date,
            PhraseClass::Navigation => Label::Navigation,
            PhraseClass::About => Label::About,
        }
    }
}

/// A known phrase in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseHit<'t> {
    /// What it announces.
    pub class: PhraseClass,
    /// The phrase as the line has it.
    pub phrase: &'t str,
    /// The phrase is the whole line, numbers and punctuation aside.
    pub whole: bool,
}

/// The known phrase that `line` is, opens with or closes with. `None` for lines of more than
/// 14 words or 300 bytes.
pub fn find(line: &str) -> Option<PhraseHit<'_>> {
    let line = line.trim();
    if line.is_empty() || line.len() > MAX_LINE_BYTES {
        return None;
    }
    FoldedLine::of(line)?.find(table())
}

impl<'t> FoldedLine<'t> {
    /// The text of tokens `from` to `to`.
    fn text(&self, from: usize, to: usize) -> &'t str {
        self.line.get(self.start[from] as usize..self.end[to - 1] as usize).unwrap_or("").trim()
    }

    /// The phrase that the line is, opens with or closes with, in this order.
    fn find(&self, table: &PhraseTable) -> Option<PhraseHit<'t>> {
        let n = self.count;
        if n == 0 {
            return None;
        }
        let all = self.hash[..n].iter().fold(0, |h, &t| join(h, t));
        if let Some(class) = table.get(all, PhrasePosition::Whole) {
            return Some(PhraseHit { class, phrase: self.text(0, n), whole: true });
        }
        if n <= MAX_LIST_WORDS
            && self.hash[..n].iter().all(|&t| table.get(join(0, t), PhrasePosition::Each).is_some())
        {
            return Some(PhraseHit { class: PhraseClass::Share, phrase: self.text(0, n), whole: true });
        }
        self.opens(table).or_else(|| self.closes(table))
    }

    /// The longest phrase that the line opens with.
    fn opens(&self, table: &PhraseTable) -> Option<PhraseHit<'t>> {
        if !table.first.has(self.hash[0]) {
            return None;
        }
        let mut best = None;
        let mut hash = 0;
        for k in 1..=self.count {
            hash = join(hash, self.hash[k - 1]);
            let colon = matches!(self.after(k), Some(':' | '：' | '/' | '／' | '=' | '©' | '|' | '｜'));
            let announced = colon.then(|| table.get(hash, PhrasePosition::OpensWithColon)).flatten();
            let class = announced
                .or_else(|| table.get(hash, PhrasePosition::Opens).filter(|&class| self.may_open(class, k)));
            if let Some(class) = class {
                best = Some(PhraseHit { class, phrase: self.text(0, k), whole: k == self.count });
            }
        }
        best
    }

    /// Whether the line may be announced by a phrase of `k` tokens at its front: a sentence of
    /// an article that happens to open with these words is not.
    fn may_open(&self, class: PhraseClass, k: usize) -> bool {
        let copyright = self.line.starts_with(['©', '(']);
        match class {
            PhraseClass::Legal | PhraseClass::Cookie | PhraseClass::Comments
                if k >= MIN_TOKENS_IN_SENTENCE || copyright =>
            {
                true
            }
            _ if self.is_sentence => false,
            PhraseClass::Byline => {
                let name = self.start.get(k).and_then(|&s| self.line.get(s as usize..));
                let name = name.filter(|_| k < self.count).and_then(|s| s.chars().next());
                self.count <= k + MAX_TOKENS_BEHIND_BYLINE && name.is_some_and(|c| !c.is_lowercase())
            }
            PhraseClass::Date => self.has_number,
            _ => true,
        }
    }

    /// The longest phrase that the line closes with.
    fn closes(&self, table: &PhraseTable) -> Option<PhraseHit<'t>> {
        if !table.last.has(self.hash[self.count - 1]) {
            return None;
        }
        (0..self.count).find_map(|from| {
            let tokens = &self.hash[from..self.count];
            let class = table.get(tokens.iter().fold(0, |h, &t| join(h, t)), PhrasePosition::Closes)?;
            let before = self.line.get(..self.start[from] as usize).unwrap_or("").trim_end();
            let fits = match class {
                PhraseClass::Photo => {
                    !self.is_sentence && before.ends_with(['/', '(', '|', '©', ':', '-', '–', '—', ',', '／'])
                }
                _ => !self.is_sentence || tokens.len() >= MIN_TOKENS_IN_SENTENCE,
            };
            fits.then(|| PhraseHit { class, phrase: self.text(from, self.count), whole: from == 0 })
        })
    }

    /// The first character behind token `k - 1`, white space aside.
    fn after(&self, k: usize) -> Option<char> {
        self.line.get(self.end[k - 1] as usize..)?.trim_start().chars().next()
    }
}

#[cfg(test)]
#[path = "phrases_test.rs"]
mod test;
