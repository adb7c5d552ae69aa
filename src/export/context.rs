//! What every export format needs of a corpus: the story and the set of copies of each article.

use crate::corpus::Corpus;
use crate::pipeline::clean::Cleaned;
use crate::types::article::Article;
use crate::types::article_id::parse_article_id;
use crate::types::grouping::{Copies, Member, Relation};
use crate::util::sorted::Table;

/// Where each article belongs.
pub(crate) struct Context {
    pub story: Table<String, (String, String)>,
    pub copies: Table<String, (String, Member)>,
    pub sets: Table<String, Copies>,
}

impl Context {
    /// Id and headline of the story that the article or its keeper is in.
    pub fn story_of(&self, article: &str) -> (Option<&str>, Option<&str>) {
        match self.story.get(article) {
            Some((id, title)) => (Some(id), Some(title)),
            None => (None, None),
        }
    }

    /// Set of copies of the article and what it is there.
    pub fn copies_of(&self, article: &str) -> (Option<&str>, Option<&Member>) {
        match self.copies.get(article) {
            Some((id, member)) => (Some(id), Some(member)),
            None => (None, None),
        }
    }

    /// Whether the article stands for itself: alone, or the keeper of its copies.
    pub fn keeps(&self, article: &str) -> bool {
        self.copies_of(article).1.is_none_or(|m| m.relation == Relation::Keeper)
    }
}

/// The article of that id with its page.
pub(crate) fn find<'c>(corpus: &'c mut Corpus, id: &str) -> Option<(&'c Cleaned, &'c Article)> {
    let (document, n) = parse_article_id(id)?;
    let page = corpus.cleaned(document).ok()?;
    let article = page.articles.iter().find(|a| a.n == n)?;
    Some((page, article))
}
