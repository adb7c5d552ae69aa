//! A judged page as the readers of its days and its authors see it: the lines of its own
//! article, and where each stands beside the title and the prose.

use crate::types::document::Document;
use crate::types::label::{Label, Labelled};

/// What is read.
pub(crate) struct Page<'p> {
    pub document: &'p Document,
    /// All judged runs of the document.
    pub runs: &'p [Labelled],
    /// The language of the article.
    pub language: Option<&'p str>,
}

/// The lines that are no other article's, blank ones left out.
pub(crate) struct Shown<'p> {
    pub runs: Vec<&'p Labelled>,
    /// Where the title stands, where the body begins and where it ends.
    pub title: Option<usize>,
    pub first: usize,
    pub last: usize,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    AboveTitle,
    InTitle,
    UnderTitle,
    OpensProse,
    InProse,
    BehindProse,
    FarBefore,
    FarBehind,
}

impl<'p> Page<'p> {
    /// The lines of the page's own article.
    pub fn shown(&self) -> Shown<'p> {
        let own = |r: &&Labelled| r.label != Label::Blank && r.article.is_none_or(|a| a == 0);
        let runs: Vec<&Labelled> = self.runs.iter().filter(own).collect();
        let title = runs.iter().position(|r| r.label == Label::Title && r.article == Some(0));
        let body = |r: &&Labelled| r.label.is_body() && r.article == Some(0);
        let first = runs.iter().position(body).unwrap_or(runs.len());
        let last = runs.iter().rposition(body).unwrap_or(runs.len());
        Shown { runs, title, first, last }
    }

    /// The text of a line.
    pub fn line(&self, run: &Labelled) -> &'p str {
        run.span.of(&self.document.text).trim()
    }
}

impl Shown<'_> {
    /// Where the line of this number stands; `opens` says that what is read stands in front of
    /// prose on its line.
    pub fn place(&self, at: usize, opens: bool) -> Place {
        let (first, last) = (self.first, self.last);
        match self.title {
            Some(t) if at == t => Place::InTitle,
            _ if opens => Place::OpensProse,
            _ if at >= first && at <= last => Place::InProse,
            Some(t) if at > t && at < first => Place::UnderTitle,
            Some(t) if at < t && t - at <= 4 => Place::AboveTitle,
            None if at < first && first - at <= 4 => Place::UnderTitle,
            _ if at < first => Place::FarBefore,
            _ if at - last <= 5 => Place::BehindProse,
            _ => Place::FarBehind,
        }
    }

    /// Lines between a line and the title or the start of the prose, whichever is nearer.
    pub fn steps(&self, at: usize) -> usize {
        let steps = self.first.abs_diff(at);
        self.title.map_or(steps, |t| steps.min(t.abs_diff(at)))
    }
}
