//! Export and reading back. In: up to four files, parted by form feeds. Every export is well formed, holds every
//! article with its text, and is read again as a file.

use crate::signature::of_pages;
use crate::targets::page;
use std::collections::BTreeSet;
use storysift::{Article, Corpus, Export, ExportFormat, Options};

/// Names of the files: one a formula, one with a line end.
const NAMES: [&str; 4] = ["a.txt", "=b.html", "c\n|d.md", "e"];

/// Cleans, exports and reads back.
pub fn run(data: &[u8]) -> u64 {
    let mut corpus = Corpus::new(Options::default());
    for (name, content) in NAMES.iter().zip(data.split(|b| *b == 0x0C)) {
        corpus.add(name, content);
    }
    let articles: Vec<(String, Article)> =
        corpus.articles().into_iter().map(|(id, a)| (id, a.clone())).collect();
    let [rows, table, pages] = [ExportFormat::Jsonl, ExportFormat::Csv, ExportFormat::Markdown]
        .map(|format| String::from_utf8(bytes(&mut corpus, format)).expect("exports are UTF-8"));
    json_lines(&rows, &articles);
    csv(&table, &articles);
    page::all("out.jsonl", rows.as_bytes());
    page::all("out.csv", table.as_bytes());
    page::one("out.md", pages.as_bytes());
    page::all("out.zip", &bytes(&mut corpus, ExportFormat::Zip));
    page::one("out.ris", &bytes(&mut corpus, ExportFormat::Ris));
    corpus.pages().fold(0, |signature, (_, page)| signature ^ of_pages([&page]))
}

fn bytes(corpus: &mut Corpus, format: ExportFormat) -> Vec<u8> {
    let mut export = Export::new(corpus, format);
    let mut bytes = Vec::new();
    while let Some(chunk) = export.next(corpus) {
        bytes.extend(chunk);
    }
    bytes
}

/// One record a line; title and paragraphs as they are.
fn json_lines(rows: &str, articles: &[(String, Article)]) {
    let records: Vec<serde_json::Value> =
        rows.lines().map(|line| serde_json::from_str(line).expect("a line is a record")).collect();
    assert_eq!(records.len(), articles.len(), "an article is a record");
    for (record, (id, article)) in records.iter().zip(articles) {
        assert_eq!(record["id"].as_str(), Some(id.as_str()));
        assert_eq!(record["title"].as_str(), article.title.as_deref());
        let paragraphs: Vec<&str> =
            record["paragraphs"].as_array().into_iter().flatten().filter_map(|p| p.as_str()).collect();
        assert_eq!(paragraphs, article.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>());
    }
}

/// One row an article, all of one width; no cell that a spreadsheet would run.
fn csv(table: &str, articles: &[(String, Article)]) {
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("rows of one width")).collect();
    assert_eq!(rows.len(), articles.len(), "an article is a row");
    for (row, (_, article)) in rows.iter().zip(articles) {
        let cells: BTreeSet<&str> = row.iter().collect();
        let title = article.title.as_deref().unwrap_or_default();
        assert!(
            cells.contains(title) || cells.contains(format!("'{title}").as_str()),
            "{title:?} is in no cell"
        );
        assert!(!row.iter().any(|cell| cell.starts_with(['=', '@', '+', '\t', '\r'])), "a formula: {row:?}");
    }
}
