//! What the person said, tied to the articles and documents of this drop.

use crate::types::decision::{ArticleRef, Decision};

/// A decision and what it was found to be about.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub decision: Decision,
    /// The documents and article numbers that it names, in its order, once they are found.
    pub pins: Vec<Option<(Pin, u32)>>,
    /// All were found under their ids. What was found by its words alone is looked for again
    /// when more comes: the article that was meant may be among it.
    pub sure: bool,
}

/// The articles that a decision names.
pub(crate) fn named(decision: &Decision) -> Vec<&ArticleRef> {
    match decision {
        Decision::Same { a, b }
        | Decision::Different { a, b }
        | Decision::Copies { a, b }
        | Decision::NotCopies { a, b } => vec![a, b],
        Decision::Keeper { article } => vec![article],
        _ => Vec::new(),
    }
}

/// A document: its name and the identity of its content.
pub(crate) type Pin = (String, u64);
