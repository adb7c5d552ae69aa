//! The interface to JavaScript; no other folder knows of it.
//!
//! In: calls of `www/package`, the only caller. Out: records as JSON text or columns. Offsets are converted
//! here from bytes to UTF-16 code units and back.

mod batch;
mod columns;
mod corpus;
mod decisions;
mod entries;
mod export;
mod memory;
mod page_view;
mod pages;

use crate::corpus::packed::bytes;
use crate::pipeline::clean_document::{Cleaned, clean_document, clean_document_view};
use crate::pipeline::steps::Steps;
use crate::record::{ArticleRecord, PileRecord};
use crate::text::utf16::Units;
use crate::types::error::{Error, ErrorCode, Problem};
use crate::types::limits::Limits;
use crate::types::markup::PageView;
use crate::unpack::detect::may_hold_entries;
use js_sys::Reflect;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

/// Runs once when the module starts: a panic writes its message to the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Whether the file must be shown to the second module, which takes containers apart, before it is cleaned.
#[wasm_bindgen(js_name = mayHoldEntries)]
pub fn may_be_container(name: &str, bytes: &[u8]) -> bool {
    may_hold_entries(name, bytes)
}

/// Cleans one file that is no container. Returns the record `Cleaned` of the package, its blocks as columns.
///
/// # Errors
/// `bad-input` when the limits cannot be read.
#[wasm_bindgen]
pub fn clean(name: &str, bytes: &[u8], limits: JsValue) -> Result<JsValue, JsValue> {
    let limits = limits_of(limits)?;
    let mut view = PageView::default();
    let cleaned = clean_document_view(name, bytes, &limits, &Steps::of(&limits), Some(&mut view));
    record(&cleaned, Some(&view))
}

/// A cleaned document, and what a reader's view of it needs, as the record `Cleaned` of the package.
fn record(cleaned: &Cleaned, view: Option<&PageView>) -> Result<JsValue, JsValue> {
    let name = &cleaned.document.name;
    let out = columns::blocks(name, &cleaned.document, &cleaned.blocks)?;
    let units = Units::new(&cleaned.document.text);
    let articles: Vec<_> = cleaned.articles.iter().map(|a| ArticleRecord::new(name, a, &units)).collect();
    put(&out, "name", &name.into())?;
    put(&out, "articles", &json(&articles)?.into())?;
    put(&out, "problems", &json(&cleaned.document.problems)?.into())?;
    let pile = cleaned.document.pile.as_ref();
    let pile = pile.map(|pile| PileRecord::new(name, &cleaned.document.text, pile));
    put(&out, "view", &json(&page_view::view_record(cleaned, view, &units))?.into())?;
    put(&out, "pile", &json(&pile)?.into())?;
    Ok(out.into())
}

/// Cleans one file that is no container, for `insertPacked` of a corpus in another instance or of a later session.
///
/// # Errors
/// `bad-input` when the limits cannot be read.
#[wasm_bindgen(js_name = cleanPacked)]
pub fn clean_packed(name: &str, bytes: &[u8], limits: JsValue) -> Result<Vec<u8>, JsValue> {
    let limits = limits_of(limits)?;
    let packed = pack(vec![clean_document(name, bytes, &limits, &Steps::of(&limits))]);
    memory::grow_ahead();
    packed
}

/// What `cleanPacked` would return for a file that never reached it: one that cannot be read, is larger than
/// its caller loads, or crashed the engine.
///
/// # Errors
/// `bad-input` when there is no such problem code.
#[wasm_bindgen(js_name = failedPacked)]
pub fn failed_packed(name: &str, code: JsValue, detail: &str) -> Result<Vec<u8>, JsValue> {
    pack(vec![Cleaned::failed(Problem::new(name, from_js(code)?, detail))])
}

/// Numbers of the layouts that `insertPacked` reads; the first is that of what `cleanPacked` gives.
#[wasm_bindgen(js_name = packedFormats)]
pub fn packed_formats() -> Vec<u32> {
    vec![bytes::FORMAT, bytes::FORMAT_OF_CLEANED]
}

fn pack(cleaned: Vec<Cleaned>) -> Result<Vec<u8>, JsValue> {
    bytes::pack(cleaned).map_err(|e| refused(&e))
}

fn limits_of(limits: JsValue) -> Result<Limits, JsValue> {
    if limits.is_undefined() { Ok(Limits::default()) } else { from_js(limits) }
}

/// Reads a value of the caller.
fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(bad_input)
}

/// Writes JSON text: the cheapest way to hand many records to JavaScript.
fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(bad_input)
}

/// Sets a property of an object.
fn put(object: &js_sys::Object, key: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &JsValue::from_str(key), value).map(|_| ())
}

fn bad_input(error: impl std::fmt::Display) -> JsValue {
    refused(&Error::new(ErrorCode::BadInput, error.to_string()))
}

/// A JavaScript `Error` with the code beside the message.
fn refused(error: &Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.message);
    let code = serde_wasm_bindgen::to_value(&error.code).unwrap_or(JsValue::NULL);
    // Setting a property of an object made here cannot fail.
    let _ = Reflect::set(&thrown, &JsValue::from_str("code"), &code);
    thrown.into()
}
