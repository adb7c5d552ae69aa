//! The class `EntryCleaner` for JavaScript: cleans what the second module took out of a container.
//!
//! In: entries as the second module of the same build packs them. Out: cleaned documents, packed for
//! `insertPacked` or as records.

use crate::pipeline::clean_entries::CleanedEntries;
use crate::types::error::Problem;
use crate::wasm::{bad_input, limits_of, memory, pack, record};
use js_sys::Array;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// The entries of one container.
#[wasm_bindgen]
pub struct EntryCleaner(CleanedEntries);

#[wasm_bindgen]
impl EntryCleaner {
    /// A cleaner for the container `name`. With `views` its records have what a reader's view needs.
    ///
    /// # Errors
    /// `bad-input` when the limits cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, limits: JsValue, views: bool) -> Result<EntryCleaner, JsValue> {
        let limits = limits_of(limits)?;
        Ok(EntryCleaner(match views {
            true => CleanedEntries::with_views(name, &limits),
            false => CleanedEntries::new(name, &limits),
        }))
    }

    /// Cleans an entry.
    pub fn add(&mut self, packed: &[u8]) -> Result<(), JsValue> {
        self.0.add(postcard::from_bytes(packed).map_err(bad_input)?);
        Ok(())
    }

    /// The documents since the last call, for `insertPacked`.
    pub fn take(&mut self) -> Result<Vec<u8>, JsValue> {
        let packed = pack(self.0.take());
        memory::grow_ahead();
        packed
    }

    /// What is left of the container, for `insertPacked`. `report` is the JSON text that the second module gave.
    pub fn finish(self, report: &str) -> Result<Vec<u8>, JsValue> {
        let packed = pack(self.0.finish(problems_of(report)?));
        memory::grow_ahead();
        packed
    }

    /// All documents of the container as records.
    pub fn records(mut self, report: &str) -> Result<Array, JsValue> {
        let views = self.0.take_views();
        let all = self.0.finish(problems_of(report)?);
        all.iter().enumerate().map(|(at, cleaned)| record(cleaned, views.get(at))).collect()
    }

    /// The only document of the container as a record.
    pub fn only(mut self, report: &str) -> Result<JsValue, JsValue> {
        let views = self.0.take_views();
        record(&self.0.only(problems_of(report)?), views.first().filter(|_| views.len() == 1))
    }
}

/// The part of a report that concerns documents.
#[derive(Deserialize)]
struct Report {
    problems: Vec<Problem>,
}

fn problems_of(report: &str) -> Result<Vec<Problem>, JsValue> {
    serde_json::from_str(report).map(|report: Report| report.problems).map_err(bad_input)
}
