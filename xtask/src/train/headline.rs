//! The chooser of the form of a page's title, among those that it declares and shows.

use super::author::folded;
use super::chooser::{Candidates, Chooser, Gold, Right};
use storysift::training::{self, HEADLINE_CUES};

pub const HEADLINE: Chooser = Chooser {
    name: "headline",
    folder: "meta",
    cues: HEADLINE_CUES,
    bars: [0.4, 0.0],
    bare: false,
    candidates,
};

fn candidates(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates> {
    let wanted = gold.title.as_deref().map(folded).filter(|t| !t.is_empty())?;
    // Pages without markup declare nothing.
    if !name.ends_with("html") {
        return None;
    }
    let right = |text: &str| if folded(text) == wanted { Right::Wholly } else { Right::No };
    let told = training::headlines(name, bytes);
    let list: Vec<_> =
        told.into_iter().map(|h| (right(&h.text), h)).map(|(r, h)| (h.text, h.cues, r)).collect();
    (!list.is_empty()).then_some(Candidates { list, teaches: true })
}
