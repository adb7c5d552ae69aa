//! Bulk results as columns: typed arrays for numbers, each different string once.

use crate::text::utf16::Units;
use crate::types::article_id::article_id;
use crate::types::document::Document;
use crate::types::label::Labelled;
use crate::wasm::put;
use js_sys::{Array, Float32Array, Object, Uint32Array};
use wasm_bindgen::JsValue;

/// The different strings of a column and which of them each row has.
#[derive(Default)]
struct Words {
    /// The strings, ascending, each with its place in `words`.
    known: Vec<(String, u32)>,
    words: Vec<JsValue>,
    rows: Vec<u32>,
}

impl Words {
    fn push(&mut self, word: String) {
        let next = self.words.len() as u32;
        match self.known.binary_search_by(|known| known.0.cmp(&word)) {
            Ok(place) => self.rows.extend(self.known.get(place).map(|known| known.1)),
            Err(place) => {
                self.words.push(JsValue::from_str(&word));
                self.known.insert(place, (word, next));
                self.rows.push(next);
            }
        }
    }

    fn put(self, object: &Object, key: &str) -> Result<(), JsValue> {
        let column = Object::new();
        put(&column, "words", &self.words.into_iter().collect::<Array>().into())?;
        put(&column, "rows", &Uint32Array::from(self.rows.as_slice()).into())?;
        put(object, key, &column.into())
    }
}

/// The judged runs of a document and its text:
/// `{ text, ends, confidence, label, cue, reason, article }`. A run starts where the one
/// before it ends. The article's word is empty for a run of no article.
pub fn blocks(id: &str, document: &Document, blocks: &[Labelled]) -> Result<Object, JsValue> {
    let units = Units::new(&document.text);
    let mut ends = Vec::with_capacity(blocks.len());
    let mut confidence = Vec::with_capacity(blocks.len());
    let (mut label, mut cue, mut reason, mut article) = <(Words, Words, Words, Words)>::default();
    for block in blocks {
        ends.push(units.of_byte(block.span.end) as u32);
        confidence.push(block.confidence);
        label.push(name_of(&block.label));
        cue.push(name_of(&block.reason.cue));
        reason.push(block.reason.sentence(block.label));
        article.push(block.article.map(|n| article_id(id, n)).unwrap_or_default());
    }
    let out = Object::new();
    put(&out, "text", &JsValue::from_str(&document.text))?;
    put(&out, "ends", &Uint32Array::from(ends.as_slice()).into())?;
    put(&out, "confidence", &Float32Array::from(confidence.as_slice()).into())?;
    label.put(&out, "label")?;
    cue.put(&out, "cue")?;
    reason.put(&out, "reason")?;
    article.put(&out, "article")?;
    Ok(out)
}

/// The name that a value without fields has in JSON.
fn name_of<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default().trim_matches('"').to_owned()
}
