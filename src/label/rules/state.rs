//! What rules say of the lines of a document, and how it becomes verdicts. Plain data; the rules stand in the
//! files beside.

use crate::label::inner_spans::InnerSpan;
use crate::label::verdict::Verdict;
use crate::types::label::{Cue, Label};

/// Logit of a line that a rule keeps.
const KEPT_LOGIT: f32 = 3.0;
/// Confidence in the verdict of a rule, 0 to 1.
const CONFIDENCE: f32 = 0.95;

/// What is known of the lines of a document, each list by line.
pub struct Rules {
    /// Verdicts on lines that are no text.
    pub aside: Vec<Option<Verdict>>,
    /// Lines that are text.
    pub kept: Vec<bool>,
    /// Lines that go on with the paragraph before, though other lines stand between.
    pub continues: Vec<bool>,
    /// Parts of lines that are marks.
    pub inner: Vec<Vec<InnerSpan>>,
}

impl Rules {
    /// Raises the logits of lines that are kept.
    pub fn raise(&self, logits: &mut [f32]) {
        for (logit, _) in logits.iter_mut().zip(&self.kept).filter(|(_, kept)| **kept) {
            *logit = logit.max(KEPT_LOGIT);
        }
    }

    /// Writes what is known into the verdicts.
    pub fn apply(self, verdicts: &mut [Verdict]) {
        let parts = self.aside.into_iter().zip(self.continues).zip(self.inner);
        for (verdict, ((aside, continues), inner)) in verdicts.iter_mut().zip(parts) {
            if let Some(aside) = aside {
                *verdict = aside;
                continue;
            }
            verdict.continues |= continues && verdict.label.is_body();
            verdict.inner_spans.extend(inner);
        }
    }
}

/// Detail of the reason of a mark of a printed page.
pub const PAGE_MARK: &str = "mark of a printed page";

/// The verdict on a line that is no text.
pub fn aside(label: Label, cue: Cue, detail: &str) -> Verdict {
    Verdict::new(label, cue, detail, CONFIDENCE)
}
