//! Decisions resolved against the loaded documents. A decision names articles by id and by content
//! hash; `anchors` finds them again after ids change.

use crate::corpus::rules::pattern::LinePattern;
use crate::types::decision::{ArticleRef, Decision};
use crate::types::line_rule::LineEffect;

/// A document independent of its id: its name and the hash of its content.
pub(crate) type DocumentKey = (String, u64);
/// An article independent of its id: its document and its number there.
pub(crate) type ArticleKey = (DocumentKey, u32);

/// A decision and the documents or articles that it names.
#[derive(Clone, Debug)]
pub(crate) struct AppliedDecision {
    pub decision: Decision,
    /// What it names, in its order, as far as found. Of a document the article number means nothing.
    pub targets: Vec<Option<ArticleKey>>,
    /// All were found under their ids. What was found by content hash alone is looked for again when
    /// more documents come: the article that was meant may be among them.
    pub resolved: bool,
    /// The compiled pattern of a rule; `None` when it cannot be compiled: then the rule never holds.
    pub pattern: Option<LinePattern>,
}

impl AppliedDecision {
    /// A decision that is not resolved yet.
    pub fn new(decision: Decision) -> Self {
        let pattern = match &decision {
            Decision::Lines(rule) if rule.then != LineEffect::Nothing => LinePattern::new(rule).ok(),
            _ => None,
        };
        AppliedDecision { decision, targets: Vec::new(), resolved: false, pattern }
    }
}

/// The articles that a decision names.
pub(crate) fn named_articles(decision: &Decision) -> Vec<&ArticleRef> {
    match decision {
        Decision::Same { a, b }
        | Decision::Different { a, b }
        | Decision::Copies { a, b }
        | Decision::NotCopies { a, b } => vec![a, b],
        Decision::Keeper { article } => vec![article],
        _ => Vec::new(),
    }
}

/// The same, to be changed.
pub(crate) fn named_articles_mut(decision: &mut Decision) -> Vec<&mut ArticleRef> {
    match decision {
        Decision::Same { a, b }
        | Decision::Different { a, b }
        | Decision::Copies { a, b }
        | Decision::NotCopies { a, b } => vec![a, b],
        Decision::Keeper { article } => vec![article],
        _ => Vec::new(),
    }
}
