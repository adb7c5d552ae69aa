//! How much text a corpus holds, and what became of it.

use serde::{Deserialize, Serialize};

/// Characters of all documents, in UTF-16 code units as everywhere in the records. `all` is counted on the texts,
/// the others on the labelled runs: that the sum is right shows that nothing is lost.
///
/// ```
/// let mut corpus = storysift::Corpus::new(Default::default());
/// corpus.add("ferry.txt", b"The night ferry to Norafel sails again on Monday, the port said.");
/// let totals = corpus.totals();
/// assert_eq!(totals.all, totals.kept + totals.aside);
/// assert_eq!(totals.missing, 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Totals {
    /// All characters of the texts as they were decoded.
    pub all: u64,
    /// Those that belong to an article: its text, title, and credits.
    pub kept: u64,
    /// Those that are set aside, blank ones among them.
    pub aside: u64,
    /// Those in no labelled run. Not 0 only when the engine has a fault.
    pub missing: u64,
}
