//! Many cleaned files in one call, for an engine that is told what a session or its predecessor held: a message to a
//! worker and back takes several times as long as adding a short text.
//!
//! In: bytes of cleaned files, one behind the other. Out: what became of each.

use crate::corpus::packed::bytes::unpack;
use crate::wasm::corpus::Corpus;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Corpus {
    /// Adds files in order, each as `insertPacked` does: `packed` is what `cleanPacked` returned for them, one behind
    /// the other, `ends` where each ends, `files` their numbers. Returns for each whether any of it was not here, or
    /// as a text why it cannot be read.
    #[wasm_bindgen(js_name = insertAll)]
    pub fn insert_all(&mut self, packed: &[u8], ends: &[u32], files: &[u32]) -> Array {
        let mut start = 0;
        let insert = |(&end, &file): (&u32, &u32)| {
            let bytes = packed.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            match unpack(bytes) {
                Ok(all) => JsValue::from_bool(self.insert_documents(all, file).is_some()),
                Err(error) => JsValue::from_str(&error.message),
            }
        };
        ends.iter().zip(files).map(insert).collect()
    }
}
