//! An RTF document (version 1.9.1) to HTML: paragraphs with alignment and headings, runs with
//! bold and italic, links. Own reader: it has to go on behind a fault and to follow the encoding of
//! each font; whether a crate does both was not measured. Lost: page headers and footers, the
//! shape of tables (a cell is a paragraph), pictures, comments.

mod token;

use crate::encoding;
use crate::unpack::converted::{Converted, HtmlWriter, ParagraphStyle, RunStyle};
use crate::unpack::entry::{Content, EntryFacts};
use crate::unpack::sink::Sink;
use std::collections::HashMap;
use token::{Token, Tokens};

/// Deepest groups that are followed; deeper ones share the state of the last.
const MAX_GROUPS: usize = 1_000;

/// Where text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// The document.
    Body,
    /// Nowhere.
    Nothing,
    /// The name of a font or its charset.
    Fonts,
    /// The name of a style.
    Styles,
    /// A fact of the file.
    Info(&'static str),
    /// The code of a field: a link's address.
    Field,
}

/// What a group sets and its end takes back.
#[derive(Clone, Copy)]
struct Group {
    target: Target,
    run: RunStyle,
    hidden: bool,
    font: i32,
    /// Characters to leave out behind a `\u`.
    skip: usize,
}

/// Whether a file is an RTF document.
pub(crate) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads the document `path`.
pub(crate) fn read(path: &str, bytes: &[u8], sink: &mut Sink<'_>) {
    let Converted { html, facts } = convert(bytes);
    sink.push(path.to_owned(), Content::Html(html), facts);
}

/// An RTF document as HTML. What is damaged or cut off ends the document early.
fn convert(bytes: &[u8]) -> Converted {
    let body = Group { target: Target::Body, run: RunStyle::default(), hidden: false, font: -1, skip: 1 };
    let mut reader = Reader {
        writer: HtmlWriter::default(),
        facts: EntryFacts::default(),
        group: body,
        groups: Vec::new(),
        paragraph: ParagraphStyle::default(),
        page: "windows-1252",
        fonts: HashMap::new(),
        styles: HashMap::new(),
        bytes: Vec::new(),
        held: String::new(),
        high: None,
        left_out: 0,
        style: None,
        default_font: 0,
        links: Vec::new(),
    };
    for token in Tokens::new(bytes) {
        reader.take(token);
    }
    reader.flush();
    reader.writer.end_paragraph(reader.paragraph);
    Converted { html: reader.writer.finish(), facts: reader.facts }
}

struct Reader {
    writer: HtmlWriter,
    facts: EntryFacts,
    group: Group,
    groups: Vec<Group>,
    paragraph: ParagraphStyle,
    /// The document's encoding.
    page: &'static str,
    fonts: HashMap<i32, &'static str>,
    styles: HashMap<i32, u8>,
    /// Bytes that wait for their encoding.
    bytes: Vec<u8>,
    /// Text of a group that is no part of the document.
    held: String,
    /// First half of a character outside of the first plane.
    high: Option<u16>,
    /// Characters that are still left out behind a `\u`.
    left_out: usize,
    style: Option<i32>,
    default_font: i32,
    /// Depths of groups in which a link is open.
    links: Vec<usize>,
}

impl Reader {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Open => {
                self.flush();
                if self.groups.len() < MAX_GROUPS {
                    self.groups.push(self.group);
                }
                self.left_out = 0;
            }
            Token::Close => self.close(),
            Token::Byte(byte) => {
                if self.left_out > 0 {
                    self.left_out -= 1;
                } else {
                    self.bytes.push(byte);
                }
            }
            Token::Text(text) => {
                let skipped = self.left_out.min(text.len());
                self.left_out -= skipped;
                self.bytes.extend_from_slice(&text[skipped..]);
            }
            // A group that programs may leave out: only those that are known are read.
            Token::Star => {
                self.flush();
                self.group.target = Target::Nothing;
            }
            Token::Word(word, number) => self.word(word, number),
        }
    }

    fn close(&mut self) {
        self.flush();
        let held = std::mem::take(&mut self.held);
        let value = held.trim().trim_end_matches(';');
        match self.group.target {
            Target::Info(name) if !value.is_empty() => {
                self.facts.fields.insert(format!("document {name}"), value.to_owned());
            }
            Target::Styles => {
                if let (Some(number), Some(level)) = (self.style.take(), crate::unpack::docx::heading(value))
                {
                    self.styles.insert(number, level);
                }
            }
            Target::Field => {
                let mut parts = value.split_whitespace();
                if parts.next().is_some_and(|w| w.eq_ignore_ascii_case("HYPERLINK"))
                    && let Some(address) = parts.find(|p| p.contains("://"))
                {
                    self.writer.open_link(address.trim_matches('"'));
                    self.links.push(self.groups.len());
                }
            }
            _ => {}
        }
        if let Some(group) = self.groups.pop() {
            self.group = group;
        }
        if self.links.last().is_some_and(|depth| self.groups.len() + 1 < *depth) {
            self.links.pop();
            self.writer.close_link();
        }
        self.left_out = 0;
    }

    /// Decodes the bytes that wait and puts them where they belong.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let font = if self.group.font < 0 { self.default_font } else { self.group.font };
        let label = self.fonts.get(&font).copied().unwrap_or(self.page);
        let text = match self.bytes.is_ascii() {
            true => String::from_utf8_lossy(&self.bytes).into_owned(),
            false => encoding::decode_as(label, &self.bytes).unwrap_or_default(),
        };
        self.bytes.clear();
        self.put(&text);
    }

    fn put(&mut self, text: &str) {
        match self.group.target {
            Target::Body if !self.group.hidden => self.writer.text(text, self.group.run),
            Target::Body | Target::Nothing | Target::Fonts => {}
            Target::Styles | Target::Info(_) | Target::Field => self.held.push_str(text),
        }
    }

    fn end_paragraph(&mut self) {
        if self.group.target == Target::Body {
            self.writer.end_paragraph(self.paragraph);
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if self.left_out > 0 && word != "u" {
            self.left_out -= 1;
            if token::sign(word).is_some() {
                return;
            }
        }
        self.flush();
        if word != "u" {
            self.high = None;
        }
        let on = number != Some(0);
        let body = self.group.target == Target::Body;
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.group.skip = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "par" | "sect" | "cell" | "nestcell" | "row" => self.end_paragraph(),
            "line" | "softline" if body => self.writer.line_break(),
            "pard" => self.paragraph = ParagraphStyle::default(),
            "plain" => (self.group.run, self.group.hidden) = (RunStyle::default(), false),
            "b" => self.group.run.bold = on,
            "i" => self.group.run.italic = on,
            "v" => self.group.hidden = on,
            "qc" => self.paragraph.centred = true,
            "ql" | "qr" | "qj" => self.paragraph.centred = false,
            "ls" | "pnlvlblt" => self.paragraph.item = on,
            "outlinelevel" => {
                let level = number.and_then(|n| u8::try_from(n).ok());
                self.paragraph.heading = level.filter(|l| *l < 6).map(|l| l + 1);
            }
            "s" if self.group.target == Target::Styles => self.style = number,
            "s" => self.paragraph.heading = number.and_then(|n| self.styles.get(&n).copied()),
            "f" => self.group.font = number.unwrap_or(0),
            "deff" => self.default_font = number.unwrap_or(0),
            "fcharset" => {
                if let Some(label) = token::charset(number.unwrap_or(0)) {
                    self.fonts.insert(self.group.font, label);
                }
            }
            "ansicpg" => self.page = token::code_page(number.unwrap_or(1252)),
            "mac" => self.page = "macintosh",
            "fonttbl" => self.group.target = Target::Fonts,
            "stylesheet" => self.group.target = Target::Styles,
            "info" => self.group.target = Target::Info("info"),
            "title" | "author" | "subject" | "keywords" if matches!(self.group.target, Target::Info(_)) => {
                let names = ["title", "author", "subject", "keywords"];
                self.group.target = Target::Info(names.into_iter().find(|n| *n == word).unwrap_or("info"));
            }
            "creatim" | "revtim" | "printim" | "operator" | "company" => self.group.target = Target::Nothing,
            "fldinst" => self.group.target = Target::Field,
            "fldrslt" if !matches!(self.group.target, Target::Nothing) => self.group.target = Target::Body,
            "shptxt" => self.group.target = Target::Body,
            _ if token::is_left_out(word) => self.group.target = Target::Nothing,
            _ => {
                if let Some(sign) = token::sign(word) {
                    self.put(sign);
                }
            }
        }
    }

    /// A character by its number; numbers above 32767 are written as negative ones.
    fn unicode(&mut self, number: i32) {
        let unit = number.rem_euclid(0x1_0000) as u16;
        let pair = self.high.take().map(|high| [high, unit]);
        let c = match pair {
            Some(pair) => char::decode_utf16(pair).next().and_then(Result::ok),
            None if (0xD800..0xDC00).contains(&unit) => {
                self.high = Some(unit);
                None
            }
            None => char::from_u32(u32::from(unit)),
        };
        if let Some(c) = c {
            self.put(c.encode_utf8(&mut [0; 4]));
        }
        self.left_out = self.group.skip;
    }
}

#[cfg(test)]
#[path = "rtf_test.rs"]
mod rtf_test;
