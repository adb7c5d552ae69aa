//! Cleans all documents of one file: of a container each entry, of any other file the one it is.
//!
//! In: a name, bytes and limits. Out: one cleaned document for each entry, named by its path, and each
//! problem with an entry in a document of its name. Pure function: safe to run in any thread and order.

use crate::pipeline::clean_document::{Cleaned, clean_article, clean_blocks, clean_document};
use crate::pipeline::entry_names::NumberWidths;
use crate::read::declared_facts::add_stated;
use crate::read::{read, read_text};
use crate::types::document::Format;
use crate::types::error::{Code, Problem};
use crate::types::limits::Limits;
use crate::unpack::entry::{Content, Entry, UnpackLimits};
use crate::unpack::take_apart::unpack_each;
use std::collections::HashMap;

/// Cleans all documents of a file. Never empty and never fails: problems are in `document.problems`.
///
/// ```
/// use storysift::{Limits, clean_all};
///
/// let table = "title,text\nBridge opens,The council opened the bridge on Monday.\n\
///     Ferry sails,The ferry sailed on Tuesday with all its cabins full.\n";
/// let cleaned = clean_all("news.csv", table.as_bytes(), &Limits::default());
/// let names: Vec<&str> = cleaned.iter().map(|c| c.document.name.as_str()).collect();
/// assert_eq!(names, ["news.csv#1", "news.csv#2"]);
/// assert_eq!(cleaned[1].articles[0].title.as_deref(), Some("Ferry sails"));
/// ```
pub fn clean_all(name: &str, bytes: &[u8], limits: &Limits) -> Vec<Cleaned> {
    if bytes.len() > limits.file_bytes {
        return vec![clean_document(name, bytes, limits)];
    }
    let mut all: Vec<Cleaned> = Vec::new();
    let unpacked = unpack_each(name, bytes, &unpack_limits(limits), None, &mut |entry| {
        all.push(clean_entry(entry, limits));
    });
    let Some(report) = unpacked else { return vec![clean_document(name, bytes, limits)] };
    let mut widths = NumberWidths::default();
    all.iter().for_each(|cleaned| widths.add(&cleaned.document.name));
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, cleaned) in all.iter_mut().enumerate() {
        let name = widths.filled(&cleaned.document.name);
        cleaned.document.problems.iter_mut().for_each(|problem| problem.document.clone_from(&name));
        cleaned.document.name.clone_from(&name);
        places.entry(name).or_insert(at);
    }
    for mut problem in report.problems {
        problem.document = widths.filled(&problem.document);
        match places.get(&problem.document) {
            Some(at) => all[*at].document.problems.push(problem),
            None => {
                places.insert(problem.document.clone(), all.len());
                all.push(Cleaned::failed(problem));
            }
        }
    }
    if all.is_empty() {
        all.push(Cleaned::failed(Problem::new(name, Code::Empty, "Nothing in it is a document.")));
    }
    all.iter_mut().for_each(|cleaned| name.clone_into(&mut cleaned.document.file));
    all
}

/// The caps of taking a file apart: no entry is larger than a file may be.
pub fn unpack_limits(limits: &Limits) -> UnpackLimits {
    UnpackLimits { entry_bytes: limits.file_bytes, ..UnpackLimits::default() }
}

/// Cleans one entry of a container.
pub fn clean_entry(entry: Entry, limits: &Limits) -> Cleaned {
    let Entry { path, content, declared } = entry;
    let is_article = matches!(content, Content::ArticleText(_));
    let document = match content {
        Content::Html(text) => read_text(&path, Format::Html, text, limits),
        Content::Text(text) | Content::ArticleText(text) => read_text(&path, Format::Text, text, limits),
        Content::Markdown(text) => read_text(&path, Format::Markdown, text, limits),
        Content::Bytes(bytes) => read(&path, &bytes, limits),
    };
    match document {
        Ok((mut document, blocks)) => {
            add_stated(declared, &mut document.declared);
            match is_article {
                true => clean_article(document, blocks),
                false => clean_blocks(document, blocks),
            }
        }
        Err(problem) => Cleaned::failed(problem),
    }
}
