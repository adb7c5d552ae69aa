//! The documents of a drop, by their ids.

use crate::corpus::entry::Entry;
use crate::text::tokenizer::mix;
use crate::types::article::Article;
use crate::types::article_id::parse_article_id;
use std::collections::BTreeMap;
use std::collections::btree_map::{Iter, IterMut};

/// The documents, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shelf {
    documents: BTreeMap<String, Entry>,
    /// Ids of the documents of each name.
    names: BTreeMap<String, Vec<String>>,
}

impl Shelf {
    /// Takes a document in and gives its id: its name, or when files of one name differ, the name
    /// with a part of the file's hash. `None` when the same file is here under this name.
    pub fn take(&mut self, entry: Entry) -> Option<String> {
        let name = entry.cleaned.document.name.clone();
        let known = self.names.entry(name.clone()).or_default();
        if known.iter().filter_map(|id| self.documents.get(id)).any(|e| e.key == entry.key) {
            return None;
        }
        let id = if known.is_empty() && !self.documents.contains_key(&name) {
            name
        } else {
            // The one that had the name to itself is called by name and hash from now on.
            for old in known.iter_mut().filter(|id| **id == name) {
                if let Some(first) = self.documents.remove(old) {
                    *old = suffixed(&name, first.key);
                    self.documents.insert(old.clone(), first);
                }
            }
            suffixed(&name, entry.key)
        };
        known.push(id.clone());
        self.documents.insert(id.clone(), entry);
        Some(id)
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// A document by id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.documents.get(id)
    }

    /// The documents with their ids.
    pub fn iter(&self) -> Iter<'_, String, Entry> {
        self.documents.iter()
    }

    /// The same, to be changed.
    pub fn iter_mut(&mut self) -> IterMut<'_, String, Entry> {
        self.documents.iter_mut()
    }

    /// The documents.
    pub fn entries(&self) -> Vec<&Entry> {
        self.documents.values().collect()
    }

    /// The documents of a name, with their ids.
    pub fn named(&self, name: &str) -> impl Iterator<Item = (&String, &Entry)> {
        let ids = self.names.get(name).into_iter().flatten();
        ids.filter_map(|id| self.documents.get_key_value(id))
    }

    /// An article by id, with its document and the hash of its content.
    pub fn article(&self, id: &str) -> Option<(&Entry, &Article, u64)> {
        let (document, n) = parse_article_id(id)?;
        let entry = self.documents.get(document)?;
        let i = entry.cleaned.articles.iter().position(|a| a.n == n)?;
        Some((entry, entry.cleaned.articles.get(i)?, entry.prints.get(i)?.content))
    }
}

/// Name and a part of the content's hash.
fn suffixed(name: &str, key: u64) -> String {
    format!("{name}~{:08x}", mix(key) >> 32)
}
