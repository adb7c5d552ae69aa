//! How decisions part one document: the ways that were tried, and what the one that holds has replaced.
//!
//! In: the ways that decisions name, and the document as it was read. Out: the first way that fits, with its result.

use crate::corpus::packed::document::{PackedArticles, PackedText, Page};
use crate::pipeline::part::{Parted, Parting, part};
use crate::types::error::Problem;
use crate::types::pile::PileSummary;
use crate::util::packed::Packed;
use std::collections::BTreeSet;

/// How the person wants a document parted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Partings {
    /// The ways that decisions name, the last first: the first that fits holds.
    pub wanted: Vec<Parting>,
    /// Ways that were tried and do not fit: the document's text never changes.
    unfit: BTreeSet<Parting>,
    /// The way that holds, when it is not that of the reading.
    pub current: Option<Parting>,
    /// As it was read, when the parting is another now.
    pub as_read: Option<Box<Unparted>>,
}

/// What of a document another parting replaces.
#[derive(Clone, Debug)]
pub(crate) struct Unparted {
    pub page: Packed<Page>,
    pub articles: PackedArticles,
    pub pile: Option<PileSummary>,
    pub problems: Vec<Problem>,
}

impl Partings {
    /// The page before any decision, of a document with this one now.
    pub fn page_before<'p>(&'p self, now: &'p Packed<Page>) -> &'p Packed<Page> {
        self.as_read.as_ref().map_or(now, |read| &read.page)
    }

    /// The first of the wanted ways that fits; with the result when it is not the one that holds. `known` is what is
    /// known of the document's articles by its own signs; its page, as it is now, is opened when a way is to be
    /// tried.
    pub fn first_fit(
        &mut self,
        known: Option<&PileSummary>,
        now: &Packed<Page>,
        text: &PackedText,
    ) -> (Option<Parting>, Option<Parted>) {
        let mut page = None;
        for how in &self.wanted {
            if self.current.as_ref() == Some(how) {
                return (Some(how.clone()), None);
            }
            if self.unfit.contains(how) {
                continue;
            }
            page = page.or_else(|| Page::open(self.page_before(now), text));
            let parted = page.as_ref().and_then(|p: &Page| part(&p.document, &p.blocks, known, how));
            if parted.is_some() {
                return (Some(how.clone()), parted);
            }
            self.unfit.insert(how.clone());
        }
        (None, None)
    }
}
