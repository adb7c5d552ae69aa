//! What some of the added files brought: for hosts that tell a person what is new since a day.
//!
//! In: the corpus and numbers of files. Out: ids of documents, articles and stories.

use crate::corpus::Corpus;
use crate::types::article_id::article_id;
use crate::types::grouping::{Copies, Story};
use crate::util::order::ordered_set;
use serde::Serialize;

/// Ids of what some files brought, each list in the order of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Added {
    /// Documents.
    pub documents: Vec<String>,
    /// The articles of these documents.
    pub articles: Vec<String>,
    /// Stories with one of these articles, or with a copy that is one.
    pub stories: Vec<String>,
}

impl Corpus {
    /// What was added under these numbers, with [`insert_of`](Corpus::insert_of) for example.
    ///
    /// ```
    /// use storysift::{Corpus, clean};
    ///
    /// let mut corpus = Corpus::new(Default::default());
    /// corpus.insert_of(clean("ferry.txt", b"The night ferry sails again on Monday, the port said."), 1);
    /// corpus.insert_of(clean("bridge.txt", b"The council opened the new bridge at noon."), 2);
    /// let added = corpus.added_by(&[2]);
    /// assert_eq!((added.documents, added.articles), (vec!["bridge.txt".into()], vec!["bridge.txt#0".into()]));
    /// assert_eq!(added.stories.len(), 1);
    /// ```
    pub fn added_by(&mut self, files: &[u32]) -> Added {
        let files = ordered_set(files.iter().copied());
        let mut added = Added::default();
        for (id, entry) in self.labelled().iter().filter(|(_, e)| e.file.is_some_and(|f| files.contains(&f)))
        {
            added.documents.push(id.clone());
            added.articles.extend(entry.articles().iter().map(|a| article_id(id, a.n)));
        }
        let articles = ordered_set(added.articles.iter().map(String::as_str));
        let grouping = self.grouping();
        let with_new =
            |copies: &&Copies| copies.members.iter().any(|m| articles.contains(m.article.as_str()));
        let sets = ordered_set(grouping.copies.iter().filter(with_new).map(|c| c.id.as_str()));
        let is_new = |story: &&Story| {
            story.articles.iter().any(|a| articles.contains(a.as_str()))
                || story.copies.iter().any(|c| sets.contains(c.as_str()))
        };
        added.stories = grouping.stories.iter().filter(is_new).map(|s| s.id.clone()).collect();
        added
    }
}
