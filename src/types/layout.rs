//! How a block looks on its page: what tells the lines of a frame that repeats. Data only.

use serde::{Deserialize, Serialize};

/// A rule that stands before a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum RuleBefore {
    /// A drawn line.
    Line,
    /// A page break.
    Page,
}

/// How one block looks. All zero when nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Layout {
    /// All of the block is bold.
    pub bold: bool,
    /// Bytes of bold text that open a block which is not all bold.
    pub lead_bold: u32,
    /// Centred.
    pub centred: bool,
    /// Empty lines and blocks before it.
    pub gap: u16,
    /// A rule before it.
    pub rule: Option<RuleBefore>,
    /// Hash of the numbered anchor before it, all numbers alike; 0 for none.
    pub anchor: u64,
    /// Hash of its element, the one around it, its class and its font; 0 for none.
    pub style: u64,
    /// Container of the innermost `<article>` around it; 0 for none. Only labelling needs it.
    #[serde(skip)]
    pub article: u32,
}
