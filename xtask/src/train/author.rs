//! The chooser of a page's authors.

use super::chooser::{Candidates, Chooser, Gold, Right};
use serde_json::Value;
use storysift::training::{self, AUTHOR_CUES};

pub const AUTHOR: Chooser =
    Chooser { name: "author", folder: "meta", cues: AUTHOR_CUES, bars: [1.3, 0.8], bare: false, candidates };

fn candidates(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates> {
    let wanted = match &gold.authors {
        Value::String(name) => name.clone(),
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        _ => return None,
    };
    let wanted = folded(&wanted);
    if wanted.is_empty() {
        return None;
    }
    let told = training::authors(name, bytes);
    let right = |name: &str| match () {
        () if name == wanted => Right::Wholly,
        () if name.contains(&wanted) || wanted.contains(name) => Right::Partly,
        () => Right::No,
    };
    let list =
        told.into_iter().map(|a| (right(&folded(&a.line)), a)).map(|(r, a)| (a.line, a.cues, r)).collect();
    Some(Candidates { list, teaches: true })
}

/// Words in lower case, parted by spaces.
pub fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
