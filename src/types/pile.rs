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
/// use storysift::PileState;
///
/// let record = |n: u32| format!(
///     "Document {n} of 3\n\nFerry {n} sails again\n\nHarbour Post\n\nMarch {n}, 2021\n\n\
///      The night ferry number {n} sails again on Monday, the port said in a statement. Divers had mended \
///      its rudder, which broke in the storm of last week, and all of its cabins are booked until June.\n\n\n"
/// );
/// let file: String = (1..=3).map(record).collect();
/// let document = storysift::clean("ferries.txt", file.as_bytes()).document;
/// let pile = document.pile.expect("a file with three articles");
/// assert_eq!((pile.state, pile.count, pile.stated), (PileState::Sure, 3, Some(3)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
