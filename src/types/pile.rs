//! What is known of a document that holds several articles, or may. Data only: `split::frames` finds it,
//! `corpus` changes its state as the person decides.

use crate::types::block::Span;
use serde::{Deserialize, Serialize};

/// Whether a document with many articles comes apart, and who says so.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::PileState::Likely)?, r#""likely""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PileState {
    /// It comes apart by itself.
    Sure,
    /// It is one article; it looks like several.
    Likely,
    /// It comes apart because the person said so.
    Asked,
    /// It is one article because the person said so.
    Refused,
}

/// What is known of a document that holds several articles, or may.
///
/// ```
/// use storysift::PileSummary;
///
/// let text = "Ferry sails\nThe ferry sails.\nTrams stop\nThe trams stop.";
/// let pile: PileSummary = serde_json::from_str(
///     r#"{ "state": "likely", "form": "text", "count": 2, "stated": null, "samples": [{ "start": 29, "end": 39 }] }"#,
/// )?;
/// assert_eq!(pile.samples[0].of(text), "Trams stop");
/// // A single article is no pile.
/// assert_eq!(storysift::clean("a.txt", b"The ferry sails again on Monday.").document.pile, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PileSummary {
    /// Whether it comes apart.
    pub state: PileState,
    /// Name of its form: files of one form have the same, or one that has most of its parts.
    pub form: String,
    /// Number of articles.
    pub count: usize,
    /// Number of articles that the file itself states.
    pub stated: Option<usize>,
    /// The titles, or the first lines, of the first three articles.
    pub samples: Vec<Span>,
}
