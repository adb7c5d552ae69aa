//! Measures the [features](crate::split::features) of one boundary candidate: what the lines over
//! the text are, the gaps around them, and how the words before and behind them agree.
//!
//! In: the context of the document and a candidate. Out: its row. Decides nothing.

use crate::lexicon::phrases::PhraseClass;
use crate::line::line::Line;
use crate::line::topic_shift::{count_terms, term_share};
use crate::ml::features::RowWriter;
use crate::parse::byline::byline;
use crate::parse::dateline::dateline;
use crate::split::boundary_context::{Agreement, BoundaryCandidate, BoundaryContext, MAX_GAP, WINDOW_WORDS};
use crate::split::boundary_lines::{end_of, is_rule};
use crate::split::card::card_at;
use crate::split::features::{BoundaryRow, COUNT, Feature};
use crate::text::chars::{is_word, key};
use crate::types::article::Precision::Relative;
use std::ops::Range;

/// Thresholds, in words unless they say otherwise.
mod tuning {
    /// Words of a line that is called dated.
    pub const MAX_DATED_WORDS: u32 = 14;
    /// Words of a line with a word for "by" that is called a byline.
    pub const MAX_BYLINE_WORDS: u32 = 12;
    /// Words of a line that may be a name without a word for "by".
    pub const MAX_NAME_WORDS: u32 = 4;
    /// Words of a title that the text may repeat.
    pub const MIN_REPEATED_TITLE_WORDS: u32 = 3;
    /// Words of a line below the title that may be a standfirst.
    pub const MIN_LONG_LINE_WORDS: u32 = 5;
    /// Upper ends of counts; beyond them candidates are alike.
    pub const MAX_PREVIOUS_WORDS: u32 = 60;
    pub const MAX_TEXT_WORDS: u32 = 80;
    pub const MAX_DISTANCE_WORDS: u32 = 2000;
    pub const MAX_HEADING_DISTANCE_WORDS: u32 = 998;
    /// Value for "no heading before".
    pub const NO_HEADING: f32 = 999.0;
    /// Titles with the same gap that are counted at most.
    pub const MAX_SAME_GAP_TITLES: usize = 20;
    /// Words behind the opening in which headings are counted.
    pub const HEADING_WINDOW_WORDS: u32 = 400;
}
use tuning::*;

/// The parts of a candidate.
struct Parts<'c, 'l, 't> {
    context: &'c BoundaryContext<'l, 't>,
    agreement: &'c Agreement,
    /// First line of the article before.
    from: usize,
    candidate: &'c BoundaryCandidate,
    /// The lines over the text, and those of them above and below the title.
    header: &'l [Line<'t>],
    above: &'l [Line<'t>],
    below: &'l [Line<'t>],
    title: Option<&'l Line<'t>>,
    /// First line of the text.
    text: &'l Line<'t>,
}

type Writer<'r> = RowWriter<'r, COUNT>;

/// The features of a candidate; `from` is the first line of the article before.
pub fn row(
    context: &BoundaryContext<'_, '_>,
    agreement: &Agreement,
    from: usize,
    candidate: &BoundaryCandidate,
) -> BoundaryRow {
    let lines = context.lines;
    let BoundaryCandidate { block, title, text } = *candidate;
    let parts = Parts {
        context,
        agreement,
        from,
        candidate,
        header: &lines[block..text],
        above: &lines[block..title.unwrap_or(text)],
        below: &lines[title.map_or(text, |t| t + 1)..text],
        title: title.map(|t| &lines[t]),
        text: &lines[text],
    };
    let mut row = [0.0; COUNT];
    let mut writer = RowWriter::new(&mut row);
    parts.write_gaps(&mut writer);
    parts.write_header(&mut writer);
    parts.write_credits(&mut writer);
    parts.write_title(&mut writer);
    parts.write_text(&mut writer);
    parts.write_place(&mut writer);
    writer.finish();
    row
}

/// Blank lines before a line, at most [`MAX_GAP`].
fn gap(line: &Line<'_>) -> u32 {
    line.gap.min(MAX_GAP)
}

fn may_be_name(line: &Line<'_>) -> bool {
    line.words <= MAX_NAME_WORDS && byline(line.text, true).is_some()
}

fn has_date(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|l| l.date.is_some() && l.words <= MAX_DATED_WORDS)
}

fn has_relative_date(lines: &[Line<'_>]) -> bool {
    let mut dates = lines.iter().filter_map(|l| l.date.as_ref()).flat_map(|d| &d.dates);
    dates.any(|d| d.published.precision == Relative)
}

fn has_byline(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|l| l.words <= MAX_BYLINE_WORDS && (l.has_byline() || may_be_name(l)))
}

impl Parts<'_, '_, '_> {
    fn write_gaps(&self, row: &mut Writer<'_>) {
        let frequency = |line: &Line<'_>| self.context.gap_frequency[gap(line) as usize];
        let widest = self.header.iter().chain([self.text]).map(gap).max().unwrap_or(0);
        let first = self.header.first();
        row.count(Feature::WidestGap, widest);
        row.flag(Feature::WidestGapIsUnusual, widest > self.context.usual_gap);
        row.set(Feature::WidestGapFrequency, self.context.gap_frequency[widest as usize]);
        row.set(Feature::TitleGap, self.title.map_or(-1.0, |l| gap(l) as f32));
        row.set(Feature::TitleGapFrequency, self.title.map_or(-1.0, frequency));
        row.count(Feature::TextGap, gap(self.text));
        row.set(Feature::HeaderGap, first.map_or(-1.0, |l| gap(l) as f32));
        row.set(Feature::HeaderGapFrequency, first.map_or(-1.0, frequency));
    }

    fn write_header(&self, row: &mut Writer<'_>) {
        let has = |classes: &[PhraseClass]| {
            self.header.iter().any(|l| l.hit.as_ref().is_some_and(|h| classes.contains(&h.class)))
        };
        row.count(Feature::HeaderLines, self.header.len() as u32);
        row.count(Feature::LinesAboveTitle, self.above.len() as u32);
        row.count(Feature::LinesBelowTitle, self.below.len() as u32);
        row.count(Feature::HeaderWords, self.header.iter().map(|l| l.words).sum());
        let furniture = self.header.iter().filter(|l| l.furniture().is_some()).count();
        row.count(Feature::FurnitureLines, furniture as u32);
        row.flag(Feature::RelatedPhrase, has(&[PhraseClass::Related, PhraseClass::ReadMore]));
        row.flag(Feature::CommentsPhrase, has(&[PhraseClass::Comments]));
        let other = [PhraseClass::Share, PhraseClass::Promotion, PhraseClass::Legal, PhraseClass::About];
        row.flag(Feature::OtherPhrase, has(&other));
        row.flag(Feature::Rule, self.header.iter().any(is_rule));
        let last = self.above.last();
        row.set(Feature::WordsAboveTitle, last.map_or(-1.0, |l| l.words as f32));
        row.flag(Feature::FurnitureAboveTitle, last.is_some_and(|l| l.furniture().is_some()));
        let previous = self.candidate.block.checked_sub(1).map(|p| &self.context.lines[p]);
        row.flag(Feature::PreviousEndsSentence, previous.is_some_and(|p| p.ends));
        row.count(Feature::PreviousWords, previous.map_or(0, |p| p.words.min(MAX_PREVIOUS_WORDS)));
    }

    /// Dates, bylines, cards and copies of the title.
    fn write_credits(&self, row: &mut Writer<'_>) {
        let lines = self.context.lines;
        let BoundaryCandidate { block, title, text } = *self.candidate;
        let card = (block..text)
            .filter(|d| lines[*d].date.is_some())
            .find_map(|d| card_at(lines, d, block).filter(|h| title.is_none_or(|t| h.titles.contains(&t))));
        let copies = title.map_or(0, |t| {
            let near = block.saturating_sub(1)..(text + 2).min(lines.len());
            near.filter(|o| *o != t && lines[*o].key == lines[t].key && !lines[t].key.is_empty()).count()
        });
        let repeated = self.title.is_some_and(|l| {
            let start = || &self.text.text[..end_of(self.text.text, 3 * l.text.len())];
            !l.key.is_empty() && l.words >= MIN_REPEATED_TITLE_WORDS && key(start()).starts_with(&l.key)
        });
        let is_long = |l: &Line<'_>| l.date.is_none() && l.words >= MIN_LONG_LINE_WORDS;
        row.flag(Feature::DateAboveTitle, has_date(self.above));
        row.flag(Feature::DateBelowTitle, has_date(self.below));
        row.flag(Feature::RelativeDate, has_relative_date(self.header));
        row.flag(Feature::BylineAboveTitle, has_byline(self.above));
        row.flag(Feature::BylineBelowTitle, has_byline(self.below));
        row.flag(Feature::Card, card.is_some());
        row.flag(Feature::SureCard, card.as_ref().is_some_and(|h| h.is_sure(lines)));
        row.count(Feature::TitleCopies, copies as u32);
        row.flag(Feature::TextOpensWithTitle, repeated);
        row.flag(Feature::LongLineBelowTitle, self.below.iter().any(is_long));
    }

    fn write_title(&self, row: &mut Writer<'_>) {
        let title = self.title;
        let is = |of: &dyn Fn(&Line<'_>) -> bool| title.is_some_and(of);
        let count = |of: &dyn Fn(&Line<'_>) -> usize| title.map_or(0, of);
        let letters = count(&|l| l.text.chars().filter(|c| c.is_alphabetic()).count());
        let upper = count(&|l| l.text.chars().filter(|c| c.is_uppercase()).count());
        let capitals =
            count(&|l| l.text.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count());
        let pieces = title.map_or(1, |l| l.text.split_whitespace().count().max(1));
        row.count(Feature::TitleWords, title.map_or(0, |l| l.words));
        row.flag(Feature::TitleEndsSentence, is(&|l| l.ends));
        row.flag(Feature::TitleHasQuestionOrColon, is(&|l| l.text.contains(['?', ':', '：', '？'])));
        row.flag(Feature::TitleHasSeparator, is(&|l| l.text.contains(['|', '\t', '·', '•'])));
        row.flag(Feature::TitleStartsWithDigit, is(&|l| l.text.starts_with(|c: char| c.is_ascii_digit())));
        row.set(Feature::TitleCapitalWordShare, capitals as f32 / pieces as f32);
        row.set(Feature::TitleCapitalLetterShare, upper as f32 / letters.max(1) as f32);
        let first_is_low =
            |l: &Line<'_>| l.text.chars().find(|c| is_word(*c)).is_some_and(char::is_lowercase);
        row.flag(Feature::TitleStartsLowercase, is(&first_is_low));
        row.flag(Feature::TitleMayBeName, is(&may_be_name));
        row.flag(Feature::TitleHasDate, is(&|l| l.date.is_some()));
        row.flag(Feature::TitleHasPhrase, is(&|l| l.hit.is_some()));
        let terms = self.candidate.title.map_or_else(Vec::new, |t| count_terms(self.context.content.line(t)));
        let agreement = self.agreement;
        row.set(Feature::TitleTermsInNextWords, term_share(&terms, &agreement.next));
        row.set(
            Feature::TitleTermsAfterLessBefore,
            term_share(&terms, &agreement.after) - term_share(&terms, &agreement.before),
        );
        row.set(Feature::TitleTermsInFirstWords, term_share(&terms, &agreement.first));
        row.count(Feature::TitleTerms, terms.len() as u32);
    }

    /// The first line of the text, and how the words agree.
    fn write_text(&self, row: &mut Writer<'_>) {
        row.count(Feature::TextWords, self.text.words.min(MAX_TEXT_WORDS));
        row.flag(Feature::TextIsProse, self.text.is_prose());
        row.flag(Feature::TextHasDateline, dateline(self.text.text).is_some());
        row.flag(Feature::TextIsListItem, self.text.bullet);
        let Agreement { across, within_before, within_after, to_start, .. } = *self.agreement;
        row.set(Feature::SimilarityAcross, across);
        row.set(Feature::SimilarityBefore, within_before);
        row.set(Feature::SimilarityAfter, within_after);
        row.set(Feature::SimilarityToStart, to_start);
        row.set(Feature::SimilarityDip, across - within_before.min(within_after));
    }

    fn write_place(&self, row: &mut Writer<'_>) {
        let (context, from) = (self.context, self.from);
        let BoundaryCandidate { block, text, .. } = *self.candidate;
        let lines = context.lines;
        let headings = |range: Range<usize>| {
            context.headings.get(range).map_or(0, |h| h.iter().filter(|h| **h).count()) as f32
        };
        let since = context.words[block] - context.words[from];
        let last_heading = (from..block).rev().find(|l| context.headings[*l]);
        let ahead = context.words[lines.len()] - context.words[text];
        row.count(Feature::WordsOfArticleBefore, since.min(MAX_DISTANCE_WORDS));
        row.count(Feature::WordsInWindowBefore, self.agreement.words_before.min(WINDOW_WORDS));
        row.count(Feature::WordsAhead, ahead.min(MAX_DISTANCE_WORDS));
        let distance =
            |l: usize| (context.words[block] - context.words[l]).min(MAX_HEADING_DISTANCE_WORDS) as f32;
        row.set(Feature::WordsSinceHeading, last_heading.map_or(NO_HEADING, distance));
        row.set(Feature::HeadingsPerHundredWords, headings(from..block) * 100.0 / since.max(100) as f32);
        let continues = self.title.is_some_and(|l| context.continues_list(from, block, l));
        row.flag(Feature::NumberContinuesList, continues);
        let same_gap = self.title.map_or(0, |l| {
            let same = |o: &usize| gap(&lines[*o]) == gap(l) && lines[*o].may_be_title();
            (from..block).filter(same).take(MAX_SAME_GAP_TITLES).count()
        });
        row.count(Feature::TitlesWithSameGap, same_gap as u32);
        let words_to = |l: usize| context.words[l] - context.words[text];
        let next_heading = (text + 1..lines.len())
            .take_while(|l| words_to(*l) < HEADING_WINDOW_WORDS)
            .find(|l| context.headings[*l]);
        row.count(Feature::WordsToNextHeading, next_heading.map_or(HEADING_WINDOW_WORDS, words_to));
        let window_end = context.line_after(text, HEADING_WINDOW_WORDS).min(lines.len());
        row.set(Feature::HeadingsAhead, headings(text + 1..window_end));
    }
}
