//! One file on its way from lines to records: its vendor, its keys, both ways to part it, and
//! which of them is taken.

use crate::lexicon::patterns::{LineMark, Sign, Table, Vendor, VendorLine, table};
use crate::lexicon::role::Role;
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::accept::Verdict;
use crate::split::frames::body;
use crate::split::frames::draft::{BodyLine, Draft};
use crate::split::frames::evidence::{Evidence, Found};
use crate::split::frames::facts::Facts;
use crate::split::frames::fields::{self};
use crate::split::frames::keys::{self, Keys};
use crate::split::frames::line::{self, FrameLine};
use crate::split::frames::pile::{Answer, FrameKey, Pile};
use crate::split::frames::record::Record;
use crate::split::frames::{columns, cut, days, leader, record, separators};
use crate::types::block::{Block, Span};
use crate::types::document::{Document, Format};
use memchr::memmem;
use std::ops::Range;

/// A frame that explains fewer lines gives way to separators that find more heads.
const FEW_PLACES: usize = 6;
/// Median words of the texts from which on a record of one short line is none.
const MIN_FULL_WORDS: f64 = 60.0;
/// Most words of a headline without a text.
const MAX_HEADLINE_WORDS: u32 = 30;

/// A file's lines and what is known of it.
pub struct File<'t> {
    pub document: &'t Document,
    blocks: &'t [Block],
    pub lines: Vec<FrameLine<'t>>,
    pub table: &'static Table,
    pub vendor: Option<&'static Vendor>,
    pub order: DateOrder,
}

impl<'t> File<'t> {
    pub fn read(document: &'t Document, blocks: &'t [Block]) -> File<'t> {
        File::read_at(document, blocks, &[])
    }

    /// The same; no line at one of these offsets, sorted, continues the one before it.
    pub fn read_at(document: &'t Document, blocks: &'t [Block], starts: &[usize]) -> File<'t> {
        let lines = line::lines(document, blocks, starts);
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

    fn fits(&self, row: &VendorLine, at: usize) -> bool {
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

    pub fn keys(&mut self) -> Keys {
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

    /// Whether the file comes apart: by its frame or by what parts its records, else it may be offered.
    pub fn answer(&self, keys: &Keys) -> Answer {
        match self.framed_or_parted(keys) {
            Answer::None => self.offer(keys).map_or(Answer::None, Answer::Likely),
            answer => answer,
        }
    }

    fn framed_or_parted(&self, keys: &Keys) -> Answer {
        let parted =
            separators::find(&self.lines, keys, self.table, self.order, self.document.format == Format::Html);
        let frame = leader::find(&self.lines, keys).filter(|f| f.score > 0.0 && f.count >= 2);
        let framed = frame.as_ref().and_then(|frame| {
            let mut ranges = cut::records(&self.lines, keys, frame, self.table);
            self.widen_first(&mut ranges);
            let (drafts, facts) = self.read_records(keys, frame, &ranges)?;
            let evidence = self.evidence(keys, frame, &drafts, &facts);
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

    /// What speaks for records being articles.
    pub fn evidence(
        &self,
        keys: &Keys,
        frame: &leader::Frame,
        drafts: &[Draft],
        facts: &[Facts],
    ) -> Evidence {
        let found = Found {
            lines: &self.lines,
            keys,
            frame,
            drafts,
            facts,
            table: self.table,
            vendor: self.vendor.is_some(),
            html: self.document.format == Format::Html,
        };
        found.evidence()
    }

    pub fn read_records(
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
        let is_text = |row: &&VendorLine| row.mark == LineMark::Field(Role::Text) && row.of_class;
        let Some(row) = vendor.lines.iter().find(is_text) else { return };
        let texts: Vec<Vec<BodyLine>> = drafts
            .iter()
            .map(|d| {
                let own = d.range.clone().filter(|at| self.fits(row, *at));
                own.map(|at| BodyLine { line: at as u32, from: 0 }).collect()
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
    pub fn pile(
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
                && !crate::text::chars::ends_sentence(&self.lines[draft.body[0].line as usize].text)
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
}
