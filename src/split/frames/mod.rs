//! Finds the articles of a file that holds many: the download of a press database, or texts that
//! somebody put one after the other. What goes in: a document and its blocks. What comes out: the
//! records with their fields and their text as spans of the document, and how sure that is. It
//! labels nothing and builds no article.
//!
//! A frame that repeats is looked for without knowing the vendor: one key of a line leads, others
//! come once with nearly each of its occurrences. Time and memory are linear in the file. Field
//! names and vendors' frames are rows of `lexicon/data/frames.tsv`; a vendor's row carries files of
//! two or three records and lowers the bar.

mod accept;
mod body;
mod columns;
mod cut;
mod days;
mod fields;
mod keys;
mod leader;
mod line;
mod outlet;
mod record;
mod separators;
mod title;

use crate::lexicon::patterns::{LineMark, Role, Sign, Table, Vendor, table};
use crate::{Block, Document, Format, Span};
use accept::{Found, Verdict};
use body::Draft;
use fields::Facts;
use keys::{Keys, Kind};
use line::FrameLine;
use memchr::memmem;
pub(crate) use record::{Piece, Record};
use std::ops::Range;

/// Fewest lines of a file with many articles.
const MIN_LINES: usize = 6;
/// Fewest lines that may hold a day: two records have two.
const MIN_DAY_LINES: usize = 2;
/// Longest line that may be the day's, in bytes.
const MAX_DAY_LINE: usize = 400;
/// A frame that explains fewer lines gives way to separators that find more heads.
const FEW_PLACES: usize = 6;
/// Median words of the texts from which on a record of one short line is none.
const MIN_FULL_WORDS: f64 = 60.0;
/// Most words of a headline without a text.
const MAX_HEADLINE_WORDS: u32 = 30;
/// Names of keys that a form is told by.
const MAX_FORM_KEYS: usize = 12;

/// What names the form of a file, so that an answer for one file fits others of the same form:
/// the vendor, or the names that its frame repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FrameKey(Vec<String>);

impl FrameKey {
    /// Whether two files have the same form: most of their names are the same.
    #[allow(dead_code, reason = "asked once answers are replayed")]
    pub fn fits(&self, other: &FrameKey) -> bool {
        let shared = self.0.iter().filter(|n| other.0.contains(n)).count();
        shared * 2 > self.0.len().max(other.0.len())
    }
}

impl std::fmt::Display for FrameKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" | "))
    }
}

/// The articles of a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pile {
    pub records: Vec<Record>,
    /// How many articles the file says that it holds.
    pub stated: Option<usize>,
    pub frame: FrameKey,
}

/// Whether a file comes apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    /// It does.
    Sure(Pile),
    /// A person is asked.
    Likely(Pile),
    /// It does not.
    None,
}

/// Looks for the articles of a file.
pub(crate) fn find(document: &Document, blocks: &[Block]) -> Answer {
    if !may_be_pile(document) {
        return Answer::None;
    }
    let mut file = File::read(document, blocks);
    if file.lines.len() < MIN_LINES {
        return Answer::None;
    }
    let keys = file.keys();
    file.answer(&keys)
}

/// Looks for the articles of a file of which a person showed the first line of one.
#[allow(dead_code, reason = "asked once a person can show it")]
pub(crate) fn find_with(document: &Document, blocks: &[Block], example: &str) -> Option<Pile> {
    let mut file = File::read(document, blocks);
    let keys = file.keys();
    let example = line::single_spaced(example.trim());
    let at = file.lines.iter().position(|l| *l.text == *example)?;
    let own: Vec<keys::Key> = keys.of(at).iter().copied().filter(|k| keys.is_of_frame(*k)).collect();
    let frame = leader::find(&file.lines, &keys, Some(&own))?;
    let starts: Vec<usize> = keys.lines(frame.leader).iter().map(|l| *l as usize).collect();
    let stops = starts[1..].iter().copied().chain([file.lines.len()]);
    let ranges: Vec<Range<usize>> = starts.iter().copied().zip(stops).map(|(from, to)| from..to).collect();
    let (mut drafts, facts) = file.read_records(&keys, &frame, &ranges)?;
    let name = file.form(&keys, Some(&frame), "");
    file.pile(&mut drafts, &facts, None, name)
}

/// Whether a file has lines enough that may hold a day. Told without reading a date.
fn may_be_pile(document: &Document) -> bool {
    let dated = document.text.lines().filter(|l| l.len() <= MAX_DAY_LINE && days::may_hold_day(l));
    dated.take(MIN_DAY_LINES).count() == MIN_DAY_LINES
}

/// A file's lines and what is known of it.
struct File<'t> {
    document: &'t Document,
    blocks: &'t [Block],
    lines: Vec<FrameLine<'t>>,
    table: &'static Table,
    vendor: Option<&'static Vendor>,
    order: days::Order,
}

impl<'t> File<'t> {
    fn read(document: &'t Document, blocks: &'t [Block]) -> File<'t> {
        let lines = line::lines(document, blocks);
        let order = days::order(lines.iter().map(|l| &*l.text));
        let mut file = File { document, blocks, lines, table: table(), vendor: None, order };
        file.vendor = file.table.vendors.iter().find(|v| file.is_of(v));
        file
    }

    /// Whether the file is a vendor's: a marker stands in it, and two lines are the vendor's.
    fn is_of(&self, vendor: &Vendor) -> bool {
        let text = self.document.text.as_bytes();
        if !vendor.markers.iter().any(|m| memmem::find(text, m.as_bytes()).is_some()) {
            return false;
        }
        let of_records = |mark: LineMark| matches!(mark, LineMark::Begin | LineMark::End);
        let parts = vendor.lines.iter().any(|r| of_records(r.mark));
        let hits = (0..self.lines.len()).filter(|at| {
            let rows = vendor.lines.iter().filter(|r| !parts || of_records(r.mark));
            rows.into_iter().any(|r| self.fits(r, *at))
        });
        hits.take(2).count() == 2
    }

    fn fits(&self, row: &crate::lexicon::patterns::VendorLine, at: usize) -> bool {
        match row.of_class {
            true => row.pattern.is_in(&self.classes(at)),
            false => row.pattern.is_in(&self.lines[at].text),
        }
    }

    /// The class words of a line's block.
    fn classes(&self, at: usize) -> String {
        let markup = self.blocks[self.lines[at].block as usize].markup.as_ref();
        markup.map_or(String::new(), |m| m.words.join(" "))
    }

    fn keys(&mut self) -> Keys {
        let mut lines = std::mem::take(&mut self.lines);
        let blocks: Vec<u32> = lines.iter().map(|l| l.block).collect();
        let classes = |at: usize| {
            let markup = self.blocks[blocks[at] as usize].markup.as_ref();
            markup.map_or(String::new(), |m| m.words.join(" "))
        };
        let keys = keys::keys(&mut lines, &classes, self.table, self.vendor, self.order);
        self.lines = lines;
        keys
    }

    fn answer(&self, keys: &Keys) -> Answer {
        let parted =
            separators::find(&self.lines, keys, self.table, self.order, self.document.format == Format::Html);
        let frame = leader::find(&self.lines, keys, None).filter(|f| f.score > 0.0 && f.count >= 2);
        let framed = frame.as_ref().and_then(|frame| {
            let mut ranges = cut::records(&self.lines, keys, frame, self.table);
            self.widen_first(&mut ranges);
            let (drafts, facts) = self.read_records(keys, frame, &ranges)?;
            let found = Found {
                lines: &self.lines,
                keys,
                frame,
                drafts: &drafts,
                facts: &facts,
                table: self.table,
                vendor: self.vendor.is_some(),
                html: self.document.format == Format::Html,
            };
            let evidence = found.evidence();
            #[cfg(test)]
            if std::env::var_os("FRAMES_LOG").is_some() {
                let leader = &self.lines[keys.first(frame.leader)].text;
                eprintln!(
                    "{:?} {leader:?} x{} places {} vendor {:?} {evidence:?}",
                    keys.kind(frame.leader),
                    frame.count,
                    frame.places,
                    self.vendor.map(|v| v.name),
                );
            }
            Some((drafts, facts, evidence.verdict(), evidence.stated, frame.places))
        });
        let sure = framed.as_ref().filter(|f| f.2 == Verdict::Sure).map_or(0, |f| f.0.len());
        let few = framed.as_ref().is_some_and(|f| f.4 < FEW_PLACES);
        if let Some(mut parted) = parted {
            let count = parted.drafts.len();
            let better = sure == 0 || count * 10 >= sure * 6 && few || count * 2 > sure * 3;
            if better && (parted.sure || sure == 0) {
                let name = self.form(keys, None, &parted.by);
                let pile = self.pile(&mut parted.drafts, &parted.facts, None, name);
                return match pile {
                    Some(pile) if parted.sure => Answer::Sure(pile),
                    Some(pile) => Answer::Likely(pile),
                    None => Answer::None,
                };
            }
        }
        let Some((mut drafts, facts, verdict, stated, _)) = framed else { return Answer::None };
        if verdict == Verdict::No {
            return Answer::None;
        }
        let name = self.form(keys, frame.as_ref(), "");
        match (self.pile(&mut drafts, &facts, stated, name), verdict) {
            (Some(pile), Verdict::Sure) => Answer::Sure(pile),
            (Some(pile), _) => Answer::Likely(pile),
            (None, _) => Answer::None,
        }
    }

    fn read_records(
        &self,
        keys: &Keys,
        frame: &leader::Frame,
        ranges: &[Range<usize>],
    ) -> Option<(Vec<Draft>, Vec<Facts>)> {
        let mut drafts = body::drafts(&self.lines, keys, frame, ranges, self.table)?;
        if let Some(vendor) = self.vendor {
            self.text_by_class(vendor, &mut drafts);
        }
        let columns = columns::Columns::of(&self.lines, keys, self.table, &drafts);
        let facts = fields::facts(&columns, &drafts, self.vendor, &|at| self.classes(at), self.order);
        Some((drafts, facts))
    }

    /// Takes into the first record the lines that a vendor's records open with.
    fn widen_first(&self, ranges: &mut [Range<usize>]) {
        let Some(vendor) = self.vendor else { return };
        let (Some(first), Some(opening)) =
            (ranges.first_mut(), vendor.head.iter().position(|r| *r == Role::Day))
        else {
            return;
        };
        let Some(day) = first.clone().take(8).find(|at| self.lines[*at].day.is_some()) else { return };
        let mut have = (first.start..day).filter(|at| self.lines[*at].rule.is_none()).count();
        while have < opening && first.start > 0 && self.lines[first.start - 1].rule.is_none() {
            first.start -= 1;
            have += 1;
        }
    }

    /// Where the vendor's class names the text, the text is what it names.
    fn text_by_class(&self, vendor: &Vendor, drafts: &mut [Draft]) {
        let is_text = |row: &&crate::lexicon::patterns::VendorLine| {
            row.mark == LineMark::Field(Role::Text) && row.of_class
        };
        let Some(row) = vendor.lines.iter().find(is_text) else { return };
        let texts: Vec<Vec<body::BodyLine>> = drafts
            .iter()
            .map(|d| {
                let own = d.range.clone().filter(|at| self.fits(row, *at));
                own.map(|at| body::BodyLine { line: at as u32, from: 0 }).collect()
            })
            .collect();
        if texts.iter().filter(|t| !t.is_empty()).count() * 10 < drafts.len() * 8 {
            return;
        }
        for (draft, text) in drafts.iter_mut().zip(texts).filter(|(_, t)| !t.is_empty()) {
            draft.body = text;
        }
    }

    /// Writes the records; fewer than two are no pile.
    fn pile(
        &self,
        drafts: &mut [Draft],
        facts: &[Facts],
        stated: Option<usize>,
        frame: FrameKey,
    ) -> Option<Pile> {
        record::trim_edges(&self.lines, self.table, drafts);
        let first = drafts.first()?.range.start;
        let middle = cut::middle(drafts.iter().map(|d| f64::from(d.words(&self.lines))));
        let textless = |draft: &Draft, facts: &Facts| {
            middle >= MIN_FULL_WORDS
                && drafts.len() >= 5
                && draft.body.len() == 1
                && draft.words(&self.lines) <= MAX_HEADLINE_WORDS
                && facts.title.is_none()
                && !crate::text::ends_sentence(&self.lines[draft.body[0].line as usize].text)
        };
        let rows: Vec<_> =
            self.vendor.iter().flat_map(|v| &v.lines).filter(|r| r.mark == LineMark::Drop).collect();
        let dropped = |at: usize| rows.iter().any(|r| self.fits(r, at));
        let writer = record::Writer {
            document: &self.document.text,
            outlet: self.outlet(),
            lines: &self.lines,
            table: self.table,
            dropped: &dropped,
        };
        let both = drafts.iter().zip(facts).filter(|(d, f)| !textless(d, f));
        let records: Vec<Record> = both.filter_map(|(d, f)| writer.record(d, f)).collect();
        let stated = stated.or_else(|| self.stated_before(first));
        (records.len() >= 2).then_some(Pile { records, stated, frame })
    }

    /// The outlet of a vendor that holds one only, where the file names it.
    fn outlet(&self) -> Option<Span> {
        let name = self.vendor?.outlet?;
        let start = memmem::find(self.document.text.as_bytes(), name.as_bytes())?;
        Some(Span { start, end: start + name.len() })
    }

    /// The number of articles that the cover of a file states.
    fn stated_before(&self, first: usize) -> Option<usize> {
        let cover = self.lines[..first].iter().filter(|l| l.chars <= 80);
        cover.filter_map(|l| self.table.find(Sign::Total, &l.text)?.get(1)?.as_str().parse().ok()).next()
    }

    fn form(&self, keys: &Keys, frame: Option<&leader::Frame>, by: &str) -> FrameKey {
        let format = format!("{:?}", self.document.format).to_lowercase();
        if let Some(vendor) = self.vendor {
            return FrameKey(vec![vendor.name.to_owned(), format]);
        }
        let Some(frame) = frame else { return FrameKey(vec![format!("parted by {by}"), format]) };
        let mut names: Vec<String> = frame
            .keys()
            .filter_map(|(key, _)| {
                let line = &self.lines[keys.first(key)];
                match keys.kind(key) {
                    Kind::Label => line.label().map(str::to_owned),
                    Kind::Counter | Kind::Literal => {
                        Some(line.text.replace(|c: char| c.is_ascii_digit(), "0"))
                    }
                    kind if kind.is_strong() => Some(format!("{kind:?}").to_lowercase()),
                    _ => None,
                }
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        names.truncate(MAX_FORM_KEYS);
        names.push(format);
        FrameKey(names)
    }
}

/// The days of a record's number as ISO 8601.
pub(crate) fn iso(day: u32) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

/// What a span says, its white space made single.
pub(crate) fn said(document: &Document, span: Span) -> String {
    line::single_spaced(span.of(&document.text)).replace('\t', " ").trim().to_owned()
}

#[cfg(test)]
#[path = "frames_test.rs"]
mod tests;
