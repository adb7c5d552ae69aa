//! The verdict on a line: its label, the reason, how sure it is, and which article it belongs to.

use crate::label::inner_spans::Cut;
use crate::types::label::{Cue, Label, Reason};

/// The verdict on a line.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    pub label: Label,
    pub reason: Reason,
    pub confidence: f32,
    pub article: Option<u32>,
    /// Runs inside the line that are something else.
    pub cuts: Vec<Cut>,
}

impl Default for Verdict {
    fn default() -> Self {
        Verdict::new(Label::Furniture, Cue::Neighbours, "", 0.5)
    }
}

impl Verdict {
    /// A verdict that is of no article yet.
    pub fn new(label: Label, cue: Cue, detail: &str, confidence: f32) -> Self {
        Verdict { label, reason: Reason::new(cue, detail), confidence, article: None, cuts: Vec::new() }
    }

    pub fn of(mut self, article: u32) -> Self {
        self.article = Some(article);
        self
    }
}
