//! The shape of one line, counted in a single pass over its characters. No other line
//! plays a part here.

mod count;

use crate::lexicon::phrases::Class;
use crate::line::unit::Unit;
use crate::text::chars::{is_closing, is_stop};

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With a letter, a digit or another sign.
    Open = 0,
    /// With an ellipsis: the mark of a teaser.
    Ellipsis = 1,
    /// With a comma or a semicolon.
    Comma = 2,
    /// With a colon.
    Colon = 3,
    /// With a question or an exclamation mark.
    Call = 4,
    /// With a full stop.
    Stop = 5,
}

/// The shape of a line. Words of scripts without spaces count two characters each.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Words.
    pub words: u32,
    /// Characters that are not white space.
    pub chars: u32,
    /// How it ends.
    pub end: End,
    /// Sentence ends inside it.
    pub stops: u32,
    /// Commas and semicolons.
    pub commas: u32,
    /// Digits.
    pub digits: u32,
    /// Words that open with a capital.
    pub capital_words: u32,
    /// Words that open with a cased letter.
    pub cased_words: u32,
    /// Words that open with a small letter, or are of a script without case.
    pub lower_words: u32,
    /// Small words of at most three letters: the glue of sentences.
    pub short_words: u32,
    /// No small letter in it, and two capitals or more.
    pub shouts: bool,
    /// Its first letter is small.
    pub opens_low: bool,
    /// Opens with a list mark.
    pub bullet: bool,
    /// Signs that part the items of a list in one line: bars, bullets, arrows.
    pub separators: u32,
    /// Quotation marks.
    pub quotes: u32,
    /// Holds an address of a page or a mailbox.
    pub address: bool,
    /// Short, with a year, a day or a time in figures.
    pub dated: bool,
    /// Signs that are neither letters, digits, usual punctuation nor white space.
    pub signs: u32,
    /// Blank lines before it, at most 9.
    pub gap: u32,
    /// Class of the furniture phrase in it.
    pub class: Option<Class>,
    /// The phrase is the whole line.
    pub whole: bool,
    /// Characters of words.
    pub letters: u32,
    /// How many lines of the segment read the same, itself not counted; at most 9.
    pub repeats: u32,
}

impl Shape {
    /// The shape of a line.
    pub fn of(unit: &Unit<'_>) -> Shape {
        let mut shape = Shape::blank(unit);
        let first = unit.text.chars().find(|c| !c.is_whitespace());
        shape.bullet = first.is_some_and(is_bullet);
        shape.count(unit.text);
        shape
    }

    /// The shape before anything is counted.
    fn blank(unit: &Unit<'_>) -> Shape {
        Shape {
            words: 0,
            chars: 0,
            end: End::Open,
            stops: 0,
            commas: 0,
            digits: 0,
            capital_words: 0,
            cased_words: 0,
            lower_words: 0,
            short_words: 0,
            shouts: false,
            opens_low: false,
            bullet: false,
            separators: 0,
            quotes: 0,
            address: false,
            dated: false,
            signs: 0,
            gap: unit.gap.min(9),
            class: unit.hit.map(|hit| hit.class),
            whole: unit.hit.is_some_and(|hit| hit.whole),
            letters: 0,
            repeats: 0,
        }
    }

    /// Ends as a sentence does.
    pub fn ends(&self) -> bool {
        matches!(self.end, End::Stop | End::Call)
    }

    /// Prose: a long line, or a sentence of some words, that is no furniture phrase.
    pub fn is_prose(&self) -> bool {
        !self.whole && (self.words > 25 || self.words >= 8 && self.ends())
    }

    fn count(&mut self, text: &str) {
        let found = count::count(self, text);
        self.words += found.unspaced.div_ceil(2);
        self.lower_words += found.unspaced.div_ceil(2);
        if found.unspaced > 0 {
            self.stops += text.chars().filter(|&c| c == '。').count() as u32;
        }
        self.shouts = !found.lowers && self.letters - self.digits >= 2;
        self.dated = self.words <= 12
            && self.digits > 0
            && (found.year || found.clock || self.class == Some(Class::Date));
        let last = text.chars().rev().find(|&c| !c.is_whitespace() && !is_closing(c));
        self.end = match last.unwrap_or(' ') {
            '…' => End::Ellipsis,
            '.' if text.trim_end_matches(is_closing).ends_with("..") => End::Ellipsis,
            '!' | '?' | '！' | '？' | '؟' => End::Call,
            ',' | ';' | '，' | '、' | '；' | '،' => End::Comma,
            ':' | '：' => End::Colon,
            c if is_stop(c) => End::Stop,
            _ => End::Open,
        };
        self.address = (found.slash && text.contains("://")) || found.www || found.mail && text.contains('.');
    }

    /// Counts a sign that is part of no word.
    fn sign(&mut self, c: char) {
        match c {
            ',' | ';' | '，' | '、' | '；' | '،' => self.commas += 1,
            '"' | '“' | '”' | '„' | '«' | '「' | '」' => self.quotes += 1,
            '.' | '!' | '?' | ':' | '\'' | '’' | '‘' | '(' | ')' | '。' | '…' => {}
            c if is_separator(c) => self.separators += 1,
            c if is_bullet(c) => {}
            _ => self.signs += 1,
        }
    }
}

/// Parts the items of a list in one line.
fn is_separator(c: char) -> bool {
    matches!(c, '|' | '•' | '·' | '›' | '»' | '→' | '←' | '/' | '｜' | '／' | '▸' | '►' | '▶' | '↓' | '↑')
}

/// Marks an item of a list when a line opens with it.
fn is_bullet(c: char) -> bool {
    is_separator(c) || matches!(c, '-' | '*' | '–' | '▪' | '●' | '‣' | '◦' | '■' | '—')
}
