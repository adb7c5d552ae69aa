//! `drops`: what the engine makes of many small drops. In: a folder whose entries are the drops: a file, or a
//! folder of the files that are dropped together. Out: JSON Lines, one row a drop: articles, sets of copies,
//! stories and problems, as the scorer of such a folder wants them.

use crate::args::Args;
use crate::jsonl::write_rows;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use storysift::{Article, Corpus, Options, ParagraphKind};

/// Ends of names in such a folder that are no drops: what is expected of one, and the scorer's own.
const NO_DROP: &[&str] = &[".json", ".md", ".py", ".mjs"];

/// Runs the verb.
pub fn run(args: &[String]) -> Result<()> {
    let args = Args::parse(args, &[])?;
    let [folder, output] = args.words.as_slice() else { bail!("drops DIR OUT.jsonl") };
    let rows = drops(Path::new(folder))?.iter().map(|drop| row(drop)).collect::<Result<Vec<_>>>()?;
    write_rows(Path::new(output), &rows)
}

/// The drops of a folder in the order of their names. A file of Markdown is a drop when the file of what is
/// expected of it lies beside.
fn drops(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = entries(folder)?;
    paths.retain(|path| {
        let name = name_of(path);
        let stem = name.split('.').next().unwrap_or(&name);
        path.is_dir()
            || !NO_DROP.iter().any(|end| name.ends_with(end))
            || (!name.contains(".expect.")
                && name.ends_with(".md")
                && folder.join(format!("{stem}.json")).exists())
    });
    Ok(paths)
}

/// The row of one drop.
fn row(drop: &Path) -> Result<Value> {
    let files = if drop.is_dir() { entries(drop)? } else { vec![drop.to_owned()] };
    let mut corpus = Corpus::new(Options::default());
    let mut added = 0;
    for file in &files {
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        added += usize::from(!corpus.add_all(&name_of(file), &bytes).is_empty());
    }
    let articles: Vec<Value> = corpus.articles().iter().map(|(id, article)| record(id, article)).collect();
    let members: BTreeMap<String, Vec<String>> = corpus
        .copies()
        .iter()
        .map(|set| (set.id.clone(), set.members.iter().map(|m| m.article.clone()).collect()))
        .collect();
    let relations: Map<String, Value> = corpus
        .copies()
        .iter()
        .flat_map(|set| &set.members)
        .map(|m| (m.article.clone(), json!(m.relation)))
        .collect();
    let stories: Vec<Vec<String>> = corpus
        .stories()
        .iter()
        .map(|story| {
            let mut ids = story.articles.clone();
            ids.extend(story.copies.iter().filter_map(|set| members.get(set)).flatten().cloned());
            ids.sort();
            ids.dedup();
            ids
        })
        .collect();
    let problems: Vec<Value> = corpus.problems().iter().map(|p| json!(p.code)).collect();
    Ok(json!({
        "input": name_of(drop), "added": added, "articles": articles, "copies": members.values().collect::<Vec<_>>(),
        "relations": relations, "stories": stories, "problems": problems,
    }))
}

fn record(id: &str, article: &Article) -> Value {
    let paragraphs = || article.paragraphs.iter();
    let text: Vec<&str> =
        article.standfirst.as_deref().into_iter().chain(paragraphs().map(|p| p.text.as_str())).collect();
    let headings: Vec<&str> =
        paragraphs().filter(|p| p.kind == ParagraphKind::Heading).map(|p| p.text.as_str()).collect();
    let iso = article.published.as_ref().and_then(|p| p.iso.as_deref());
    json!({
        "id": id, "title": article.title, "titleDerived": article.title_derived, "source": article.source,
        "byline": article.byline, "date": iso.map(|iso| iso.get(..10).unwrap_or(iso)), "role": article.role,
        "text": text.join("\n"), "headings": headings,
    })
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let found = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = found.map(|e| Ok(e?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths::temporary;

    #[test]
    fn a_folder_is_one_drop_and_what_is_expected_is_none() -> Result<()> {
        let folder = temporary("drops", "folder");
        fs::create_dir_all(folder.join("two"))?;
        for (name, text) in [
            ("two/a.txt", "The night ferry to Norafel sails again on Monday, the port said."),
            ("two/b.txt", "Trams stand still in Quellmouth, where drivers stopped work at noon."),
            ("one.md", "The council of Balera voted on Monday to keep the old bridge open."),
            ("one.json", "{}"),
            ("one.expect.md", "One article."),
            ("README.md", "Words."),
        ] {
            fs::write(folder.join(name), text)?;
        }
        let rows = drops(&folder)?.iter().map(|drop| row(drop)).collect::<Result<Vec<_>>>()?;
        let shown: Vec<(&str, usize)> = rows
            .iter()
            .map(|r| (r["input"].as_str().unwrap_or(""), r["articles"].as_array().map_or(0, Vec::len)))
            .collect();
        assert_eq!(shown, [("one.md", 1), ("two", 2)]);
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
