//! The class `Export` for JavaScript.
//!
//! In: a corpus. Out: the bytes of a file, chunk by chunk.

use crate::export::{Export as ExportWriter, ExportOptions};
use crate::wasm::corpus::Corpus;
use crate::wasm::from_js;
use wasm_bindgen::prelude::*;

/// An export in progress.
#[wasm_bindgen]
pub struct Export {
    inner: ExportWriter,
}

#[wasm_bindgen]
impl Export {
    /// The next bytes of the file, or nothing at its end.
    pub fn next(&mut self, corpus: &mut Corpus) -> Option<Vec<u8>> {
        self.inner.next(&mut corpus.inner)
    }
}

#[wasm_bindgen]
impl Corpus {
    /// Begins an export: "jsonl", "csv", "markdown", "ris" or "zip".
    pub fn export(&mut self, format: JsValue, options: JsValue) -> Result<Export, JsValue> {
        let options = if options.is_undefined() { ExportOptions::default() } else { from_js(options)? };
        Ok(Export { inner: ExportWriter::with(&mut self.inner, from_js(format)?, options) })
    }
}
