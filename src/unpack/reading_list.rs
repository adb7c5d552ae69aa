//! Archives of reading services that keep what is known of the pages (lists in JSON) and
//! the pages (`content/NAME.html`) in separate files, as Omnivore does: which file is
//! declared by which row. Read before the entries, since a row may stand behind its page.

use crate::unpack::columns::Columns;
use crate::unpack::entry::{Content, EntryFacts};
use crate::unpack::names;
use crate::unpack::package::{Package, Part};
use crate::unpack::sink::Sink;
use crate::unpack::{charset, json};
use std::collections::BTreeMap;

/// The rows of all lists of one archive.
#[derive(Default)]
pub(crate) struct ReadingList {
    rows: BTreeMap<String, EntryFacts>,
    lists: Vec<String>,
    with_content: Vec<String>,
}

impl ReadingList {
    /// Reads the lists of an archive that is made in this way; else an empty one.
    pub fn find(package: &Package<'_>, parts: &[Part], most: u64) -> Self {
        let mut found = ReadingList::default();
        let is_list = |part: &&Part| {
            let name = String::from_utf8_lossy(&part.name);
            name.starts_with("metadata_") && name.ends_with(".json")
        };
        if !parts.iter().any(|p| p.name.starts_with(b"content/")) {
            return found;
        }
        for part in parts.iter().filter(is_list) {
            let Ok(bytes) = package.read(part, most) else { continue };
            let Some((text, _)) = charset::decode(&bytes) else { continue };
            let Some(records) = json::rows(&text) else { continue };
            let columns = Columns::guess(&records);
            for record in &records {
                let Some(slug) = record.get("slug") else { continue };
                found.rows.insert(slug.to_owned(), columns.facts(record));
            }
            found.lists.push(String::from_utf8_lossy(&part.name).into_owned());
        }
        found.with_content = parts
            .iter()
            .filter_map(|p| slug(&String::from_utf8_lossy(&p.name)).map(str::to_owned))
            .filter(|s| found.rows.contains_key(s))
            .collect();
        found.with_content.sort();
        found
    }

    /// Whether the entry is one of the lists.
    pub fn is_list(&self, name: &str) -> bool {
        self.lists.iter().any(|l| l == name)
    }

    /// What a list declares of the page `name`.
    pub fn facts(&self, name: &str) -> Option<EntryFacts> {
        self.rows.get(slug(name)?).cloned()
    }

    /// Rows whose page is not in the archive, by the row's name.
    pub fn without_content(&self) -> impl Iterator<Item = (String, EntryFacts)> {
        let missing = |(slug, _): &(&String, &EntryFacts)| self.with_content.binary_search(slug).is_err();
        self.rows
            .iter()
            .filter(missing)
            .map(|(slug, facts)| (slug.clone(), facts.clone()))
            .collect::<Vec<_>>()
            .into_iter()
    }
}

/// The row's name in "content/NAME.html".
fn slug(name: &str) -> Option<&str> {
    let file = name.strip_prefix("content/")?;
    Some(names::without_extension(file, "html"))
}

/// Hands a page with its declared facts to the sink.
pub(crate) fn push(entry: String, name: &str, bytes: Vec<u8>, facts: EntryFacts, sink: &mut Sink<'_>) {
    let content = match charset::decode(&bytes) {
        Some((text, _)) if names::ends_in(name, &["html", "htm"]) => Content::Html(text),
        Some((text, _)) if names::ends_in(name, &["md"]) => Content::Markdown(text),
        _ => Content::Bytes(bytes),
    };
    sink.push(entry, content, facts);
}
