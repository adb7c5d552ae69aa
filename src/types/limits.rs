//! Every cap of the engine, in one place. A cap that is hit is told as a
//! [`Problem`](crate::types::error::Problem) or a note, never silently.

use serde::{Deserialize, Serialize};

/// Caps that a caller may change. All sizes are bytes unless the name says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Limits {
    /// Largest input file. A larger one is refused as `too-large`.
    pub file_bytes: usize,
    /// Most blocks that one document is cut into; the rest becomes one last block, kept.
    pub blocks: usize,
    /// Deepest element nesting that the HTML reader follows; deeper content is kept, flattened.
    pub html_depth: usize,
    /// Most articles that one document is split into.
    pub articles: usize,
    /// Most passages shared by two articles that one regrouping looks at before it stops and
    /// says so.
    pub comparisons: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 64 << 20,
            blocks: 2_000_000,
            html_depth: 512,
            articles: 500,
            comparisons: 20_000_000,
        }
    }
}
