//! The interface of the second module to JavaScript: containers to entries. It is a build of the same crate
//! with the feature `unpack-module`, and is loaded when the first container comes.
//!
//! In: a name, bytes, a cap, what a person said of columns. Out: entries, packed for the class `EntryCleaner` of
//! the engine's module, and a report as JSON text.

use crate::types::column::{GivenColumns, Table};
use crate::types::error::Problem;
use crate::unpack::entry::{Entry, UnpackLimits};
use crate::unpack::stored::Stored;
use crate::unpack::take_apart::{Report, unpack_archive, unpack_each};
use js_sys::{Error, Function, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Runs once when the module starts: a panic writes its message to the console.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Takes a file apart and calls `emit` with each entry, packed. No entry may be larger than `file_bytes`.
/// `columns` are those that a person gave for tables, as JSON text, the last given last. Returns
/// `{ problems, tables }` of the container as JSON text; undefined when the file is no container, and then nothing
/// was emitted.
///
/// # Errors
/// What `emit` throws; nothing more is emitted then. `bad-input` when the columns cannot be read.
#[wasm_bindgen]
pub fn unpack(
    name: &str,
    bytes: &[u8],
    file_bytes: f64,
    columns: &str,
    emit: &Function,
) -> Result<Option<String>, JsValue> {
    let mut out = Emitter::new(emit);
    let columns = columns_of(columns)?;
    let report = unpack_each(name, bytes, &limits(file_bytes), &columns, &mut |entry| out.take(&entry));
    out.finish(report)
}

/// The same for a zip archive that does not lie in memory: `read(offset, length)` returns a piece of its
/// `size` bytes. Undefined when it is a document and no archive.
///
/// # Errors
/// What `emit` throws; nothing more is emitted then. `bad-input` when the columns cannot be read.
#[wasm_bindgen(js_name = unpackArchive)]
pub fn unpack_stored(
    name: &str,
    size: f64,
    read: &Function,
    file_bytes: f64,
    columns: &str,
    emit: &Function,
) -> Result<Option<String>, JsValue> {
    let read = |buffer: &mut [u8], offset: u64| {
        let piece = read.call2(&JsValue::NULL, &(offset as f64).into(), &(buffer.len() as f64).into());
        let piece = piece.ok().and_then(|piece| piece.dyn_into::<Uint8Array>().ok());
        let piece = piece.ok_or_else(|| std::io::Error::other("the file could not be read"))?;
        let count = (piece.length() as usize).min(buffer.len());
        piece.subarray(0, count as u32).copy_to(&mut buffer[..count]);
        Ok(count)
    };
    let mut out = Emitter::new(emit);
    let file = Stored::Elsewhere(size as u64, &read);
    let columns = columns_of(columns)?;
    let report = unpack_archive(name, file, &limits(file_bytes), &columns, &mut |entry| out.take(&entry));
    out.finish(report)
}

/// Hands entries to a function until it throws.
struct Emitter<'f> {
    emit: &'f Function,
    failed: Option<JsValue>,
}

impl<'f> Emitter<'f> {
    fn new(emit: &'f Function) -> Self {
        Emitter { emit, failed: None }
    }

    fn take(&mut self, entry: &Entry) {
        if self.failed.is_none() {
            // A vector grows as it must: packing one cannot fail.
            let packed = postcard::to_allocvec(entry).unwrap_or_default();
            self.failed = self.emit.call1(&JsValue::NULL, &Uint8Array::from(&*packed)).err();
        }
    }

    fn finish(self, report: Option<Report>) -> Result<Option<String>, JsValue> {
        match self.failed {
            Some(error) => Err(error),
            None => Ok(report.map(|report| json(&report))),
        }
    }
}

fn limits(file_bytes: f64) -> UnpackLimits {
    UnpackLimits { entry_bytes: file_bytes as usize, ..UnpackLimits::default() }
}

/// What is said of a container.
#[derive(Serialize)]
struct ReportRecord<'a> {
    problems: &'a [Problem],
    tables: &'a [Table],
}

fn json(report: &Report) -> String {
    let record = ReportRecord { problems: &report.problems, tables: &report.tables };
    // Nothing in it can fail to be written.
    serde_json::to_string(&record).unwrap_or_default()
}

fn columns_of(json: &str) -> Result<Vec<GivenColumns>, JsValue> {
    serde_json::from_str(json).map_err(|error| {
        let thrown = Error::new(&error.to_string());
        // Setting a property of an object made here cannot fail.
        let _ = js_sys::Reflect::set(&thrown, &"code".into(), &"bad-input".into());
        thrown.into()
    })
}
