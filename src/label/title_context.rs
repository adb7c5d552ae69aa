//! Measures the [features](crate::label::title_features) of lines that may be the title.
//!
//! In: the lines of an article and what the page declares. Out: [`TitleContext`], which makes the row
//! of any line. Decides nothing.

use crate::label::title_features::{COUNT, Feature, TitleRow};
use crate::label::title_landmarks::{Landmarks, MIN_LIKELY_WORDS, is_credit};
use crate::label::title_parts::DeclaredTitles;
use crate::line::line::{Line, MAX_SHORT_WORDS};
use crate::line::topic_shift::{ContentWords, Terms, count_terms, term_share};
use crate::ml::features::RowWriter;
use crate::text::chars::is_stop;
use crate::types::block::Tag;
use crate::types::document::Declared;
use std::collections::BTreeMap;
use std::ops::Range;

/// Thresholds, in words unless they say otherwise.
mod tuning {
    use std::ops::RangeInclusive;

    /// Lengths that features distinguish.
    pub const TWO_WORDS: u32 = 2;
    pub const FOUR_WORDS: RangeInclusive<u32> = 3..=4;
    pub const SOME_WORDS: RangeInclusive<u32> = 5..=16;
    pub const SEVEN_WORDS: RangeInclusive<u32> = 6..=7;
    pub const TWELVE_WORDS: RangeInclusive<u32> = 8..=12;
    pub const MAX_TITLE_WORDS: u32 = 20;
    /// Words of a line of a menu.
    pub const MAX_MENU_WORDS: u32 = 4;
    /// Copies of a line above which it stands there often.
    pub const OFTEN: usize = 3;
    /// Lines below in which a credit is near; lines on each side that are compared in length.
    pub const NEAR_LINES: isize = 4;
    pub const AROUND_LINES: isize = 6;
    /// Lines of the text behind which a line stands deep inside it.
    pub const DEEP_LINES: usize = 2;
    /// Words of the text, and of its start, whose terms a title shares.
    pub const TEXT_WORDS: u32 = 200;
    pub const START_WORDS: u32 = 60;
    /// Upper ends: blank lines before a line, words of prose before it.
    pub const MAX_GAP: f32 = 3.0;
    pub const MAX_PROSE_BEFORE: f32 = 200.0;
    /// Divisor of the square root of the words between a line and the text.
    pub const WORD_SCALE: f32 = 10.0;
    /// Share of a line inside links above which it is linked.
    pub const MAX_LINK_DENSITY: f32 = 0.5;
    /// Bytes of a line that ends another.
    pub const MIN_ENDING_BYTES: usize = 8;
    /// Marks between the steps of a path: "News > Town".
    pub const PATH_MARKS: [&str; 5] = [" > ", " › ", " / ", " » ", " \\ "];
}
use tuning::*;

/// What the features of every candidate are taken from. A *place* is a number in `own`.
pub struct TitleContext<'l, 't> {
    lines: &'l [Line<'t>],
    own: &'l [usize],
    /// Places of the lines over the text that are looked at; the text begins at their end.
    over_text: Range<usize>,
    declared: DeclaredTitles,
    content: ContentWords<'l, 't>,
    /// Terms of the text, and of its start.
    prose: Terms,
    start: Terms,
    /// For each key, the first place of a line with it, and the number of such lines.
    keys: BTreeMap<&'l str, (usize, usize)>,
    /// Words, and words of prose, before each place.
    words: Vec<u32>,
    prose_words: Vec<u32>,
    marks: Landmarks,
}

/// Whether the text opens with the number of a list: "1. ", "12) ".
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')', ':'])
}

type Writer<'r> = RowWriter<'r, COUNT>;

impl<'l, 't> TitleContext<'l, 't> {
    /// The context of an article. `over_text` are the places over its text that are looked at;
    /// `has_length` says whether a line could be a title by its length.
    pub fn of(
        lines: &'l [Line<'t>],
        own: &'l [usize],
        over_text: Range<usize>,
        declared: &Declared,
        has_length: impl Fn(&Line<'_>) -> bool,
    ) -> Self {
        let content = ContentWords::new(lines);
        let text = || own.iter().skip(over_text.end).copied();
        let (prose, _) = content.window(text(), TEXT_WORDS, true);
        let (start, _) = content.window(text(), START_WORDS, true);
        let mut keys: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let (mut words, mut prose_words) = (vec![0], vec![0]);
        for (at, l) in own.iter().enumerate() {
            let line = &lines[*l];
            keys.entry(line.key.as_str()).or_insert((at, 0)).1 += 1;
            words.push(words[at] + line.words);
            prose_words.push(prose_words[at] + if line.is_prose() { line.words } else { 0 });
        }
        let declared = DeclaredTitles::of(declared);
        let marks = Landmarks::of(lines, own, over_text.clone(), &content, &prose, has_length);
        TitleContext {
            lines,
            own,
            over_text,
            declared,
            content,
            prose,
            start,
            keys,
            words,
            prose_words,
            marks,
        }
    }

    /// The features of the line at a place.
    pub fn row(&self, at: usize) -> TitleRow {
        let mut row = [0.0; COUNT];
        let mut writer = RowWriter::new(&mut row);
        write_shape(&mut writer, self.line(at));
        self.write_place(&mut writer, at);
        self.write_neighbours(&mut writer, at);
        self.write_words(&mut writer, at);
        writer.finish();
        row
    }

    fn line(&self, at: usize) -> &'l Line<'t> {
        &self.lines[self.own[at]]
    }

    /// The line so many lines below the one at a place.
    fn near(&self, at: usize, by: isize) -> Option<&'l Line<'t>> {
        at.checked_add_signed(by).and_then(|i| self.own.get(i)).map(|l| &self.lines[*l])
    }

    /// The keys of the other lines over the text, and of its first line.
    fn others(&self, at: usize) -> impl Iterator<Item = &'l str> {
        let places = self.over_text.start..(self.over_text.end + 1).min(self.own.len());
        places.filter(move |o| *o != at).map(|o| self.line(o).key.as_str())
    }

    /// Its place in the article, and beside the other lines over the text.
    fn write_place(&self, row: &mut Writer<'_>, at: usize) {
        let (from, marks) = (self.over_text.end, &self.marks);
        let (first, copies) = self.keys.get(self.line(at).key.as_str()).copied().unwrap_or((at, 1));
        let distance = from as f32 - at as f32;
        let between = self.words[from.max(at)] - self.words[at.min(from)];
        let prose_before = self.prose_words[at];
        row.flag(Feature::Twice, copies > 1);
        row.flag(Feature::Again, first < at);
        row.flag(Feature::Often, copies > OFTEN);
        row.set(Feature::LinesToProse, (distance.max(0.0)).sqrt());
        row.flag(Feature::InProse, distance <= 0.0);
        row.flag(Feature::OverProse, distance == 1.0);
        row.set(Feature::WordsToProse, (between as f32).sqrt() / WORD_SCALE);
        row.set(Feature::ProseBefore, (prose_before as f32).min(MAX_PROSE_BEFORE) / MAX_PROSE_BEFORE);
        row.flag(Feature::FirstLine, at == 0);
        row.set(Feature::ProseIsNear, 1.0 / (1.0 + from as f32));
        row.flag(Feature::LastThatMayBe, at < from && (at + 1..from).all(|o| !self.line(o).may_be_title()));
        row.flag(Feature::LongestOverProse, marks.longest == Some(at));
        row.flag(Feature::OverFirstCredit, marks.credit.is_some_and(|c| at < c));
        row.flag(Feature::NearOverFirstCredit, marks.over_credit == Some(at));
        row.flag(Feature::BehindFirstCredit, marks.credit.is_some_and(|c| at > c));
        row.flag(Feature::NoCredit, marks.credit.is_none());
        row.flag(Feature::FirstOfLength, marks.lengthy == Some(at));
        row.flag(Feature::FirstThatTheProseTakesUp, marks.taken_up == Some(at));
        row.flag(Feature::DeepInProse, at > from + DEEP_LINES);
        row.flag(Feature::BehindTheFirstLine, at == from + 1);
    }

    /// The lines around it.
    fn write_neighbours(&self, row: &mut Writer<'_>, at: usize) {
        let (line, from) = (self.line(at), self.over_text.end);
        let near = |by: isize| self.near(at, by);
        let fits = |l: &Line<'_>| l.words >= MIN_LIKELY_WORDS && l.may_be_title();
        let key = line.key.as_str();
        row.flag(Feature::OverCredit, near(1).is_some_and(is_credit));
        row.flag(Feature::NearCredit, (1..=NEAR_LINES).any(|n| near(n).is_some_and(is_credit)));
        row.flag(Feature::UnderCredit, near(-1).is_some_and(is_credit));
        row.flag(Feature::GapBehind, near(1).is_some_and(|n| n.gap > 0));
        row.flag(
            Feature::LongestAround,
            (-AROUND_LINES..=AROUND_LINES)
                .filter_map(near)
                .all(|l| l.words <= line.words || l.words > MAX_SHORT_WORDS),
        );
        row.flag(
            Feature::ShortLinesBefore,
            (1..=3).all(|n| near(-n).is_some_and(|l| l.words <= MAX_MENU_WORDS)),
        );
        row.flag(
            Feature::LongerThanBoth,
            [near(-1), near(1)].into_iter().flatten().all(|l| 2 * l.words <= line.words),
        );
        row.flag(
            Feature::InNextLine,
            near(1).is_some_and(|n| n.key.len() > key.len() && n.key.contains(key)),
        );
        row.flag(
            Feature::FirstOfTwo,
            near(1).is_some_and(fits) && (at + 2 >= from || near(2).is_some_and(is_credit)),
        );
        row.flag(
            Feature::SecondOfTwo,
            near(-1).is_some_and(fits) && (at + 1 >= from || near(1).is_some_and(is_credit)),
        );
    }

    /// Its words in the text, in what the page declares, in other lines, and its markup.
    fn write_words(&self, row: &mut Writer<'_>, at: usize) {
        let line = self.line(at);
        let (markup, key) = (line.markup, line.key.as_str());
        let terms = count_terms(self.content.line(self.own[at]));
        let ends = |whole: &str, end: &str| whole.strip_suffix(end).is_some_and(|f| f.ends_with(' '));
        let opens = |whole: &str, front: &str| whole.strip_prefix(front).is_some_and(|f| f.starts_with(' '));
        let named = |word: &str| markup.is_some_and(|m| m.words.iter().any(|w| **w == *word));
        let heading = |n: u8| markup.is_some_and(|m| m.tag == Tag::Heading(n));
        row.set(Feature::WordsOfProse, term_share(&terms, &self.prose));
        row.set(Feature::WordsOfStart, term_share(&terms, &self.start));
        row.flag(Feature::NoTerms, terms.is_empty());
        row.flag(Feature::Declared, self.declared.whole.contains(&line.key));
        row.flag(Feature::PartOfDeclared, self.declared.parts.contains(&line.key));
        row.flag(Feature::Heading, heading(1));
        row.flag(Feature::LowerHeading, heading(2) || heading(3));
        row.flag(Feature::ClassOfTitle, named("title") || named("headline"));
        row.flag(
            Feature::Linked,
            markup.is_some_and(|m| m.in_furniture || m.link_density > MAX_LINK_DENSITY),
        );
        row.flag(Feature::EndsAnother, self.others(at).any(|o| ends(o, key)));
        row.flag(Feature::OpensAnother, self.others(at).any(|o| opens(o, key)));
        row.flag(
            Feature::EndedByAnother,
            self.others(at).any(|o| o.len() > MIN_ENDING_BYTES && ends(key, o)),
        );
    }
}

/// The line by itself.
fn write_shape(row: &mut Writer<'_>, line: &Line<'_>) {
    let capitals = line.text.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count() as f32;
    let pieces = line.text.split_whitespace().count().max(1) as f32;
    row.set(Feature::Any, 1.0);
    row.flag(Feature::TwoWords, line.words <= TWO_WORDS);
    row.flag(Feature::FourWords, FOUR_WORDS.contains(&line.words));
    row.flag(Feature::SomeWords, SOME_WORDS.contains(&line.words));
    row.flag(Feature::ManyWords, line.words > MAX_TITLE_WORDS);
    row.flag(Feature::EndsAsASentence, line.ends && !line.text.ends_with(['?', '!']));
    row.flag(Feature::Asks, line.text.ends_with('?'));
    row.flag(Feature::GoesOn, line.text.ends_with([':', ',', ';']));
    row.flag(Feature::Credit, is_credit(line));
    row.flag(Feature::Button, line.furniture().is_some());
    row.flag(Feature::Phrase, line.hit.is_some());
    row.flag(Feature::Bullet, line.bullet);
    row.set(Feature::Capitals, capitals / pieces);
    row.set(Feature::Gap, (line.gap as f32).min(MAX_GAP));
    row.flag(Feature::SevenWords, SEVEN_WORDS.contains(&line.words));
    row.flag(Feature::TwelveWords, TWELVE_WORDS.contains(&line.words));
    row.flag(Feature::Path, PATH_MARKS.iter().any(|m| line.text.contains(m)));
    row.flag(Feature::Numbered, is_numbered(line.text));
    row.flag(
        Feature::OpensWithNumber,
        line.text.starts_with(|c: char| c.is_ascii_digit()) && !is_numbered(line.text),
    );
    row.flag(Feature::HoldsBar, line.text.contains('|'));
    row.flag(Feature::HoldsColon, line.text.contains(": "));
    row.flag(Feature::Shouts, !line.text.chars().any(char::is_lowercase));
    row.flag(Feature::Low, line.text.starts_with(char::is_lowercase));
    row.flag(Feature::Signed, line.has_byline());
    row.flag(Feature::LongSentence, line.is_prose() && line.text.ends_with(is_stop));
    row.flag(Feature::AsksOrCalls, line.text.ends_with(['?', '!', '？', '！', '؟']));
}
