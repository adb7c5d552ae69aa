//! Measures the [features](crate::label::features::names) of lines: the shape of the line, the lines
//! around it, its place in the document, and its markup. They know no language but for the furniture
//! phrases and the learned scores of words.
//!
//! In: the lines of a document. Out: a row of numbers for each. Decides nothing. One pass over the
//! characters makes the [`Shape`] of every line; all else is sums over shapes, so the time is linear
//! in the text. The measures follow Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using
//! shallow text features" (WSDM 2010) and Pasternack and Roth, "Extracting article text from the web
//! with maximum subsequence segmentation" (WWW 2009).

use crate::label::features::class_scores;
use crate::label::features::context::LineContext;
use crate::label::features::markup_row::{write_markup, write_neighbours};
use crate::label::features::names::{COUNT, Feature, LineRow, TEXT};
use crate::lexicon::class_words;
use crate::lexicon::class_words::KINDS;
use crate::lexicon::phrases::PhraseClass;
use crate::line::line::Line;
use crate::line::shape::End::Colon;
use crate::line::shape::Shape;
use crate::ml::features::RowWriter;
use std::sync::Arc;

/// Thresholds, in lines unless they say otherwise.
mod tuning {
    use crate::label::features::names::Feature;

    /// Windows around a line: the first of their features, lines above, lines below.
    pub const WINDOWS: [(Feature, usize, usize); 6] = [
        (Feature::ProseWordsThreeAbove, 3, 0),
        (Feature::ProseWordsThreeBelow, 0, 3),
        (Feature::ProseWordsThreeAround, 3, 3),
        (Feature::ProseWordsTenAbove, 10, 0),
        (Feature::ProseWordsTenBelow, 0, 10),
        (Feature::ProseWordsTenAround, 10, 10),
    ];
    /// Lines on each side in which markers are counted.
    pub const MARKER_WINDOW: usize = 6;
    /// Lines on each side of the widest window.
    pub const WIDE_WINDOW: usize = 30;
    /// Upper ends of numbers; beyond them lines are alike.
    pub const MAX_LINES_BESIDE: usize = 999;
    pub const MAX_RUN_DISTANCE: usize = 200;
    pub const MAX_PAGE_LINES: usize = 5000;
    /// Distance to prose that is not in the window.
    pub const NO_PROSE: u32 = 99;
    /// Gap below the last line of the document.
    pub const GAP_AT_END: u32 = 9;
}
use tuning::*;

type Writer<'r> = RowWriter<'r, COUNT>;

/// Calls `each` with the number and the features of every line of a document, in order.
/// `containers` holds for each container of the markup the one around it.
pub fn rows(lines: &[Line<'_>], containers: &[u32], mut each: impl FnMut(usize, &LineRow)) {
    let mut shapes: Vec<Shape> = lines.iter().map(Shape::of).collect();
    let context = LineContext::of(lines, &mut shapes, containers);
    let mut row = [0.0; COUNT];
    let (mut kinds, mut class_score) = ([0; KINDS], 0.0);
    for (at, line) in lines.iter().enumerate() {
        let mut writer = RowWriter::new(&mut row);
        write_shape(&mut writer, &shapes[at]);
        write_around(&mut writer, &shapes, at);
        write_windows(&mut writer, &context, at, lines.len());
        write_place(&mut writer, &context, at, lines.len());
        write_best_run(&mut writer, &context, at);
        write_nearest_prose(&mut writer, &shapes, at);
        write_document(&mut writer, &context, lines.len());
        write_words(&mut writer, &shapes, &context, at);
        if let Some(markup) = line.markup {
            let before = at.checked_sub(1).and_then(|before| lines[before].markup);
            if before.is_none_or(|before| !Arc::ptr_eq(&before.words, &markup.words)) {
                let hashes = class_words::hashes(&markup.words);
                (kinds, class_score) = (class_words::kinds_of(&hashes), class_scores::score(&hashes));
            }
            write_markup(&mut writer, markup, &kinds, shapes[at].words, &context.containers, at);
            write_neighbours(&mut writer, markup, lines, at);
            writer.set(Feature::ClassScore, class_score);
        } else {
            writer.clear_from(TEXT);
        }
        each(at, writer.finish());
    }
}

/// The line by itself.
fn write_shape(row: &mut Writer<'_>, s: &Shape) {
    let words = s.words.max(1) as f32;
    row.count(Feature::Words, s.words);
    row.count(Feature::Characters, s.chars);
    row.set(Feature::CharactersPerWord, s.chars as f32 / words);
    row.count(Feature::LineEnd, s.end as u32);
    row.flag(Feature::EndsSentence, s.ends());
    row.count(Feature::SentenceEnds, s.stops);
    row.count(Feature::Commas, s.commas);
    row.set(Feature::CommasPerWord, s.commas as f32 / words);
    row.set(Feature::DigitShare, s.digits as f32 / s.chars.max(1) as f32);
    row.count(Feature::Digits, s.digits);
    row.set(Feature::CapitalWordShare, s.capital_words as f32 / s.cased_words.max(1) as f32);
    row.set(Feature::LowercaseWordShare, s.lower_words as f32 / words);
    row.set(Feature::ShortWordShare, s.short_words as f32 / words);
    row.count(Feature::LowercaseWords, s.lower_words);
    row.flag(Feature::AllCapitals, s.all_capitals);
    row.flag(Feature::StartsLowercase, s.starts_lowercase);
    row.flag(Feature::Bullet, s.bullet);
    row.count(Feature::Separators, s.separators);
    row.count(Feature::Quotes, s.quotes);
    row.flag(Feature::Address, s.address);
    row.flag(Feature::Dated, s.dated);
    row.count(Feature::OtherSigns, s.other_signs);
    row.count(Feature::Gap, s.gap);
    let phrase = |class: &PhraseClass| if s.class == Some(*class) { phrase(s) } else { 0.0 };
    row.set_from(Feature::PhraseOfShare, PhraseClass::ALL.iter().map(phrase));
}

/// 2 when the line is a furniture phrase, 1 when it opens with one, else 0.
fn phrase(shape: &Shape) -> f32 {
    if shape.class.is_some() { (1 + u32::from(shape.whole)) as f32 } else { 0.0 }
}

/// The lines around it.
fn write_around(row: &mut Writer<'_>, shapes: &[Shape], at: usize) {
    let near = |by: isize| at.checked_add_signed(by).and_then(|i| shapes.get(i));
    for (first, by) in [
        (Feature::WordsTwoAbove, -2),
        (Feature::WordsAbove, -1),
        (Feature::WordsBelow, 1),
        (Feature::WordsTwoBelow, 2),
    ] {
        let values = near(by).map_or([0.0, 0.0, -1.0, 0.0], |s| {
            let ends = f32::from(u8::from(s.ends()));
            [s.words as f32, ends, s.lower_words as f32 / s.words.max(1) as f32, phrase(s)]
        });
        row.set_from(first, values);
    }
    row.count(Feature::GapBelow, near(1).map_or(GAP_AT_END, |s| s.gap));
    row.flag(Feature::DatedAbove, near(-1).is_some_and(|s| s.dated));
    row.flag(Feature::DatedBelow, near(1).is_some_and(|s| s.dated));
    row.flag(Feature::ColonAbove, near(-1).is_some_and(|s| s.end == Colon));
    row.flag(Feature::BulletAbove, near(-1).is_some_and(|s| s.bullet));
    row.flag(Feature::BulletBelow, near(1).is_some_and(|s| s.bullet));
    let words = shapes[at].words as f32;
    for (feature, by) in [(Feature::LengthRatioAbove, -1), (Feature::LengthRatioBelow, 1)] {
        let other = near(by).map_or(0.0, |s| s.words as f32);
        row.set(feature, other.min(words) / other.max(words).max(1.0));
    }
}

/// Sums over the lines around it; `n` is the number of lines of the document.
fn write_windows(row: &mut Writer<'_>, c: &LineContext, at: usize, n: usize) {
    for (first, above, below) in WINDOWS {
        let (from, to) = (at.saturating_sub(above), (at + below + 1).min(n));
        let sum = |sums: &[u32]| (sums[to] - sums[from]) as f32;
        let prose = sum(&c.prose);
        row.set_from(first, [prose, prose / sum(&c.words).max(1.0), sum(&c.phrases) / (to - from) as f32]);
    }
    let (from, to) = (at.saturating_sub(MARKER_WINDOW), (at + MARKER_WINDOW + 1).min(n));
    row.count(Feature::DatesAround, c.dates[to] - c.dates[from]);
    row.count(Feature::EllipsesAround, c.ellipses[to] - c.ellipses[from]);
    row.count(Feature::ShortLinesAround, c.shorts[to] - c.shorts[from]);
    row.count(Feature::RelatedMarkersAround, c.related[to] - c.related[from]);
    let (from, to) = (at.saturating_sub(WIDE_WINDOW), (at + WIDE_WINDOW + 1).min(n));
    let sum = |sums: &[u32]| (sums[to] - sums[from]) as f32;
    row.set(Feature::ProseShareThirtyAround, sum(&c.prose) / sum(&c.words).max(1.0));
    row.set(Feature::PhraseShareThirtyAround, sum(&c.phrases) / (to - from) as f32);
}

/// Its place: what stands before and behind, and the markers passed.
fn write_place(row: &mut Writer<'_>, c: &LineContext, at: usize, n: usize) {
    row.count(Feature::ProseWordsBefore, c.prose[at]);
    row.count(Feature::ProseWordsBehind, c.prose[n] - c.prose[at + 1]);
    row.set(Feature::ProseShareBefore, c.prose[at] as f32 / c.prose[n].max(1) as f32);
    row.set(Feature::WordShareBefore, c.words[at] as f32 / c.words[n].max(1) as f32);
    row.set(Feature::LineShareBefore, at as f32 / n as f32);
    row.count(Feature::LinesBefore, at.min(MAX_LINES_BESIDE) as u32);
    row.count(Feature::LinesBehind, (n - at - 1).min(MAX_LINES_BESIDE) as u32);
    row.count(Feature::LinesSinceRelated, c.since_related[at]);
    row.count(Feature::LinesSinceComments, c.since_comments[at]);
    row.count(Feature::LinesSinceFurniture, c.since_furniture[at]);
    row.count(Feature::LinesToFurniture, c.until_furniture[at]);
}

/// Where it stands to the best run of prose.
fn write_best_run(row: &mut Writer<'_>, c: &LineContext, at: usize) {
    let (from, to) = c.run;
    let inside = (from..to).contains(&at);
    let lines = |distance: usize| distance.min(MAX_RUN_DISTANCE) as f32;
    row.flag(Feature::InBestRun, inside);
    row.set(Feature::LinesToBestRun, lines(from.saturating_sub(at)));
    row.set(Feature::LinesPastBestRun, lines((at + 1).saturating_sub(to)));
    row.set(Feature::LinesIntoBestRun, if inside { lines(at - from) } else { 0.0 });
    row.set(Feature::LinesLeftInBestRun, if inside { lines(to - at) } else { 0.0 });
    row.count(Feature::WordsPastBestRun, if at >= to { c.words[at] - c.words[to] } else { 0 });
    row.count(Feature::WordsToBestRun, if at < from { c.words[from] - c.words[at] } else { 0 });
    row.flag(Feature::BeforeFirstLongLine, at < c.first_long);
    row.set(Feature::BestRunThrough, c.through[at]);
}

/// The nearest lines of prose on either side.
fn write_nearest_prose(row: &mut Writer<'_>, shapes: &[Shape], at: usize) {
    let (low, high) = (at.saturating_sub(WIDE_WINDOW), (at + WIDE_WINDOW + 1).min(shapes.len()));
    let above = (low..at).rev().find(|i| shapes[*i].is_prose());
    let below = (at + 1..high).find(|i| shapes[*i].is_prose());
    row.count(Feature::LinesSinceProse, above.map_or(NO_PROSE, |i| (at - i) as u32));
    row.count(Feature::WordsOfProseAbove, above.map_or(0, |i| shapes[i].words));
    row.count(Feature::LinesToProse, below.map_or(NO_PROSE, |i| (i - at) as u32));
    row.count(Feature::WordsOfProseBelow, below.map_or(0, |i| shapes[i].words));
}

/// The document as a whole.
fn write_document(row: &mut Writer<'_>, c: &LineContext, n: usize) {
    let total = c.words[n].max(1) as f32;
    row.count(Feature::PageWords, c.words[n]);
    row.set(Feature::PageProseShare, c.prose[n] as f32 / total);
    row.set(Feature::PageBestRunShare, (c.words[c.run.1] - c.words[c.run.0]) as f32 / total);
    row.set(Feature::PagePhraseShare, c.phrases[n] as f32 / n as f32);
    row.count(Feature::PageLines, n.min(MAX_PAGE_LINES) as u32);
    row.count(Feature::WordsBeforeFirstLongLine, c.words[c.first_long.min(n)]);
}

/// Its words: those that other lines have too, and their learned scores.
fn write_words(row: &mut Writer<'_>, shapes: &[Shape], c: &LineContext, at: usize) {
    row.set(Feature::WordsSharedWithRun, c.shared[at]);
    row.count(Feature::Repeats, shapes[at].repeats);
    row.set(Feature::CommonWordShare, c.common[at]);
    row.set_from(Feature::WordScore, c.word_scores.around(at));
}

#[cfg(test)]
#[path = "row_test.rs"]
mod test;
