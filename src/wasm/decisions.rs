//! Decisions of the person, for JavaScript.
//!
//! In: decisions with offsets in UTF-16 code units. Out: the same, in bytes for the engine. Decisions about
//! ranges of documents that are not here yet wait until their text is known.

use crate::text::utf16::Units;
use crate::types::decision::Decision;
use crate::types::line_rule::{LinePreview, LineRule, LineSample};
use crate::wasm::corpus::Corpus;
use crate::wasm::{from_js, json, refused};
use serde::Serialize;
use std::collections::BTreeMap;
use std::slice;
use wasm_bindgen::prelude::*;

/// What `replay` returns.
#[derive(Serialize)]
struct Replayed {
    taken: usize,
    waiting: usize,
}

/// What `previewLines` returns.
#[derive(Serialize)]
struct ShownLines {
    lines: usize,
    documents: usize,
    samples: Vec<ShownLine>,
}

/// A line with its text.
#[derive(Serialize)]
struct ShownLine {
    document: String,
    start: usize,
    end: usize,
    text: String,
}

#[wasm_bindgen]
impl Corpus {
    /// Adds decisions of another session; those about what is not here take effect when it comes. Returns
    /// `{ taken, waiting }` as JSON: `taken` are those that `undo` takes back.
    pub fn replay(&mut self, decisions: JsValue) -> Result<String, JsValue> {
        let (mut here, mut waiting) = (Vec::new(), 0);
        for decision in from_js::<Vec<Decision>>(decisions)? {
            match document_of(&decision).filter(|id| self.inner.document(id).is_none()) {
                Some(absent) => {
                    self.waiting.entry(absent.to_owned()).or_default().push(decision);
                    waiting += 1;
                }
                None => here.push(decision),
            }
        }
        self.convert_offsets(&mut here, |units, unit| units.to_byte(unit));
        // All at once: whether they are known is asked when all have taken effect, so that the documents are
        // labelled anew one time and not once a decision.
        self.inner.replay(here.iter().cloned());
        waiting += here.iter().filter(|decision| !self.inner.knows(decision)).count();
        json(&Replayed { taken: here.len(), waiting })
    }

    /// Applies a decision.
    pub fn apply(&mut self, decision: JsValue) -> Result<(), JsValue> {
        let mut decision: Decision = from_js(decision)?;
        self.convert_offsets(slice::from_mut(&mut decision), |units, unit| units.to_byte(unit));
        self.inner.apply(decision).map_err(|e| refused(&e))
    }

    /// Undoes the last decision; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        self.inner.undo()
    }

    /// Applies the decision that was undone last; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        self.inner.redo()
    }

    /// What decisions say of the columns of tables, as JSON, the last said last.
    #[wasm_bindgen(js_name = givenColumns)]
    pub fn given_columns(&self) -> Result<String, JsValue> {
        json(&self.inner.given_columns())
    }

    /// The rules about lines that hold, as JSON.
    #[wasm_bindgen(js_name = lineRules)]
    pub fn line_rules(&self) -> Result<String, JsValue> {
        json(&self.inner.line_rules())
    }

    /// What a rule about lines matches, with the text of the first lines, as JSON.
    #[wasm_bindgen(js_name = previewLines)]
    pub fn preview_lines(&mut self, rule: JsValue) -> Result<String, JsValue> {
        let LinePreview { lines, documents, samples } =
            self.inner.preview_lines(&from_js::<LineRule>(rule)?).map_err(|e| refused(&e))?;
        let samples: Vec<ShownLine> = samples
            .into_iter()
            .filter_map(|LineSample { document, span }| {
                let text = self.inner.text(&document)?;
                let units = Units::new(&text);
                let (start, end) = (units.of_byte(span.start), units.of_byte(span.end));
                Some(ShownLine { document, start, end, text: span.of(&text).to_owned() })
            })
            .collect();
        json(&ShownLines { lines, documents, samples })
    }

    /// The decisions so far, as JSON.
    pub fn decisions(&mut self) -> Result<String, JsValue> {
        let mut decisions = self.inner.decisions();
        self.convert_offsets(&mut decisions, |units, byte| units.of_byte(byte));
        decisions.extend(self.waiting.values().flatten().cloned());
        json(&decisions)
    }
}

impl Corpus {
    /// Replays the decisions that waited for a document.
    pub(crate) fn replay_waiting(&mut self, id: Option<&str>) {
        let mut decisions = id.and_then(|id| self.waiting.remove(id)).unwrap_or_default();
        self.convert_offsets(&mut decisions, |units, unit| units.to_byte(unit));
        self.inner.replay(decisions);
    }

    /// Converts the offsets of decisions from one unit to the other.
    fn convert_offsets(&self, decisions: &mut [Decision], convert: fn(&Units, usize) -> usize) {
        // By document: each text is unpacked once.
        let mut ranges: BTreeMap<&str, Vec<(&mut usize, &mut usize)>> = BTreeMap::new();
        for decision in decisions {
            if let Decision::Restore { document, start, end } | Decision::SetAside { document, start, end } =
                decision
            {
                ranges.entry(document).or_default().push((start, end));
            }
        }
        for (document, ranges) in ranges {
            let Some(text) = self.inner.text(document) else { continue };
            let units = Units::new(&text);
            for (start, end) in ranges {
                (*start, *end) = (convert(&units, *start), convert(&units, *end));
            }
        }
    }
}

/// The document of a decision with offsets.
fn document_of(decision: &Decision) -> Option<&str> {
    match decision {
        Decision::Restore { document, .. } | Decision::SetAside { document, .. } => Some(document),
        _ => None,
    }
}
