//! The documents of a corpus, by id.
//!
//! In: entries. Out: their ids, and documents and articles by id. Nothing is cleaned or compared here.

use crate::corpus::diff::difference;
use crate::corpus::entry::Entry;
use crate::text::tokenizer::mix;
use crate::types::article::Article;
use crate::types::article_id::{article_id, parse_article_id};
use crate::types::difference::Difference;
use crate::types::error::Error;
use std::collections::BTreeMap;
use std::collections::btree_map::{Iter, IterMut};

/// The documents, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentStore {
    documents: BTreeMap<String, Entry>,
    /// Ids of the documents of each name.
    names: BTreeMap<String, Vec<String>>,
}

impl DocumentStore {
    /// Adds a document and returns its id: its name or, when files of one name differ, the name with a part
    /// of the content hash. `None` when the same content is here under this name.
    pub fn insert(&mut self, entry: Entry) -> Option<String> {
        let name = entry.cleaned.document.name.clone();
        let known = self.names.entry(name.clone()).or_default();
        if known.iter().filter_map(|id| self.documents.get(id)).any(|e| e.key == entry.key) {
            return None;
        }
        let id = if known.is_empty() && !self.documents.contains_key(&name) {
            name
        } else {
            // The document that had the plain name as its id gets name and hash too.
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

    /// Every article with its id, in order of the documents, then of reading.
    pub fn articles(&self) -> impl Iterator<Item = (String, &Article)> {
        self.iter().flat_map(|(id, e)| e.cleaned.articles.iter().map(move |a| (article_id(id, a.n), a)))
    }

    /// The words in which one article differs from another.
    ///
    /// # Errors
    /// `no-article` when one of them is not here.
    pub fn difference(&self, a: &str, b: &str) -> Result<Difference, Error> {
        let text = |id: &str| {
            let (_, article, _) = self.article(id).ok_or_else(|| Error::no_article(id))?;
            Ok(article.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n"))
        };
        Ok(difference(&text(a)?, &text(b)?))
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

#[cfg(test)]
mod tests {
    use crate::corpus::entry::Entry;
    use crate::corpus::store::DocumentStore;
    use crate::pipeline::clean::clean;

    #[test]
    fn ids_do_not_depend_on_the_order_of_insertion() {
        let files = [("a.txt", "One text."), ("a.txt", "Another text."), ("b.txt", "One text.")];
        let ids = |order: [usize; 3]| {
            let mut store = DocumentStore::default();
            for i in order {
                let entry = Entry::new(clean(files[i].0, files[i].1.as_bytes()), false);
                assert!(store.insert(entry.clone()).is_some());
                assert!(store.insert(entry).is_none(), "the same content under the same name");
            }
            store.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()
        };
        let found = ids([0, 1, 2]);
        assert_eq!(found, ids([2, 1, 0]));
        assert!(found[0].starts_with("a.txt~") && found[1].starts_with("a.txt~") && found[2] == "b.txt");
    }
}
