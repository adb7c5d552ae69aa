//! The vectors of articles, each made when it is first asked for.
//!
//! In: fingerprints and document frequencies. Out: [`ArticleVector`]s. When few articles are new, few vectors are
//! needed; all of them together take some 7 kB an article.

use crate::fingerprint::Fingerprint;
use crate::story::article_vector::ArticleVector;
use crate::story::idf::DocumentFrequencies;
use crate::story::term_counts::{TermCount, count_terms};
use crate::story::terms::{DatedTerms, Term, weigh_terms};
use std::cell::OnceCell;
use std::sync::Arc;

/// The vectors of some articles.
pub(crate) struct LazyVectors<'a> {
    prints: Vec<&'a Fingerprint>,
    frequencies: Arc<DocumentFrequencies>,
    vectors: Vec<OnceCell<Box<ArticleVector<'a>>>>,
    /// Terms of articles whose other parts are not needed.
    terms: Vec<OnceCell<Box<[Term]>>>,
}

impl<'a> LazyVectors<'a> {
    /// Of these articles; no vector is made yet.
    pub fn new(prints: Vec<&'a Fingerprint>, frequencies: Arc<DocumentFrequencies>) -> Self {
        let vectors = prints.iter().map(|_| OnceCell::new()).collect();
        let terms = prints.iter().map(|_| OnceCell::new()).collect();
        LazyVectors { prints, frequencies, vectors, terms }
    }

    /// The fingerprint of an article.
    pub fn print(&self, article: u32) -> Option<&'a Fingerprint> {
        self.prints.get(article as usize).copied()
    }

    /// The vector of an article.
    pub fn get(&self, article: u32) -> Option<&ArticleVector<'a>> {
        let print = self.print(article)?;
        let make = || {
            let counts = self.frequencies.with_word_numbers(count_terms(print));
            Box::new(ArticleVector::new(print, &counts, &self.frequencies))
        };
        self.vectors.get(article as usize).map(|vector| &**vector.get_or_init(make))
    }

    /// The terms of an article.
    pub fn terms(&self, article: u32) -> Option<DatedTerms<'_>> {
        if let Some(vector) = self.vectors.get(article as usize)?.get() {
            return Some(vector.dated_terms());
        }
        let print = self.print(article)?;
        let make =
            || weigh_terms(&self.frequencies.with_word_numbers(count_terms(print)), &self.frequencies).into();
        let terms = self.terms.get(article as usize)?.get_or_init(make);
        Some(DatedTerms { terms, day: print.day })
    }

    /// The vector of an article whose terms are counted already.
    pub fn get_counted(&self, article: u32, counts: &[TermCount]) -> Option<&ArticleVector<'a>> {
        let print = self.print(article)?;
        let make = || Box::new(ArticleVector::new(print, counts, &self.frequencies));
        self.vectors.get(article as usize).map(|vector| &**vector.get_or_init(make))
    }
}
