//! `dump`: what the engine makes of files, as the records of the npm package. In: names of
//! files, or of folders with `--all`. Out: on standard output one JSON line a document (a file, or an entry of a container), or with
//! `--export` the files as one drop in that format. The tests compare it with what the same
//! engine gives as WebAssembly; two builds are compared by the dump of a whole folder.

use anyhow::{Context, Result, bail};
use serde::Serialize;
use std::fs;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;
use storysift::{
    ArticleRecord, BlockRecord, Corpus, Export, ExportFormat, Limits, Options, Problem, Units, clean_all,
};

const FORMS: &str = "dump [--all] FILE... or dump --export jsonl|csv|markdown FILE...";

/// The record `Cleaned` of the package, with the name of its document.
#[derive(Serialize)]
struct CleanedRecord<'a> {
    name: &'a str,
    text: &'a str,
    articles: Vec<ArticleRecord<'a>>,
    blocks: Vec<BlockRecord>,
    problems: &'a [Problem],
}

/// Runs the verb.
pub fn run(args: &[String]) -> Result<()> {
    let mut out = BufWriter::new(stdout().lock());
    match args {
        [flag, format, files @ ..] if flag == "--export" => export(format, files, &mut out)?,
        [flag, places @ ..] if flag == "--all" && !places.is_empty() => {
            for place in places {
                files_below(Path::new(place))?.iter().try_for_each(|file| write_record(file, &mut out))?;
            }
        }
        [first, ..] if !first.starts_with("--") => {
            args.iter().try_for_each(|file| write_record(file, &mut out))?;
        }
        _ => bail!(FORMS),
    }
    Ok(out.flush()?)
}

/// The files in a folder and its folders, in the order of their names: byte by byte, folder by
/// folder. Names that begin with a dot are left out. A file is its own list.
fn files_below(place: &Path) -> Result<Vec<String>> {
    let name = |path: &Path| path.to_str().map(str::to_owned).context("a name that is not UTF-8");
    if !place.is_dir() {
        return Ok(vec![name(place)?]);
    }
    let entries = fs::read_dir(place).with_context(|| place.display().to_string())?;
    let mut paths = entries.map(|e| Ok(e?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|p| !p.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b".")));
    paths.sort();
    let below = paths.iter().map(|path| files_below(path)).collect::<Result<Vec<_>>>()?;
    Ok(below.concat())
}

fn write_record(name: &str, out: &mut impl Write) -> Result<()> {
    for cleaned in clean_all(name, &read(name)?, &Limits::default()) {
        let name = cleaned.document.name.as_str();
        let units = Units::new(&cleaned.document.text);
        let record = CleanedRecord {
            name,
            text: &cleaned.document.text,
            articles: cleaned.articles.iter().map(|a| ArticleRecord::new(name, a, &units)).collect(),
            blocks: cleaned.blocks.iter().map(|b| BlockRecord::new(name, b, &units)).collect(),
            problems: &cleaned.document.problems,
        };
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn export(format: &str, files: &[String], out: &mut impl Write) -> Result<()> {
    let format = match format {
        "jsonl" => ExportFormat::Jsonl,
        "csv" => ExportFormat::Csv,
        "markdown" => ExportFormat::Markdown,
        "ris" => ExportFormat::Ris,
        "zip" => ExportFormat::Zip,
        _ => bail!(FORMS),
    };
    let mut corpus = Corpus::new(Options::default());
    for name in files {
        corpus.add(name, &read(name)?);
    }
    let mut export = Export::new(&mut corpus, format);
    while let Some(bytes) = export.next(&mut corpus) {
        out.write_all(&bytes)?;
    }
    Ok(())
}

fn read(name: &str) -> Result<Vec<u8>> {
    fs::read(name).with_context(|| format!("cannot read {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths::temporary;

    #[test]
    fn files_of_a_folder_come_in_the_order_of_their_names() -> Result<()> {
        let folder = temporary("dump", "folder");
        fs::create_dir_all(folder.join("b"))?;
        for name in ["c.txt", "b/z.txt", "b/a.txt", "a.html", ".hidden"] {
            fs::write(folder.join(name), "A line.")?;
        }
        let files = files_below(&folder)?;
        let names: Vec<&str> = files.iter().filter_map(|f| f.rsplit_once(".folder/")).map(|f| f.1).collect();
        assert_eq!(names, ["a.html", "b/a.txt", "b/z.txt", "c.txt"]);
        let mut out = Vec::new();
        files.iter().try_for_each(|file| write_record(file, &mut out))?;
        assert_eq!(out.iter().filter(|b| **b == b'\n').count(), files.len());
        fs::remove_dir_all(&folder)?;
        Ok(())
    }

    #[test]
    fn what_is_not_a_form_of_the_verb_is_refused() {
        for args in [&[][..], &["--all"], &["--everything", "x"], &["--export", "pdf", "x"]] {
            let args: Vec<String> = args.iter().map(|a| (*a).to_owned()).collect();
            assert_eq!(run(&args).unwrap_err().to_string(), FORMS, "{args:?}");
        }
    }
}
