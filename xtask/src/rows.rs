//! JSON Lines in and out, gzipped or not.

use serde::Deserialize;
use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// The fields of a row that the pipeline may see. Gold fields are not among them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Row {
    /// Id of the row.
    pub id: String,
    /// Plain text.
    pub text: Option<String>,
    /// HTML.
    pub html: Option<String>,
    /// Title, for clean articles only.
    pub title: Option<String>,
    /// Date, for clean articles only.
    pub date: Option<String>,
    /// Outlet, for clean articles only.
    pub source: Option<String>,
}

/// Reads the rows of a file; one whose name ends in `.gz` is unpacked.
pub fn read_rows<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let reader: Box<dyn Read> = if path.extension().is_some_and(|e| e == "gz") {
        Box::new(flate2::read::MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let mut rows = Vec::new();
    for (n, line) in BufReader::new(reader).lines().enumerate() {
        let at = |e: &dyn std::fmt::Display| format!("{}:{}: {e}", path.display(), n + 1);
        let line = line.map_err(|e| at(&e))?;
        if !line.trim().is_empty() {
            rows.push(serde_json::from_str(&line).map_err(|e| at(&e))?);
        }
    }
    Ok(rows)
}

/// Writes one row a line.
pub fn write_rows(path: &Path, rows: &[Value]) -> Result<(), String> {
    let fail = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut out = BufWriter::new(File::create(path).map_err(fail)?);
    for row in rows {
        writeln!(out, "{row}").map_err(fail)?;
    }
    out.flush().map_err(fail)
}
