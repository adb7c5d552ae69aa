//! The caps of the engine that a caller may change. Reaching one is reported as a
//! [`Problem`](crate::types::error::Problem) or in the result, never silent.

use serde::{Deserialize, Serialize};

/// Caps that a caller may change.
///
/// ```
/// use storysift::{Code, Limits, clean_with};
///
/// let limits = Limits::default().with_file_bytes(10);
/// let cleaned = clean_with("page.txt", b"A line of more than ten bytes.", &limits);
/// assert_eq!(cleaned.document.problems[0].code, Code::TooLarge);
///
/// // In JSON the fields that are left out keep their defaults.
/// let limits: Limits = serde_json::from_str(r#"{ "htmlDepth": 64 }"#).unwrap();
/// assert_eq!(limits, Limits::default().with_html_depth(64));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Limits {
    /// Largest document, in bytes. A larger one is refused as `too-large`.
    pub file_bytes: usize,
    /// Largest container in memory, in bytes. An archive that is read piece by piece may be larger.
    pub container_bytes: usize,
    /// Most blocks of one document; the rest of its text becomes the last block.
    pub blocks: usize,
    /// Deepest nesting of HTML elements; the text of deeper ones is kept, without their markup.
    pub html_depth: usize,
    /// Most articles of one document.
    pub articles: usize,
    /// Most passages shared by two articles that one grouping looks at; the result says when it
    /// stopped there.
    pub comparisons: usize,
    /// Most steps of cleaning one file, all its documents together. A step is 64 bytes of a document that is read, or
    /// one of its blocks at one of the five stages that look at it; plain prose takes about one step in 30 bytes. What
    /// is not cleaned then ends as the problem `limit`. No bound by default: hosts with workers end them by the clock.
    pub steps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 64 << 20,
            container_bytes: 512 << 20,
            blocks: 2_000_000,
            html_depth: 512,
            articles: 500,
            comparisons: 20_000_000,
            steps: usize::MAX,
        }
    }
}

impl Limits {
    /// The same with another [`file_bytes`](Self::file_bytes).
    #[must_use]
    pub fn with_file_bytes(self, file_bytes: usize) -> Self {
        Limits { file_bytes, ..self }
    }

    /// The same with another [`container_bytes`](Self::container_bytes).
    #[must_use]
    pub fn with_container_bytes(self, container_bytes: usize) -> Self {
        Limits { container_bytes, ..self }
    }

    /// The same with another [`blocks`](Self::blocks).
    #[must_use]
    pub fn with_blocks(self, blocks: usize) -> Self {
        Limits { blocks, ..self }
    }

    /// The same with another [`html_depth`](Self::html_depth).
    #[must_use]
    pub fn with_html_depth(self, html_depth: usize) -> Self {
        Limits { html_depth, ..self }
    }

    /// The same with another [`articles`](Self::articles).
    #[must_use]
    pub fn with_articles(self, articles: usize) -> Self {
        Limits { articles, ..self }
    }

    /// The same with another [`comparisons`](Self::comparisons).
    #[must_use]
    pub fn with_comparisons(self, comparisons: usize) -> Self {
        Limits { comparisons, ..self }
    }

    /// The same with another [`steps`](Self::steps).
    #[must_use]
    pub fn with_steps(self, steps: usize) -> Self {
        Limits { steps, ..self }
    }
}
