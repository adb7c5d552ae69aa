//! The shape of one line: counts of its words, letters and marks.
//!
//! In: a line. Out: its [`Shape`], from a single pass over its characters. No other line is looked
//! at, and nothing is decided.

mod count;

use crate::lexicon::phrases::PhraseClass;
use crate::line::line::Line;
use crate::text::chars::{is_closing, is_stop};

/// Most blank lines before a line that differ in [`Shape::gap`].
const MAX_GAP: u32 = 9;
/// Words of a line that is prose without a sentence end: more than this.
const MAX_SHORT_WORDS: u32 = 25;
/// Words of a sentence that is prose by itself.
const MIN_SENTENCE_WORDS: u32 = 8;
/// Words of a line that may be called dated.
const MAX_DATED_WORDS: u32 = 12;
/// Capital letters of a line in capitals.
const MIN_CAPITALS: u32 = 2;

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With a letter, a digit or any other character.
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
    /// Words of at most three letters that open with a small one: articles, prepositions.
    pub short_words: u32,
    /// No small letter in it, and [`MIN_CAPITALS`] or more.
    pub all_capitals: bool,
    /// Its first word opens with a small letter.
    pub starts_lowercase: bool,
    /// Opens with a list mark.
    pub bullet: bool,
    /// Marks that separate the items of a list in one line: bars, bullets, arrows.
    pub separators: u32,
    /// Quotation marks.
    pub quotes: u32,
    /// Holds the address of a page or a mailbox.
    pub address: bool,
    /// At most [`MAX_DATED_WORDS`] words with a year, a day or a time in figures.
    pub dated: bool,
    /// Characters that are neither letters, digits, usual punctuation nor white space.
    pub other_signs: u32,
    /// Blank lines before it, at most [`MAX_GAP`].
    pub gap: u32,
    /// Class of the furniture phrase in it, if there is one.
    pub class: Option<PhraseClass>,
    /// The furniture phrase is the whole line.
    pub whole: bool,
    /// Characters of words.
    pub letters: u32,
    /// Other lines of the document with the same letters and digits, at most 9. 0 until the lines
    /// are compared.
    pub repeats: u32,
}

impl Shape {
    /// The shape of a line.
    pub fn of(line: &Line<'_>) -> Shape {
        let mut shape = Shape::uncounted(line);
        let first = line.text.chars().find(|c| !c.is_whitespace());
        shape.bullet = first.is_some_and(is_bullet);
        shape.count(line.text);
        shape
    }

    /// A shape with nothing counted yet.
    fn uncounted(line: &Line<'_>) -> Shape {
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
            all_capitals: false,
            starts_lowercase: false,
            bullet: false,
            separators: 0,
            quotes: 0,
            address: false,
            dated: false,
            other_signs: 0,
            gap: line.gap.min(MAX_GAP),
            class: line.hit.map(|hit| hit.class),
            whole: line.hit.is_some_and(|hit| hit.whole),
            letters: 0,
            repeats: 0,
        }
    }

    /// Whether the line ends as a sentence does.
    pub fn ends(&self) -> bool {
        matches!(self.end, End::Stop | End::Call)
    }

    /// Whether the line is prose: long, or a sentence of [`MIN_SENTENCE_WORDS`] words, and no
    /// furniture phrase.
    pub fn is_prose(&self) -> bool {
        !self.whole && (self.words > MAX_SHORT_WORDS || self.words >= MIN_SENTENCE_WORDS && self.ends())
    }

    /// Counts the characters of the line's text.
    fn count(&mut self, text: &str) {
        let facts = count::count(self, text);
        self.words += facts.unspaced.div_ceil(2);
        self.lower_words += facts.unspaced.div_ceil(2);
        if facts.unspaced > 0 {
            self.stops += text.chars().filter(|&c| c == '。').count() as u32;
        }
        self.all_capitals = !facts.has_lowercase && self.letters - self.digits >= MIN_CAPITALS;
        self.dated = self.words <= MAX_DATED_WORDS
            && self.digits > 0
            && (facts.year || facts.clock || self.class == Some(PhraseClass::Date));
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
        self.address = (facts.slash && text.contains("://")) || facts.www || facts.mail && text.contains('.');
    }

    /// Counts a character that is part of no word and no white space.
    fn count_mark(&mut self, c: char) {
        match c {
            ',' | ';' | '，' | '、' | '；' | '،' => self.commas += 1,
            '"' | '“' | '”' | '„' | '«' | '「' | '」' => self.quotes += 1,
            '.' | '!' | '?' | ':' | '\'' | '’' | '‘' | '(' | ')' | '。' | '…' => {}
            c if is_separator(c) => self.separators += 1,
            c if is_bullet(c) => {}
            _ => self.other_signs += 1,
        }
    }
}

/// Whether the character separates the items of a list in one line.
fn is_separator(c: char) -> bool {
    matches!(c, '|' | '•' | '·' | '›' | '»' | '→' | '←' | '/' | '｜' | '／' | '▸' | '►' | '▶' | '↓' | '↑')
}

/// Whether a line that opens with the character is an item of a list.
fn is_bullet(c: char) -> bool {
    is_separator(c) || matches!(c, '-' | '*' | '–' | '▪' | '●' | '‣' | '◦' | '■' | '—')
}
