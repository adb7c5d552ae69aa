//! The verdict on a line: its label, the reason, how sure that is, and the article of the line. Plain
//! data; what makes a verdict stands in the files beside.

use crate::label::inner_spans::InnerSpan;
use crate::types::label::{Cue, Label, Reason};

/// The verdict on a line.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub label: Label,
    pub reason: Reason,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Number of the article that the line belongs to.
    pub article: Option<u32>,
    /// Parts of the line that are something else.
    pub inner_spans: Vec<InnerSpan>,
    /// It goes on with the paragraph of the line of text before.
    pub continues: bool,
}

impl Default for Verdict {
    fn default() -> Self {
        Verdict::new(Label::Furniture, Cue::Neighbours, "", 0.5)
    }
}

impl Verdict {
    /// A verdict on a line of no article.
    pub fn new(label: Label, cue: Cue, detail: &str, confidence: f32) -> Self {
        Verdict {
            label,
            reason: Reason::new(cue, detail),
            confidence,
            article: None,
            inner_spans: Vec::new(),
            continues: false,
        }
    }

    /// The same for a line of this article.
    pub fn of_article(mut self, article: u32) -> Self {
        self.article = Some(article);
        self
    }
}
