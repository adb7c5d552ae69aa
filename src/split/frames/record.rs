//! Records as stretches of the document: what each line of them is, and the named fields.

use crate::lexicon::patterns::{Sign, Table};
use crate::lexicon::role::Role;
use crate::split::frames::draft::{BodyLine, Draft, is_prose};
use crate::split::frames::facts::{Facts, Part};
use crate::split::frames::line::FrameLine;
use crate::types::block::Span;
use crate::util::order::sort_by_key;
use std::collections::{HashMap, HashSet};

/// Longest value of a field that stays one, in characters; a longer one is kept as lines only.
const MAX_VALUE_CHARS: usize = 2000;
/// Lines at the front and at the end of a text that may be the frame's.
const EDGE: (usize, usize) = (3, 4);
/// Most words of such a line at the front.
const MAX_EDGE_WORDS: u32 = 8;
/// Most characters of what is taken from the end of a text.
const MAX_EDGE_CHARS: u32 = 900;

/// What a stretch of a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Piece {
    Title,
    Outlet,
    Byline,
    Day,
    /// A value or a name of a field, or a line of the frame inside a record.
    Field,
    Body,
}

/// A named field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    /// As the file names it, or the name of its role.
    pub name: String,
    pub role: Role,
    pub value: Span,
}

impl Field {
    /// The name under which the field is kept: of its role, or its own in small letters.
    pub fn slot(&self) -> String {
        match self.role {
            Role::Other => self.name.to_lowercase(),
            role => role.name().to_owned(),
        }
    }
}

/// One article of a pile.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    /// From its first line to its last.
    pub span: Span,
    /// What stands where, in order; white space and rules are left out.
    pub pieces: Vec<(Span, Piece)>,
    pub fields: Vec<Field>,
    /// The day of publication as a number: 20190312.
    pub day: Option<u32>,
    /// The words of the day.
    pub day_words: Option<Span>,
    pub title: Option<Span>,
    pub outlet: Option<Span>,
    pub byline: Option<Span>,
}

/// Writes records down.
pub struct Writer<'p, 't> {
    pub document: &'p str,
    /// The outlet of all records that name none.
    pub outlet: Option<Span>,
    pub lines: &'p [FrameLine<'t>],
    pub table: &'p Table,
    /// Lines that a vendor's rows never take as text.
    pub dropped: &'p dyn Fn(usize) -> bool,
}

impl Writer<'_, '_> {
    fn span(&self, part: Part) -> Span {
        let line = &self.lines[part.line as usize];
        line.span_of(self.document, part.start as usize, part.end as usize)
    }

    /// One record; `None` when it has no text.
    pub fn record(&self, draft: &Draft, facts: &Facts) -> Option<Record> {
        let mut body: Vec<BodyLine> =
            draft.body.iter().copied().filter(|b| !(self.dropped)(b.line as usize)).collect();
        // What stands before a title that a vendor's row names is no text.
        if let Some(title) = facts.title
            && let Some(at) = body.iter().take(4).position(|b| b.line == title.line && b.from == 0)
            && body.len() > at + 1
        {
            body.drain(..at);
        }
        for part in [facts.title, facts.byline, facts.outlet].into_iter().flatten() {
            if body.len() > 1 && body[0].line == part.line && body[0].from == 0 {
                body.remove(0);
            }
        }
        // A text that opens with its own title.
        if let (Some(title), [first, _, ..]) = (facts.title, &body[..])
            && *title.text(self.lines) == *self.lines[first.line as usize].text
        {
            body.remove(0);
        }
        // A headline without a text is no article.
        if let ([only], Some(title)) = (&body[..], facts.title)
            && only.line == title.line
            && only.from == 0
        {
            return None;
        }
        let by_line: HashMap<u32, u32> = body.iter().map(|b| (b.line, b.from)).collect();
        if body.is_empty() {
            return None;
        }
        let mut parts: Vec<(Part, Piece)> = Vec::new();
        let named = [
            (facts.title, Piece::Title),
            (facts.outlet, Piece::Outlet),
            (facts.byline, Piece::Byline),
            (
                facts.day.map(|(part, day)| Part {
                    line: part.line,
                    start: part.start + day.start as u32,
                    end: part.start + day.end as u32,
                }),
                Piece::Day,
            ),
        ];
        parts.extend(named.into_iter().filter_map(|(part, piece)| Some((part?, piece))));
        let mut record = Record {
            span: Span { start: 0, end: 0 },
            pieces: Vec::new(),
            fields: Vec::new(),
            day: facts.day.map(|(_, day)| day.number),
            day_words: None,
            title: facts.title.map(|p| self.span(p)),
            outlet: facts.outlet.map(|p| self.span(p)).or(self.outlet),
            byline: facts.byline.map(|p| self.span(p)),
        };
        for at in draft.range.clone().filter(|l| self.lines[*l].rule.is_none()) {
            let line = &self.lines[at];
            let end = line.text.len() as u32;
            let mut own: Vec<(u32, u32, Piece)> = Vec::new();
            if let Some(from) = by_line.get(&(at as u32)) {
                own.push((*from, end, Piece::Body));
            } else {
                for (part, piece) in parts.iter().filter(|(p, _)| p.line == at as u32) {
                    if own.iter().all(|(s, e, _)| part.end <= *s || part.start >= *e) {
                        own.push((part.start, part.end, *piece));
                    }
                }
                sort_by_key(&mut own, |(start, ..)| *start);
                self.field(at, facts, &mut record.fields);
            }
            let mut from = 0;
            for (start, stop, piece) in own {
                self.piece(at, from, start, Piece::Field, &mut record.pieces);
                self.piece(at, start, stop, piece, &mut record.pieces);
                from = stop;
            }
            self.piece(at, from, end, Piece::Field, &mut record.pieces);
        }
        record.day_words = record.pieces.iter().find(|(_, p)| *p == Piece::Day).map(|(s, _)| *s);
        let (first, last) = (record.pieces.first()?.0, record.pieces.last()?.0);
        record.span = Span { start: first.start, end: last.end };
        Some(record)
    }

    fn piece(&self, line: usize, start: u32, end: u32, piece: Piece, pieces: &mut Vec<(Span, Piece)>) {
        if start < end {
            let span = self.lines[line].span_of(self.document, start as usize, end as usize);
            if !span.is_empty() {
                pieces.push((span, piece));
            }
        }
    }

    /// The named field that a line is.
    fn field(&self, at: usize, facts: &Facts, fields: &mut Vec<Field>) {
        let line = &self.lines[at];
        let mut push = |name: &str, role: Role, start: usize, end: usize| {
            let taken = [facts.title, facts.outlet, facts.byline].into_iter().flatten();
            let is_slot = taken.into_iter().any(|p| p.line == at as u32 && p.start as usize >= start);
            if !is_slot && start < end && line.text[start..end].chars().count() <= MAX_VALUE_CHARS {
                let value = line.span_of(self.document, start, end);
                fields.push(Field { name: name.to_owned(), role, value });
            }
        };
        if let Some(label) = line.label() {
            let role = self.table.role(label).unwrap_or(Role::Other);
            push(label, role, line.value_at(), line.text.len());
            return;
        }
        // A name on a line or in a cell of its own, and the value in the next.
        let before = at.checked_sub(1).map(|b| &self.lines[b]).filter(|b| b.rule.is_none() && line.gap == 0);
        if let Some(before) = before.filter(|b| b.words <= 4 && b.label.is_none())
            && let Some(role) = self.table.role(&before.text)
            && (before.cell || !matches!(role, Role::Text))
        {
            push(&before.text, role, 0, line.text.len());
            return;
        }
        if self.table.carries(Sign::Url, &line.text) {
            push(Role::Url.name(), Role::Url, 0, line.text.len());
        } else if line.words <= 25
            && let Some(page) =
                self.table.find(Sign::Page, &line.text).and_then(|c| c.iter().skip(1).flatten().next())
        {
            push(Role::Page.name(), Role::Page, page.start(), page.end());
        } else if line.words <= 60 && self.table.carries(Sign::CopyrightLine, &line.text) {
            push(Role::Copyright.name(), Role::Copyright, 0, line.text.len());
        }
    }
}

/// Lines at the edges of the texts whose first two words come back in most records are the
/// frame's.
pub fn trim_edges(lines: &[FrameLine<'_>], table: &Table, drafts: &mut [Draft]) {
    let all = drafts.len();
    if all < 3 {
        return;
    }
    let key = |b: &BodyLine| -> String {
        let text = &lines[b.line as usize].text[b.from as usize..];
        let mut words = text.split_whitespace();
        // Running text may open with the same two words; a notice is the same for longer.
        let same = if is_prose(text) { 6 } else { 2 };
        let pair: Vec<&str> = words.by_ref().take(same).collect();
        let text = if pair.len() > 1 || text.chars().count() > 25 { pair.join(" ") } else { text.to_owned() };
        text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
    };
    let short = |b: &BodyLine| lines[b.line as usize].words <= MAX_EDGE_WORDS;
    let (mut front, mut back): (HashMap<String, usize>, HashMap<String, usize>) =
        (HashMap::new(), HashMap::new());
    for draft in drafts.iter() {
        let own: HashSet<String> = draft.body.iter().take(EDGE.0).filter(|b| short(b)).map(key).collect();
        own.into_iter().for_each(|k| *front.entry(k).or_insert(0) += 1);
        let own: HashSet<String> = draft.body.iter().rev().take(EDGE.1).map(key).collect();
        own.into_iter().for_each(|k| *back.entry(k).or_insert(0) += 1);
    }
    let seen = |map: &HashMap<String, usize>, b: &BodyLine| map.get(&key(b)).copied().unwrap_or(0);
    for draft in drafts.iter_mut() {
        let body = &mut draft.body;
        while body.len() > 1 && short(&body[0]) && seen(&front, &body[0]) >= (all * 3 / 10).max(3) {
            body.remove(0);
        }
        let from = body.len().saturating_sub(EDGE.1).max(1);
        let cut = (from..body.len()).find(|at| {
            let (b, n) = (&body[*at], seen(&back, &body[*at]));
            let text = &lines[b.line as usize].text;
            n >= (all * 2 / 5).max(3)
                || table.carries(Sign::Copyright, text) && n >= 3
                || text.starts_with('©') && n >= 2
        });
        if let Some(cut) = cut
            && body[cut..].iter().map(|b| lines[b.line as usize].chars).sum::<u32>() < MAX_EDGE_CHARS
        {
            body.truncate(cut);
        }
    }
}
