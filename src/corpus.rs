//! The whole drop: documents, their articles, copies and stories, and what the person said.

use crate::{Article, Cleaned, Decision, Document, Error, Labelled, Limits, Problem, clean_with};
use serde::{Deserialize, Serialize};

/// How a corpus works. The default needs no change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
    /// Caps.
    pub limits: Limits,
    /// From -1 (strict: fewer articles a story) to 1 (loose). 0 is the measured best.
    pub looseness: f32,
    /// Treat each document by itself: no evidence across documents.
    pub alone: bool,
}

/// An article that is already clean, from a feed, say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct CleanArticle {
    /// Document name.
    pub name: String,
    /// Text, paragraphs parted by line ends.
    pub text: String,
    /// Title.
    pub title: Option<String>,
    /// Date as written, ISO 8601 best.
    pub published: Option<String>,
    /// Outlet.
    pub source: Option<String>,
}

/// How a member of a set of copies relates to the keeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// It is the keeper.
    Keeper,
    /// The same words.
    Exact,
    /// Nearly the same words.
    Near,
    /// An excerpt of the keeper.
    Contained,
    /// Shared copy, partly rewritten.
    Edited,
}

/// One member of a set of copies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Article id.
    pub article: String,
    /// How it relates to the keeper.
    pub relation: Relation,
    /// Share of the smaller article's shingles that the keeper has too, 0 to 1.
    pub similarity: f32,
}

/// Articles with the same content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copies {
    /// Id, `copies:` and the keeper's article id.
    pub id: String,
    /// Article id of the keeper.
    pub keeper: String,
    /// Members, the keeper first, then by article id.
    pub members: Vec<Member>,
}

/// Articles about one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Id, `story:` and the id of its first article.
    pub id: String,
    /// Headline: the title of its most central article.
    pub title: String,
    /// Article ids of the keepers.
    pub articles: Vec<String>,
    /// Ids of the sets of copies whose keeper is here.
    pub copies: Vec<String>,
    /// Outlets.
    pub sources: Vec<String>,
    /// First date, ISO 8601.
    pub first: Option<String>,
    /// Last date, ISO 8601.
    pub last: Option<String>,
    /// Key terms, strongest first.
    pub terms: Vec<String>,
}

/// A drop of documents.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    options: Options,
    cleaned: Vec<Cleaned>,
    stories: Vec<Story>,
    copies: Vec<Copies>,
    decisions: Vec<Decision>,
}

impl Corpus {
    /// An empty corpus.
    pub fn new(options: Options) -> Self {
        Corpus { options, ..Corpus::default() }
    }

    /// Cleans a file and takes it in. Returns its document id, or `None` when the same
    /// file is here already.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Option<String> {
        let cleaned = clean_with(name, bytes, &self.options.limits);
        self.insert(cleaned)
    }

    /// Takes in a file that was cleaned elsewhere.
    pub fn insert(&mut self, cleaned: Cleaned) -> Option<String> {
        let id = cleaned.document.name.clone();
        self.cleaned.push(cleaned);
        self.cleaned.sort_by(|a, b| a.document.name.cmp(&b.document.name));
        Some(id)
    }

    /// Takes in an article that is already clean.
    pub fn add_clean(&mut self, article: CleanArticle) -> Option<String> {
        self.add(&article.name, article.text.as_bytes())
    }

    /// The documents, by id, in order.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &Document)> {
        self.cleaned.iter().map(|c| (c.document.name.as_str(), &c.document))
    }

    /// Every article with its id, in order.
    pub fn articles(&mut self) -> Vec<(String, &Article)> {
        self.cleaned
            .iter()
            .flat_map(|c| c.articles.iter().map(|a| (format!("{}#{}", c.document.name, a.n), a)))
            .collect()
    }

    /// The judged runs of a document.
    ///
    /// # Errors
    /// `no-document` when there is none of that id.
    pub fn blocks(&mut self, document: &str) -> Result<(&Document, &[Labelled]), Error> {
        let found = self.cleaned.iter().find(|c| c.document.name == document);
        found
            .map(|c| (&c.document, c.blocks.as_slice()))
            .ok_or_else(|| Error::new(crate::ErrorCode::NoDocument, format!("no document {document}")))
    }

    /// Every document with its id, blocks and articles, in order.
    pub fn pages(&mut self) -> impl Iterator<Item = (&str, &Cleaned)> {
        self.cleaned.iter().map(|c| (c.document.name.as_str(), c))
    }

    /// A document with its judged runs and its articles.
    ///
    /// # Errors
    /// `no-document` when there is none of that id.
    pub fn cleaned(&mut self, document: &str) -> Result<&Cleaned, Error> {
        let found = self.cleaned.iter().find(|c| c.document.name == document);
        found.ok_or_else(|| Error::new(crate::ErrorCode::NoDocument, format!("no document {document}")))
    }

    /// Trouble with files, in order of the documents.
    pub fn problems(&self) -> Vec<Problem> {
        self.cleaned.iter().flat_map(|c| c.document.problems.iter().cloned()).collect()
    }

    /// The sets of copies, in order of their keepers.
    pub fn copies(&mut self) -> &[Copies] {
        &self.copies
    }

    /// The stories, largest first.
    pub fn stories(&mut self) -> &[Story] {
        self.stories = self
            .articles()
            .into_iter()
            .map(|(id, a)| Story {
                id: format!("story:{id}"),
                title: a.title.clone().unwrap_or_default(),
                articles: vec![id],
                copies: Vec::new(),
                sources: Vec::new(),
                first: None,
                last: None,
                terms: Vec::new(),
            })
            .collect();
        &self.stories
    }

    /// Applies what the person said.
    ///
    /// # Errors
    /// `bad-decision`, `no-document` or `no-article`.
    pub fn apply(&mut self, decision: Decision) -> Result<(), Error> {
        self.decisions.push(decision);
        Ok(())
    }

    /// Takes the last decision back. `false` when there is none.
    pub fn undo(&mut self) -> bool {
        self.decisions.pop().is_some()
    }

    /// Applies the last decision taken back again. `false` when there is none.
    pub fn redo(&mut self) -> bool {
        false
    }

    /// What the person said so far, in order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }
}
