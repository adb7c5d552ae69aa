//! Many cleaned files in one call, for an engine that is told what a session or its predecessor held: a message to a
//! worker and back takes ten times as long as adding a short text.
//!
//! In: bytes of cleaned files, one behind the other. Out: which of them were here already or cannot be read.

use crate::corpus::packed::bytes::unpack;
use crate::wasm::corpus::Corpus;
use crate::wasm::json;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What adding many files returns; files by their place in the call.
#[derive(Default, Serialize)]
struct AddedAll {
    /// Those of which every document was here.
    known: Vec<usize>,
    /// Those that cannot be read, and why.
    damaged: Vec<(usize, String)>,
}

#[wasm_bindgen]
impl Corpus {
    /// Adds files in order, each as `insertPacked` does: `packed` is what `cleanPacked` returned for them, one behind
    /// the other, `ends` where each ends, `files` their numbers. Returns `{ known, damaged }` as JSON: files of which
    /// all was here, and `[file, reason]` of those that cannot be read, by their places from 0.
    #[wasm_bindgen(js_name = insertAll)]
    pub fn insert_all(&mut self, packed: &[u8], ends: &[u32], files: &[u32]) -> Result<String, JsValue> {
        let mut added = AddedAll::default();
        let mut start = 0;
        for (place, (&end, &file)) in ends.iter().zip(files).enumerate() {
            let bytes = packed.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            match unpack(bytes) {
                Ok(all) => {
                    if self.insert_documents(all, file).is_none() {
                        added.known.push(place);
                    }
                }
                Err(error) => added.damaged.push((place, error.message)),
            }
        }
        json(&added)
    }
}
