//! What every export format needs of a corpus: the story and the set of copies of each article.
//!
//! In: copies and stories. Out: look-ups by article id. Nothing is written here.

use crate::corpus::Corpus;
use crate::types::article::Article;
use crate::types::article_id::parse_article_id;
use crate::types::document_head::DocumentHead;
use crate::types::grouping::{Copies, Member, Relation, Story};
use crate::util::order::ordered_map;
use std::collections::BTreeMap;

/// The story and the copies of each article.
pub(crate) struct Context {
    /// By article id: id and headline of its story.
    pub story: BTreeMap<String, (String, String)>,
    /// By article id: id of its set of copies, and its entry there.
    pub copies: BTreeMap<String, (String, Member)>,
    /// Sets of copies by id.
    pub sets: BTreeMap<String, Copies>,
}

impl Context {
    /// Of the copies and stories of a corpus.
    pub fn new(copies: &[Copies], stories: &[Story]) -> Self {
        let sets = ordered_map(copies.iter().map(|set| (set.id.clone(), set.clone())));
        let mut out = Context { story: BTreeMap::new(), copies: BTreeMap::new(), sets };
        for (id, set) in &out.sets {
            for member in &set.members {
                out.copies.insert(member.article.clone(), (id.clone(), member.clone()));
            }
        }
        for story in stories {
            let sets = story.copies.iter().filter_map(|id| out.sets.get(id));
            let copied = sets.flat_map(|set| set.members.iter().map(|member| &member.article));
            for article in story.articles.iter().chain(copied) {
                out.story.insert(article.clone(), (story.id.clone(), story.title.clone()));
            }
        }
        out
    }

    /// Id and headline of the story of the article or of its keeper.
    pub fn story_of(&self, article: &str) -> (Option<&str>, Option<&str>) {
        match self.story.get(article) {
            Some((id, title)) => (Some(id), Some(title)),
            None => (None, None),
        }
    }

    /// Id of the set of copies of the article, and its entry there.
    pub fn copies_of(&self, article: &str) -> (Option<&str>, Option<&Member>) {
        match self.copies.get(article) {
            Some((id, member)) => (Some(id), Some(member)),
            None => (None, None),
        }
    }

    /// Id of the article that stands for this one: the keeper of its copies, or itself.
    pub fn keeper_of<'a>(&'a self, article: &'a str) -> &'a str {
        let set = self.copies.get(article).and_then(|(id, _)| self.sets.get(id));
        set.map_or(article, |set| set.keeper.as_str())
    }

    /// The article and the copies of which it is one.
    pub fn with_copies<'a>(&'a self, article: &'a str) -> impl Iterator<Item = &'a str> {
        let set = self.copies.get(article).and_then(|(id, _)| self.sets.get(id));
        let members =
            set.into_iter().flat_map(|set| set.members.iter().map(|member| member.article.as_str()));
        members.chain([article])
    }

    /// Whether the article has no copies or is the keeper of them.
    pub fn is_keeper(&self, article: &str) -> bool {
        self.copies_of(article).1.is_none_or(|m| m.relation == Relation::Keeper)
    }
}

/// The article of that id with its document.
pub(crate) fn find_article<'c>(corpus: &'c mut Corpus, id: &str) -> Option<(&'c DocumentHead, Article)> {
    let article = corpus.article(id)?;
    let (document, _) = parse_article_id(id)?;
    Some((corpus.document(document)?, article))
}

#[cfg(test)]
mod tests {
    use crate::export::context::Context;
    use crate::types::grouping::{Copies, Member, Relation, Story};

    #[test]
    fn copies_share_the_story_of_their_keeper() {
        let member = |article: &str, relation| Member { article: article.into(), relation, similarity: 1.0 };
        let copies = Copies {
            id: "copies:a#0".into(),
            keeper: "a#0".into(),
            members: vec![member("a#0", Relation::Keeper), member("b#0", Relation::Near)],
        };
        let story = Story {
            id: "story:a#0".into(),
            title: "Ferry".into(),
            articles: vec!["a#0".into()],
            members: Vec::new(),
            copies: vec![copies.id.clone()],
            sources: Vec::new(),
            first: None,
            last: None,
            terms: Vec::new(),
        };
        let context = Context::new(&[copies], &[story]);
        let cases =
            [("a#0", Some("story:a#0"), true), ("b#0", Some("story:a#0"), false), ("c#0", None, true)];
        for (id, story, keeper) in cases {
            assert_eq!((context.story_of(id).0, context.is_keeper(id)), (story, keeper), "{id}");
            assert_eq!(context.keeper_of(id) == id, keeper, "{id}");
        }
    }
}
