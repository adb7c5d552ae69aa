//! Bulk data as columns: typed arrays for numbers, each different string once.
//!
//! In: documents with labelled runs, articles. Out: JavaScript objects.

use crate::text::utf16::Units;
use crate::types::article::Role;
use crate::types::article_head::ArticleHead;
use crate::types::article_id::article_id;
use crate::types::document::Document;
use crate::types::label::Labelled;
use crate::wasm::{json, put};
use js_sys::{Array, Float32Array, Object, Uint8Array, Uint32Array};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// A column of strings: the different ones, and which of them each row has.
#[derive(Default)]
struct StringColumn {
    /// The different strings, ascending, each with its place in `words`.
    known: Vec<(String, u32)>,
    words: Vec<JsValue>,
    rows: Vec<u32>,
}

impl StringColumn {
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

    /// Sets the column as a property of an object.
    fn put(self, object: &Object, key: &str) -> Result<(), JsValue> {
        let column = Object::new();
        put(&column, "words", &self.words.into_iter().collect::<Array>().into())?;
        put(&column, "rows", &Uint32Array::from(self.rows.as_slice()).into())?;
        put(object, key, &column.into())
    }
}

/// The labelled runs of a document and its text:
/// `{ text, ends, confidence, label, cue, reason, article }`. A run starts where the one
/// before it ends. The article is empty for a run of no article.
pub fn blocks(id: &str, document: &Document, blocks: &[Labelled]) -> Result<Object, JsValue> {
    let units = Units::new(&document.text);
    let mut ends = Vec::with_capacity(blocks.len());
    let mut confidence = Vec::with_capacity(blocks.len());
    let (mut label, mut cue, mut reason, mut article) =
        <(StringColumn, StringColumn, StringColumn, StringColumn)>::default();
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

/// The short fields of all articles: `{ strings, words, confidence, attached }`; the strings are JSON text.
pub fn articles<'c>(heads: impl Iterator<Item = (&'c str, &'c ArticleHead)>) -> Result<Object, JsValue> {
    let mut strings = ArticleStrings::default();
    let (mut words, mut confidence, mut attached) = (Vec::new(), Vec::new(), Vec::new());
    for (id, article) in heads {
        strings.ids.push(article_id(id, article.n));
        strings.documents.push(id);
        strings.titles.push(article.title.as_deref());
        strings.sources.push(article.source.as_deref());
        let published = article.published.as_ref();
        strings.dates.push(published.and_then(|p| p.iso.as_deref()));
        strings.undated.push(published.filter(|p| p.iso.is_none()).map(|p| p.raw.as_str()));
        words.push(article.words);
        confidence.push(article.confidence);
        attached.push(u8::from(article.role == Role::Attached));
    }
    let out = Object::new();
    put(&out, "strings", &json(&strings)?.into())?;
    put(&out, "words", &Uint32Array::from(words.as_slice()).into())?;
    put(&out, "confidence", &Float32Array::from(confidence.as_slice()).into())?;
    put(&out, "attached", &Uint8Array::from(attached.as_slice()).into())?;
    Ok(out)
}

/// The string columns of articles, one value for each article.
#[derive(Default, Serialize)]
struct ArticleStrings<'a> {
    ids: Vec<String>,
    documents: Vec<&'a str>,
    titles: Vec<Option<&'a str>>,
    sources: Vec<Option<&'a str>>,
    /// ISO 8601.
    dates: Vec<Option<&'a str>>,
    /// Dates as written, where they could not be resolved.
    undated: Vec<Option<&'a str>>,
}

/// The name of an enum variant in JSON.
fn name_of<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default().trim_matches('"').to_owned()
}
