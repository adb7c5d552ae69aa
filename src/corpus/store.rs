//! The documents of a corpus, by id.
//!
//! In: entries. Out: their ids, and documents and articles by id. Nothing is cleaned or compared here.

use crate::corpus::diff::difference;
use crate::corpus::entry::Entry;
use crate::text::tokenizer::mix;
use crate::types::article::Article;
use crate::types::article_head::ArticleHead;
use crate::types::article_id::{article_id, parse_article_id};
use crate::types::difference::Difference;
use crate::types::error::Error;
use std::collections::BTreeMap;
use std::collections::btree_map::{Iter, IterMut};

/// The documents, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentStore {
    documents: BTreeMap<String, Entry>,
    /// Ids of the documents of each name, by the part of the hash that stands in them.
    names: BTreeMap<String, BTreeMap<u32, Vec<String>>>,
}

impl DocumentStore {
    /// Adds a document and returns its id: its name or, when files of one name differ or the name looks like
    /// a made id, the name with a part of the content's hash. `None` when the same content is here under this
    /// name. The ids depend on the documents alone, and no two documents share one.
    pub fn insert(&mut self, entry: Entry) -> Option<String> {
        let name = entry.head.name.clone();
        let part = hash_part(entry.key);
        let known = self.names.entry(name.clone()).or_default();
        let alike = known.get(&part).into_iter().flatten().filter_map(|id| self.documents.get(id));
        if alike.into_iter().any(|e| e.has_content_of(&entry)) {
            return None;
        }
        let looks_made = looks_made(&name);
        if known.is_empty() && !looks_made {
            known.insert(part, vec![name.clone()]);
            self.documents.insert(name.clone(), entry);
            return Some(name);
        }
        // The document that had the plain name as its id gets a made one too.
        if !looks_made && let Some(first) = self.documents.remove(&name) {
            let id = made_id(&name, hash_part(first.key), 0);
            known.insert(hash_part(first.key), vec![id.clone()]);
            self.documents.insert(id, first);
        }
        let alike = known.entry(part).or_default();
        let mut entries: Vec<(Entry, bool)> =
            alike.iter().filter_map(|id| self.documents.remove(id)).map(|e| (e, false)).collect();
        entries.push((entry, true));
        let content = |e: &Entry| (e.key, e.text());
        entries.sort_by_cached_key(|(e, _)| content(e));
        *alike = (0..entries.len()).map(|n| made_id(&name, part, n)).collect();
        let mut added = None;
        for (id, (entry, is_new)) in alike.iter().zip(entries) {
            added = if is_new { Some(id.clone()) } else { added };
            self.documents.insert(id.clone(), entry);
        }
        added
    }

    /// Takes a document out; `false` when there is none of that id. Of two documents of one name the other gets
    /// the name as its id again.
    pub fn remove(&mut self, id: &str) -> bool {
        let Some(entry) = self.documents.remove(id) else { return false };
        let (name, part) = (&entry.head.name, hash_part(entry.key));
        let Some(known) = self.names.get_mut(name) else { return true };
        let alike: Vec<String> = known.remove(&part).unwrap_or_default();
        let entries: Vec<Entry> = alike.iter().filter_map(|id| self.documents.remove(id)).collect();
        let is_last = known.len() + entries.len() == 1;
        let plain = (is_last && !looks_made(name)).then(|| name.clone());
        if !entries.is_empty() {
            let id = |n: usize| plain.clone().unwrap_or_else(|| made_id(name, part, n));
            let ids: Vec<String> = (0..entries.len()).map(id).collect();
            self.documents.extend(ids.iter().cloned().zip(entries));
            known.insert(part, ids);
        } else if let (Some(plain), Some(ids)) = (plain, known.values_mut().next())
            && let [only] = ids.as_mut_slice()
            && let Some(entry) = self.documents.remove(only)
        {
            only.clone_from(&plain);
            self.documents.insert(plain, entry);
        }
        if known.is_empty() {
            self.names.remove(name);
        }
        true
    }

    /// Takes all documents of an added file out; returns how many.
    pub fn remove_file(&mut self, file: u32) -> usize {
        let of_file = |entry: &Entry| entry.file == Some(file);
        let mut count = 0;
        // When one of several documents of a name goes, ids of the others may change: they are looked for again.
        loop {
            let ids: Vec<String> =
                self.iter().filter(|(_, entry)| of_file(entry)).map(|(id, _)| id.clone()).collect();
            if ids.is_empty() {
                return count;
            }
            for id in ids {
                count += usize::from(self.get(&id).is_some_and(of_file) && self.remove(&id));
            }
        }
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

    /// The document of a name and a key, with its id.
    pub fn find(&self, name: &str, key: u64) -> Option<(&String, &Entry)> {
        let alike = self.names.get(name)?.get(&hash_part(key))?;
        let entries = alike.iter().filter_map(|id| self.documents.get_key_value(id));
        entries.into_iter().find(|(_, e)| e.key == key)
    }

    /// Every article with its id, in order of the documents, then of reading; opened one by one.
    pub fn articles(&self) -> impl Iterator<Item = (String, Article)> {
        let opened = |(id, e): (&String, &Entry)| {
            let id = id.clone();
            e.open_articles().into_iter().map(move |a| (article_id(&id, a.n), a))
        };
        self.iter().flat_map(opened)
    }

    /// The words in which one article differs from another.
    ///
    /// # Errors
    /// `no-article` when one of them is not here.
    pub fn difference(&self, a: &str, b: &str) -> Result<Difference, Error> {
        let text = |id: &str| {
            let article = self.open_article(id).ok_or_else(|| Error::no_article(id))?;
            Ok(article.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n"))
        };
        Ok(difference(&text(a)?, &text(b)?))
    }

    /// The head of an article by id, with its document and the hash of its content.
    pub fn article(&self, id: &str) -> Option<(&Entry, &ArticleHead, u64)> {
        let (entry, i) = self.place(id)?;
        Some((entry, entry.articles().get(i)?, entry.prints().get(i)?.content))
    }

    /// An article by id, opened.
    pub fn open_article(&self, id: &str) -> Option<Article> {
        let (entry, i) = self.place(id)?;
        entry.open_article(i)
    }

    /// The document of an article, and its index there.
    fn place(&self, id: &str) -> Option<(&Entry, usize)> {
        let (document, n) = parse_article_id(id)?;
        let entry = self.documents.get(document)?;
        Some((entry, entry.place_of(n)?))
    }
}

/// A made id: name, part of the content's hash and, from the second document with that part on, a number.
fn made_id(name: &str, part: u32, before: usize) -> String {
    match before {
        0 => format!("{name}~{part:08x}"),
        n => format!("{name}~{part:08x}.{}", n + 1),
    }
}

/// The part of a content's hash that stands in ids.
fn hash_part(key: u64) -> u32 {
    (mix(key) >> 32) as u32
}

/// Whether a name ends like a made id: `~`, eight hexadecimal digits, perhaps a full stop and a number. Such a
/// document always gets a made id, so that what stands before the last `~` of a made id is its whole name.
fn looks_made(name: &str) -> bool {
    let Some((_, end)) = name.rsplit_once('~') else { return false };
    let (part, number) = end.split_once('.').unwrap_or((end, "2"));
    part.len() == 8
        && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::corpus::entry::Entry;
    use crate::corpus::packed::document::PackedDocument;
    use crate::corpus::store::{DocumentStore, hash_part, looks_made, made_id};
    use crate::pipeline::clean::clean;

    #[test]
    fn ids_do_not_depend_on_the_order_of_insertion() {
        let files = [("a.txt", "One text."), ("a.txt", "Another text."), ("b.txt", "One text.")];
        let ids = |order: [usize; 3]| {
            let mut store = DocumentStore::default();
            for i in order {
                let entry = Entry::new(PackedDocument::of(clean(files[i].0, files[i].1.as_bytes())), false);
                assert!(store.insert(entry.clone()).is_some());
                assert!(store.insert(entry).is_none(), "the same content under the same name");
            }
            store.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()
        };
        let found = ids([0, 1, 2]);
        assert_eq!(found, ids([2, 1, 0]));
        assert!(found[0].starts_with("a.txt~") && found[1].starts_with("a.txt~") && found[2] == "b.txt");
    }
    #[test]
    fn no_id_is_that_of_another_document() {
        // The made ids of two files named a.txt.
        let entry =
            |name: &str, text: &str| Entry::new(PackedDocument::of(clean(name, text.as_bytes())), false);
        let made = |text: &str| format!("a.txt~{:08x}", hash_part(entry("a.txt", text).key));
        let (one, two) = (made("One text."), made("Another text."));
        let files = [
            ("a.txt", "One text."),
            ("a.txt", "Another text."),
            (&one, "A third text."),
            (&two, "One text."),
            (&one, "One text."),
        ];
        let found = |order: [usize; 5]| {
            let mut store = DocumentStore::default();
            for i in order {
                assert!(store.insert(entry(files[i].0, files[i].1)).is_some());
            }
            let of = |(id, e): (&String, &Entry)| (id.clone(), e.head.name.clone(), e.text());
            store.iter().map(of).collect::<Vec<_>>()
        };
        let expected = found([0, 1, 2, 3, 4]);
        assert_eq!(expected.len(), 5);
        for order in [[4, 3, 2, 1, 0], [2, 0, 1, 4, 3], [3, 1, 4, 0, 2]] {
            assert_eq!(found(order), expected, "{order:?}");
        }
    }

    #[test]
    fn what_is_left_has_the_ids_that_it_has_alone() {
        let entry = |n: usize| {
            Entry::new(PackedDocument::of(clean("a.txt", format!("Text number {n}.").as_bytes())), false)
        };
        let ids = |store: &DocumentStore| store.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
        for (before, removed) in [(1, 0), (2, 0), (2, 1), (3, 1)] {
            let (mut store, mut alone) = (DocumentStore::default(), DocumentStore::default());
            let added: Vec<Entry> = (0..before).map(entry).collect();
            added.iter().for_each(|e| {
                store.insert(e.clone());
            });
            let id = store.find("a.txt", added[removed].key).expect("here").0.clone();
            assert!(store.remove(&id) && !store.remove("b.txt"));
            added.iter().filter(|e| e.key != added[removed].key).for_each(|e| {
                alone.insert(e.clone());
            });
            assert_eq!(ids(&store), ids(&alone), "{removed} of {before}");
            assert!(store.insert(entry(removed)).is_some(), "it may come again");
        }
    }

    #[test]
    fn a_file_goes_with_all_its_documents() {
        let mut store = DocumentStore::default();
        let texts =
            [(1, "a", "One."), (1, "a", "Two."), (2, "a", "Three."), (1, "b", "One."), (2, "b", "One.")];
        for (file, name, text) in texts {
            let mut entry = Entry::new(PackedDocument::of(clean(name, text.as_bytes())), false);
            entry.file = Some(file);
            store.insert(entry);
        }
        assert_eq!((store.remove_file(3), store.remove_file(1)), (0, 3));
        let left: Vec<(&str, String)> = store.iter().map(|(id, e)| (&**id, e.text())).collect();
        assert_eq!(left, [("a", "Three.".to_owned())]);
    }

    #[test]
    fn equal_parts_of_hashes_are_numbered() {
        // Two contents with one key, as only an attack makes them.
        let entry = |text: &str| {
            let mut entry = Entry::new(PackedDocument::of(clean("a.txt", text.as_bytes())), false);
            entry.key = 7;
            entry
        };
        let mut store = DocumentStore::default();
        assert_eq!(store.insert(entry("One text.")).as_deref(), Some("a.txt"));
        assert!(store.insert(entry("Another text.")).is_some());
        assert!(store.insert(entry("One text.")).is_none());
        let found: Vec<&String> = store.iter().map(|(id, _)| id).collect();
        assert_eq!(found, [&made_id("a.txt", hash_part(7), 0), &made_id("a.txt", hash_part(7), 1)]);
        assert!(found.iter().all(|id| looks_made(id)));
        for (name, expected) in [
            ("a.txt~0123abcd", true),
            ("a.txt~0123abcd.2", true),
            ("a~0123abcd~0123abcd", true),
            ("a.txt~0123ABCD", false),
            ("a.txt~0123abcd.", false),
            ("a.txt~0123abcd.txt", false),
            ("a.txt~0123abc", false),
            ("a.txt", false),
        ] {
            assert_eq!(looks_made(name), expected, "{name}");
        }
    }
}
