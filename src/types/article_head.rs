//! What lists and comparing need of an article beside its fingerprint: all but its text and the places of it.

use crate::types::article::{Article, Published, Role};
use serde::{Deserialize, Serialize};

/// The short facts of an article, as in its record ([`Article`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleHead {
    /// Number in the document, from 0.
    pub n: u32,
    /// Lead, attached or record.
    pub role: Role,
    /// Title.
    pub title: Option<String>,
    /// The title was derived from the first sentence.
    pub title_derived: bool,
    /// Outlet.
    pub source: Option<String>,
    /// Publication date.
    pub published: Option<Published>,
    /// Number of words.
    pub words: u32,
    /// Confidence of the cleaning, 0 to 1.
    pub confidence: f32,
}

impl From<&Article> for ArticleHead {
    fn from(article: &Article) -> Self {
        ArticleHead {
            n: article.n,
            role: article.role,
            title: article.title.clone(),
            title_derived: article.title_derived,
            source: article.source.clone(),
            published: article.published.clone(),
            words: article.words,
            confidence: article.confidence,
        }
    }
}
