//! Prints the scores of other tools on the rows of a set, beside the engine's. In: the rows and their
//! labels. Out: an indented line a tool. The tools run in a Python script, which fetches them with pip into
//! a folder of their own below `target/`; where that fails a line says so. What a tool made of a set is kept
//! beside them until the rows or the script change.

use super::by_language::one_line;
use super::scorer;
use crate::jsonl::{Row, read_rows, write_rows};
use crate::{hash, paths};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tools for rows of HTML; pip fetches them.
const FOR_HTML: [&str; 3] = ["trafilatura", "trafilatura-precision", "readability-lxml"];
/// Methods for rows of text, which need no package.
const FOR_TEXT: [&str; 3] = ["untouched", "c4-lines", "best-run"];

/// The tools, as far as they can be had.
pub struct Peers {
    folder: PathBuf,
    script: Vec<u8>,
    /// Those for HTML were fetched.
    have_packages: bool,
}

impl Peers {
    /// Fetches what is not there. A failure is printed, and is no error.
    pub fn fetch() -> Result<Peers> {
        let (folder, script) = (paths::peers(), std::fs::read(paths::peers_script())?);
        let mark = folder.join(format!("{:016x}.fetched", hash::bytes(&script)));
        let mut have_packages = mark.is_file();
        if !have_packages {
            std::fs::create_dir_all(&folder)?;
            match python(&["install", &folder.to_string_lossy()]) {
                Ok(()) => {
                    std::fs::write(&mark, [])?;
                    have_packages = true;
                }
                Err(error) => println!("skipped: the peers for HTML, which pip did not fetch: {error:#}"),
            }
        }
        Ok(Peers { folder, script, have_packages })
    }

    /// Prints a line for each tool that reads such rows.
    pub fn print(&self, eval: &Path, measure: &str, rows: &[Row], gold: &Path) -> Result<()> {
        let of_html = rows.iter().any(|row| row.html.is_some());
        let peers = match of_html {
            true if self.have_packages => &FOR_HTML[..],
            true => &[],
            false => &FOR_TEXT[..],
        };
        for peer in peers {
            let scored = scorer::run(eval, measure, gold, &self.predictions(peer, rows)?)?;
            let line = match measure {
                "meta" => one_line(&scored),
                _ => scored.lines().next().unwrap_or_default().to_owned(),
            };
            println!("    {peer}: {line}");
        }
        Ok(())
    }

    fn predictions(&self, peer: &str, rows: &[Row]) -> Result<Vec<Value>> {
        let lines: Vec<Value> =
            rows.iter().map(|row| json!({ "id": row.id, "html": row.html, "text": row.text })).collect();
        let mut content = self.script.clone();
        lines.iter().for_each(|line| content.extend(line.to_string().into_bytes()));
        let kept = self.folder.join(format!("{peer}-{:016x}.jsonl", hash::bytes(&content)));
        if !kept.is_file() {
            let (input, output) = (paths::temporary("rows", "jsonl"), paths::temporary("peer", "jsonl"));
            write_rows(&input, &lines)?;
            let [folder, from, to] = [&self.folder, &input, &output].map(|path| path.to_string_lossy());
            python(&["run", &folder, peer, &from, &to])?;
            std::fs::remove_file(&input)?;
            // Another file system may hold the folder for temporary files.
            std::fs::copy(&output, &kept)?;
            std::fs::remove_file(&output)?;
        }
        read_rows(&kept)
    }
}

/// Runs the script; its last line of standard error is the error.
fn python(args: &[&str]) -> Result<()> {
    let run = Command::new("python3").arg(paths::peers_script()).args(args).output();
    let run = run.context("python3, which the peers need")?;
    if !run.status.success() {
        let error = String::from_utf8_lossy(&run.stderr).into_owned();
        bail!("{}", error.lines().last().unwrap_or("it failed"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_for_text_give_a_line_a_row() {
        if Command::new("python3").arg("--version").output().is_err() {
            eprintln!("SKIPPED: python3 is not here");
            return;
        }
        let folder = std::env::temp_dir().join(format!("storysift-peers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let script = std::fs::read(paths::peers_script()).expect("the script");
        let peers = Peers { folder: folder.clone(), script, have_packages: false };
        let prose = "The council of Balera voted on Monday evening to keep the old bridge open for a year.";
        let text = format!("Home\nSport\n{prose}\n{prose}\nShare");
        let rows = [Row { id: "a".to_owned(), text: Some(text.clone()), ..Row::default() }];
        let clean = format!("{prose}\n{prose}");
        for (peer, body) in FOR_TEXT.iter().zip([&text, &clean, &clean]) {
            let found = peers.predictions(peer, &rows).expect("predictions");
            assert_eq!(found[0]["body"].as_str(), Some(body.as_str()), "{peer}");
        }
        std::fs::remove_dir_all(folder).expect("the folder goes");
    }
}
