//! Reads and writes JSON Lines, plain or compressed with gzip. An error names the file and
//! the line.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// The fields of a row that the engine may see. Labels are not among them.
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

/// Reads the rows of a file; one whose name ends in `.gz` is unpacked. Empty lines are skipped.
pub fn read_rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let reader: Box<dyn Read> = if path.extension().is_some_and(|e| e == "gz") {
        Box::new(flate2::read::MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let mut rows = Vec::new();
    for (n, line) in BufReader::new(reader).lines().enumerate() {
        let place = || format!("{}:{}", path.display(), n + 1);
        let line = line.with_context(place)?;
        if !line.trim().is_empty() {
            rows.push(serde_json::from_str(&line).with_context(place)?);
        }
    }
    Ok(rows)
}

/// Writes one row a line.
pub fn write_rows(path: &Path, rows: &[Value]) -> Result<()> {
    let write = || -> std::io::Result<()> {
        let mut out = BufWriter::new(File::create(path)?);
        for row in rows {
            writeln!(out, "{row}")?;
        }
        out.flush()
    };
    write().with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths::temporary;

    #[test]
    fn rows_come_back_plain_and_compressed() -> Result<()> {
        let rows = [serde_json::json!({ "id": "a", "text": "ü\nv" }), serde_json::json!({ "id": "b" })];
        let path = temporary("jsonl-test", "jsonl");
        write_rows(&path, &rows)?;
        let plain = std::fs::read(&path)?;
        let packed = temporary("jsonl-test", "jsonl.gz");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&plain)?;
        std::fs::write(&packed, gzip.finish()?)?;
        for path in [path, packed] {
            assert_eq!(read_rows::<Value>(&path)?, rows);
            let typed: Vec<Row> = read_rows(&path)?;
            assert_eq!((typed[0].text.as_deref(), typed[1].text.as_deref()), (Some("ü\nv"), None));
            std::fs::remove_file(path)?;
        }
        Ok(())
    }

    #[test]
    fn an_error_names_the_file_and_the_line() -> Result<()> {
        let path = temporary("jsonl-broken", "jsonl");
        std::fs::write(&path, "{}\n\n{\"id\": 3}\n")?;
        let error = format!("{:#}", read_rows::<Row>(&path).unwrap_err());
        std::fs::remove_file(&path)?;
        assert!(error.contains("jsonl:3: invalid type"), "{error}");
        Ok(())
    }
}
