//! The shape of one line, counted in a single pass over its characters. No other line
//! plays a part here.

use super::features::Unit;
use super::phrases::Class;
use crate::text::{is_closing, is_stop, is_unspaced, is_word, letters};

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
        let mut shape = Shape {
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
        };
        shape.count(unit.text);
        shape
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
        let (mut unspaced, mut lowers) = (0u32, false);
        let (mut inside, mut word_low, mut word_chars) = (false, false, 0u32);
        let (mut run, mut year, mut clock) = (0u32, false, false);
        let (mut slash, mut www, mut mail) = (false, false, false);
        let (mut before, mut last, mut last_but_one) = (' ', ' ', ' ');
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // A run of plain letters at once: most of a text is these.
            let from = at;
            let (length, small) = letters(&bytes[at..]);
            if length > 0 {
                at += length;
                self.letters += length as u32;
                self.chars += length as u32;
                lowers |= small;
                if inside {
                    word_chars += length as u32;
                } else {
                    inside = true;
                    word_low = bytes[from].is_ascii_lowercase();
                    word_chars = length as u32;
                    self.words += 1;
                    self.opens_low |= word_low && self.words == 1;
                    self.lower_words += u32::from(word_low);
                    self.capital_words += u32::from(!word_low);
                    self.cased_words += 1;
                }
                run = 0;
                last_but_one = if length > 1 { char::from(bytes[at - 2]) } else { before };
                last = char::from(bytes[at - 1]);
                before = last;
                // Behind most of them comes a space, and no stop is before that.
                if bytes.get(at) == Some(&b' ') {
                    at += 1;
                    self.short_words += u32::from(word_low && word_chars <= 3);
                    (inside, before) = (false, ' ');
                }
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            at += c.len_utf8();
            if c == ' ' {
                self.short_words += u32::from(inside && word_low && word_chars <= 3);
                self.stops += u32::from(is_stop(before) || is_closing(before) && is_stop(last_but_one));
                (inside, run, before) = (false, 0, ' ');
                continue;
            }
            let digit = c.is_ascii_digit();
            if is_word(c) {
                self.chars += 1;
                let low = if c.is_ascii() { c.is_ascii_lowercase() || digit } else { !c.is_uppercase() };
                self.letters += 1;
                if is_unspaced(c) {
                    unspaced += 1;
                    inside = false;
                } else if inside {
                    word_chars += 1;
                } else {
                    inside = true;
                    self.words += 1;
                    word_low = low && !digit;
                    word_chars = 1;
                    if self.words == 1 {
                        self.opens_low = word_low && c.is_lowercase();
                    }
                    let upper = !low;
                    self.capital_words += u32::from(upper);
                    self.cased_words += u32::from(upper || c.is_lowercase());
                    self.lower_words += u32::from(word_low);
                }
                lowers |= low && !digit;
                if digit {
                    self.digits += 1;
                    run += 1;
                } else {
                    run = 0;
                }
                year |= run == 4 && before.is_ascii_digit();
            } else {
                if inside && !matches!(c, '\'' | '’' | '-') {
                    inside = false;
                    self.short_words += u32::from(word_low && word_chars <= 3);
                }
                if !c.is_whitespace() {
                    self.chars += 1;
                    self.sign(c);
                    slash |= c == '/';
                    mail |= c == '@';
                    www |= c == '.' && bytes[..at].ends_with(b"www.");
                }
                clock |= run > 0 && run <= 2 && matches!(c, ':' | '.' | '/' | '-' | '月' | '年');
                run = 0;
            }
            if c.is_whitespace() {
                self.stops += u32::from(is_stop(before) || is_closing(before) && is_stop(last_but_one));
            } else {
                if !is_closing(c) {
                    last = c;
                }
                last_but_one = before;
            }
            before = c;
        }
        self.short_words += u32::from(inside && word_low && word_chars <= 3);
        self.words += unspaced.div_ceil(2);
        self.lower_words += unspaced.div_ceil(2);
        if unspaced > 0 {
            self.stops += text.chars().filter(|&c| c == '。').count() as u32;
        }
        self.shouts = !lowers && self.letters - self.digits >= 2;
        self.dated =
            self.words <= 12 && self.digits > 0 && (year || clock || self.class == Some(Class::Date));
        self.end = match last {
            '…' => End::Ellipsis,
            '.' if text.trim_end_matches(is_closing).ends_with("..") => End::Ellipsis,
            '!' | '?' | '！' | '？' | '؟' => End::Call,
            ',' | ';' | '，' | '、' | '；' | '،' => End::Comma,
            ':' | '：' => End::Colon,
            c if is_stop(c) => End::Stop,
            _ => End::Open,
        };
        self.address = (slash && text.contains("://")) || www || mail && text.contains('.');
    }

    fn sign(&mut self, c: char) {
        match c {
            ',' | ';' | '，' | '、' | '；' | '،' => self.commas += 1,
            '|' | '•' | '·' | '›' | '»' | '→' | '←' | '/' | '｜' | '／' | '▸' | '►' | '▶' | '↓' | '↑' =>
            {
                self.separators += 1;
                self.bullet |= self.chars == 1;
            }
            '-' | '*' | '–' | '▪' | '●' | '‣' | '◦' | '■' | '—' => {
                self.bullet |= self.chars == 1
            }
            '"' | '“' | '”' | '„' | '«' | '「' | '」' => self.quotes += 1,
            '.' | '!' | '?' | ':' | '\'' | '’' | '‘' | '(' | ')' | '。' | '…' => {}
            _ => self.signs += 1,
        }
    }
}
