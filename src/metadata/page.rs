//! A page whose lines have labels, as its authors and days are read from it: the lines of its own
//! article, and where each stands to the title and the text.
//!
//! In: a document and its labels. Out: lines and places.

use crate::types::document::Document;
use crate::types::label::{Label, Labelled};

/// Lines over the title, or over the text where no title is, that are next to it.
const MAX_ABOVE: usize = 4;
/// Lines behind the text that are next to it.
const MAX_BEHIND: usize = 5;

/// A labelled page.
pub struct LabelledPage<'p> {
    pub document: &'p Document,
    /// All labelled runs of the document.
    pub runs: &'p [Labelled],
    /// The language of the article.
    pub language: Option<&'p str>,
}

/// The lines of a page that are no other article's, without blank ones.
pub struct ShownLines<'p> {
    pub runs: Vec<&'p Labelled>,
    /// Number of the title's line.
    pub title: Option<usize>,
    /// First and last line of the text; the number of lines when there is none.
    pub first: usize,
    pub last: usize,
}

/// Where a line stands to the title and the text; the nearest places come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PagePlace {
    AboveTitle,
    InTitle,
    UnderTitle,
    OpensProse,
    InProse,
    BehindProse,
    FarBefore,
    FarBehind,
}

impl<'p> LabelledPage<'p> {
    /// The lines of the page's own article.
    pub fn shown(&self) -> ShownLines<'p> {
        let own = |r: &&Labelled| r.label != Label::Blank && r.article.is_none_or(|a| a == 0);
        let runs: Vec<&Labelled> = self.runs.iter().filter(own).collect();
        let title = runs.iter().position(|r| r.label == Label::Title && r.article == Some(0));
        let body = |r: &&Labelled| r.label.is_body() && r.article == Some(0);
        let first = runs.iter().position(body).unwrap_or(runs.len());
        let last = runs.iter().rposition(body).unwrap_or(runs.len());
        ShownLines { runs, title, first, last }
    }

    /// The text of a line.
    pub fn line(&self, run: &Labelled) -> &'p str {
        run.span.of(&self.document.text).trim()
    }
}

impl ShownLines<'_> {
    /// Where line number `at` stands; `opens` says that what is read stands before prose on the same
    /// line.
    pub fn place(&self, at: usize, opens: bool) -> PagePlace {
        let (first, last) = (self.first, self.last);
        match self.title {
            Some(t) if at == t => PagePlace::InTitle,
            _ if opens => PagePlace::OpensProse,
            _ if at >= first && at <= last => PagePlace::InProse,
            Some(t) if at > t && at < first => PagePlace::UnderTitle,
            Some(t) if at < t && t - at <= MAX_ABOVE => PagePlace::AboveTitle,
            None if at < first && first - at <= MAX_ABOVE => PagePlace::UnderTitle,
            _ if at < first => PagePlace::FarBefore,
            _ if at - last <= MAX_BEHIND => PagePlace::BehindProse,
            _ => PagePlace::FarBehind,
        }
    }

    /// Lines from a line to the title or to the start of the text, whichever is nearer.
    pub fn distance(&self, at: usize) -> usize {
        let distance = self.first.abs_diff(at);
        self.title.map_or(distance, |t| distance.min(t.abs_diff(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_by_title_and_text() {
        let shown = |title| ShownLines { runs: Vec::new(), title, first: 8, last: 12 };
        for (title, at, opens, place) in [
            (Some(5), 5, false, PagePlace::InTitle),
            (Some(5), 1, false, PagePlace::AboveTitle),
            (Some(5), 0, false, PagePlace::FarBefore),
            (Some(5), 6, false, PagePlace::UnderTitle),
            (None, 4, false, PagePlace::UnderTitle),
            (None, 3, false, PagePlace::FarBefore),
            (Some(5), 8, true, PagePlace::OpensProse),
            (Some(5), 12, false, PagePlace::InProse),
            (Some(5), 17, false, PagePlace::BehindProse),
            (Some(5), 18, false, PagePlace::FarBehind),
        ] {
            assert_eq!(shown(title).place(at, opens), place, "{title:?} {at}");
        }
        assert_eq!((shown(Some(5)).distance(6), shown(None).distance(6)), (1, 2));
    }
}
