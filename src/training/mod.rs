//! What the trainers need to see: the lines of a page as the judge sees them, with their
//! features, and the decoder; the places where another article may open, with their cues.
//! And what the benchmark measures by itself. Not part of the public interface.

#[cfg(not(target_arch = "wasm32"))]
pub mod pairs;

pub use crate::label::decode::is_text;
pub use crate::label::features::class_scores::SLOTS as CLASS_SLOTS;
pub use crate::label::features::names::{
    CLASS_SCORE as CLASSES, COUNT as ALL, LineRow as Row, NAMES as LINE_FEATURES, TEXT, WORD_SCORES as WORDS,
};
pub use crate::label::features::word_scores::{SLOTS, WordScores as Evidence, score as told};
pub use crate::ml::fixed_point::squash;
pub use crate::ml::trees::{LEAVES, LEVELS, Tree, Trees};
pub use crate::split::boundary::UNIT;
pub use crate::split::features::{COUNT as CUES, NAMES as BOUNDARY_FEATURES};

use crate::copies::constraints::CopyConstraints;
use crate::copies::sets;
use crate::fingerprint::Fingerprint;
use crate::label::features::class_scores;
use crate::label::features::hashed_words::HashedLines;
use crate::label::features::row::rows;
use crate::label::features::word_scores;
use crate::label::kept_lines::KeptLines;
use crate::label::score_lines::score_lines;
use crate::label::title::title_candidates;
use crate::lexicon::class_words::hashes;
use crate::line::join::joined_blocks;
use crate::line::line;
use crate::metadata::page::LabelledPage;
use crate::pipeline::label_document::articles;
use crate::read::read;
use crate::split::boundary_context::BoundaryContext;
use crate::split::boundary_lines::opens_text;
use crate::split::candidates;
use crate::split::prose_run::ProseRun;
use crate::text::language::language;
use crate::types::article::Article;
use crate::types::document::Format;
use crate::types::label::Label;
use crate::types::limits::Limits;

/// A line of a page as the judge sees it.
pub struct Line {
    /// Its text.
    pub text: String,
    /// Its features.
    pub row: Row,
    /// The slots of its words, in the table of what words speak for.
    pub words: Vec<usize>,
    /// The slots of the class words round it, in the table of theirs.
    pub classes: Vec<usize>,
    /// The logit that the shipped weights give it.
    pub logit: f32,
}

/// The lines of a page, furniture among them, in order, all as one segment. Empty when the
/// file cannot be read.
pub fn lines(name: &str, bytes: &[u8]) -> Vec<Line> {
    let Ok((document, blocks)) = read(name, bytes, &Limits::default()) else { return Vec::new() };
    let joined = joined_blocks(&document, &blocks);
    let lines = line::lines(&document, &blocks, &joined);
    let logits = score_lines(&lines, &document.containers, document.format == Format::Html);
    let mut found = Vec::with_capacity(lines.len());
    let hashed = HashedLines::of(&lines);
    rows(&lines, &document.containers, |at, row| {
        let words = hashed.line(at).iter().map(|word| word_scores::slot(*word)).collect();
        let classes =
            lines[at].markup.map(|m| class_scores::slots(&hashes(&m.words)).collect()).unwrap_or_default();
        found.push(Line { text: lines[at].text.to_owned(), row: *row, words, classes, logit: logits[at] });
    });
    found
}

/// A place of a text where another article may open.
pub struct Opening {
    /// Byte at which its text begins.
    pub text: usize,
    /// Byte at which its title begins.
    pub title: Option<usize>,
    /// Its cues.
    pub cues: [f32; CUES],
}

/// The places of a page where another article may open, those of one text together. `starts`
/// are the bytes, ascending, at which the texts of other articles do begin.
pub fn openings(name: &str, bytes: &[u8], starts: &[usize]) -> Vec<Opening> {
    let Ok((document, blocks)) = read(name, bytes, &Limits::default()) else { return Vec::new() };
    let joined = joined_blocks(&document, &blocks);
    let lines = line::lines(&document, &blocks, &joined);
    let context = BoundaryContext::new(&lines);
    let (mut lead, mut from, mut passed) = (ProseRun::default(), 0, 0);
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if lead.is_article() {
            found.extend(candidates::candidates(&context, from, at).into_iter().map(|(opening, cues)| {
                Opening { text: lines[opening.text].byte, title: opening.title.map(|t| lines[t].byte), cues }
            }));
        }
        while opens_text(line) && starts.get(passed).is_some_and(|s| *s <= line.byte) {
            passed += 1;
            from = at;
        }
        lead.add(line);
    }
    found
}

/// Authors whom a page names, as one line, with their cues.
pub struct Authors {
    /// Their names.
    pub line: String,
    /// Their cues, in the order of [`AUTHOR_CUES`].
    pub cues: Vec<f32>,
}

/// Names of the cues of authors.
pub const AUTHOR_CUES: &[&str] = &crate::metadata::author_features::NAMES;

/// The authors that a page declares or shows. Empty when the file cannot be read.
pub fn authors(name: &str, bytes: &[u8]) -> Vec<Authors> {
    let cleaned = crate::pipeline::clean::clean(name, bytes);
    let page = LabelledPage { document: &cleaned.document, runs: &cleaned.blocks, language: None };
    let told = crate::metadata::author_candidates::author_candidates(&page).into_iter();
    told.map(|a| Authors { line: a.line, cues: a.features.0.to_vec() }).collect()
}

/// A form of a page's title, with its cues.
pub struct Headline {
    /// The form.
    pub text: String,
    /// Its cues, in the order of [`HEADLINE_CUES`].
    pub cues: Vec<f32>,
}

/// Names of the cues of forms of a title.
pub const HEADLINE_CUES: &[&str] = &crate::metadata::headline_features::NAMES;

/// The forms of the title that a page declares and shows. Empty when it declares none.
pub fn headlines(name: &str, bytes: &[u8]) -> Vec<Headline> {
    let cleaned = crate::pipeline::clean::clean(name, bytes);
    let page = LabelledPage { document: &cleaned.document, runs: &cleaned.blocks, language: None };
    let line = page.runs.iter().find(|r| r.label == Label::Title && r.article == Some(0));
    let told = match cleaned.document.declared.titles.is_empty() {
        true => Vec::new(),
        false => crate::metadata::headline::title_forms(&page, line.map(|l| page.line(l))),
    };
    told.into_iter().map(|h| Headline { text: h.text, cues: h.features.0.to_vec() }).collect()
}

/// A line that may be a page's title, with its cues.
pub struct Title {
    /// The line.
    pub text: String,
    /// Its cues, in the order of [`TITLE_CUES`].
    pub cues: Vec<f32>,
}

/// Names of the cues of titles.
pub const TITLE_CUES: &[&str] = &crate::label::title_features::NAMES;

/// The lines of a page that may be its title. Empty when the file cannot be read or holds no
/// prose.
pub fn titles(name: &str, bytes: &[u8]) -> Vec<Title> {
    let Ok((document, blocks)) = read(name, bytes, &Limits::default()) else { return Vec::new() };
    let joined = joined_blocks(&document, &blocks);
    let lines = line::lines(&document, &blocks, &joined);
    let articles = articles(&lines, |_| {});
    let Some((_, own)) = articles.first() else { return Vec::new() };
    let logits = score_lines(&lines, &document.containers, document.format == Format::Html);
    let kept = KeptLines::of(&lines, own, &logits, &[]);
    if kept.range.start == own.len() {
        return Vec::new();
    }
    let found = title_candidates(&lines, own, kept.range.start, &document.declared).into_iter();
    found.map(|c| Title { text: lines[own[c.at]].text.to_owned(), cues: c.row.to_vec() }).collect()
}

/// A day that may be the one of a page's publication, with its cues.
pub struct Day {
    /// `2025-06-30`.
    pub iso: String,
    /// Its cues, in the order of [`DATE_CUES`].
    pub cues: Vec<f32>,
}

/// Names of the cues of days.
pub const DATE_CUES: &[&str] = &crate::metadata::date_features::NAMES;

/// The candidates among the days that a page declares or shows, and all those days. Empty
/// when the file cannot be read.
pub fn days(name: &str, bytes: &[u8]) -> (Vec<Day>, Vec<Day>) {
    let cleaned = crate::pipeline::clean::clean(name, bytes);
    let lead = cleaned.articles.iter().find(|a| a.n == 0);
    let body =
        lead.iter().flat_map(|a| &a.paragraphs).map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n");
    let page = LabelledPage { document: &cleaned.document, runs: &cleaned.blocks, language: language(&body) };
    let day = |d: crate::metadata::date_features::DayCandidate| {
        let iso = d.published.iso.as_deref().and_then(|i| i.get(..10)).unwrap_or_default().to_owned();
        Day { iso, cues: d.features.0.to_vec() }
    };
    let known = crate::metadata::date_candidates::all_days(&page).into_iter().map(day).collect::<Vec<_>>();
    (crate::metadata::date_candidates::day_candidates(&page).into_iter().map(day).collect(), known)
}

/// Sets of copies among articles, by their places, keepers first.
pub fn copies(articles: &[Article]) -> Vec<Vec<u32>> {
    let prints: Vec<Fingerprint> = articles.iter().map(Fingerprint::of).collect();
    let prints: Vec<&Fingerprint> = prints.iter().collect();
    let found = sets(&prints, None, &CopyConstraints::default(), Limits::default().comparisons);
    found.sets.iter().map(|set| set.iter().map(|copy| copy.item).collect()).collect()
}
