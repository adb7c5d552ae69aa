//! `dump`: what the engine makes of files, run natively, as the records of the package.
//! The tests compare it with what the same engine gives as WebAssembly.

use anyhow::{Context, Result, bail};
use serde::Serialize;
use std::fs;
use std::io::{Write, stdout};
use storysift::{ArticleRecord, BlockRecord, Corpus, Export, ExportFormat, Options, Problem, Units, clean};

const USAGE: &str = "cargo xtask dump [--export jsonl|csv|markdown] FILE...";

/// The record `Cleaned` of the package, with the name of the file that it comes from.
#[derive(Serialize)]
struct CleanedRecord<'a> {
    name: &'a str,
    text: &'a str,
    articles: Vec<ArticleRecord<'a>>,
    blocks: Vec<BlockRecord>,
    problems: &'a [Problem],
}

/// One JSON line a file; with `--export`, the files as one drop in that format.
pub fn run(args: &[String]) -> Result<()> {
    match args {
        [flag, format, files @ ..] if flag == "--export" => export(format, files),
        [] => bail!(USAGE),
        files => files.iter().try_for_each(|file| one(file)),
    }
}

fn one(name: &str) -> Result<()> {
    let cleaned = clean(name, &read(name)?);
    let units = Units::new(&cleaned.document.text);
    let record = CleanedRecord {
        name,
        text: &cleaned.document.text,
        articles: cleaned.articles.iter().map(|a| ArticleRecord::new(name, a, &units)).collect(),
        blocks: cleaned.blocks.iter().map(|b| BlockRecord::new(name, b, &units)).collect(),
        problems: &cleaned.document.problems,
    };
    let mut line = serde_json::to_vec(&record)?;
    line.push(b'\n');
    Ok(stdout().write_all(&line)?)
}

fn export(format: &str, files: &[String]) -> Result<()> {
    let format = match format {
        "jsonl" => ExportFormat::Jsonl,
        "csv" => ExportFormat::Csv,
        "markdown" => ExportFormat::Markdown,
        _ => bail!(USAGE),
    };
    let mut corpus = Corpus::new(Options::default());
    for name in files {
        corpus.add(name, &read(name)?);
    }
    let mut export = Export::new(&mut corpus, format);
    while let Some(bytes) = export.next(&mut corpus) {
        stdout().write_all(&bytes)?;
    }
    Ok(())
}

fn read(name: &str) -> Result<Vec<u8>> {
    fs::read(name).with_context(|| format!("cannot read {name}"))
}
