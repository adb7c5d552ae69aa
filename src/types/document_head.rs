//! What lists need of a document: all but its text, its runs and what its markup declares.

use crate::types::document::{Document, Format};
use crate::types::error::Problem;
use crate::types::pile::PileSummary;
use serde::{Deserialize, Serialize};

/// The short facts of a document, as in its record ([`Document`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentHead {
    /// Name as given; of an entry of a container with that container's name in front.
    pub name: String,
    /// Name of the file that was given: of an entry the container's.
    pub file: String,
    /// Format in which it was read.
    pub format: Format,
    /// Problems with the file.
    pub problems: Vec<Problem>,
    /// What is known of its articles when it holds several, or may.
    pub pile: Option<PileSummary>,
    /// Whether the text holds nothing: the file could not be read.
    pub is_empty: bool,
}

impl From<&Document> for DocumentHead {
    fn from(document: &Document) -> Self {
        DocumentHead {
            name: document.name.clone(),
            file: document.file.clone(),
            format: document.format,
            problems: document.problems.clone(),
            pile: document.pile.clone(),
            is_empty: document.text.is_empty(),
        }
    }
}
