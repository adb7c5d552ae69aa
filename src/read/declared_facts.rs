//! Facts that stand outside of a text, in its container or in the head of its file, as what the document
//! declares.
//!
//! In: facts as found. Out: [`Declared`]. Nothing is parsed.

use crate::types::document::{AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate, Stated};
use crate::unpack::entry::EntryFacts;
use std::collections::BTreeMap;

/// What the head of a Markdown file declares of its article.
pub fn declared_by_head(facts: EntryFacts) -> Declared {
    let author = |written: &str| DeclaredAuthor { witness: AuthorWitness::Meta, written: written.to_owned() };
    let authors = facts.author.as_deref().into_iter().flat_map(|a| a.split("; ")).map(author).collect();
    let date = |written: String| DeclaredDate { witness: DateWitness::Meta, written };
    Declared {
        titles: facts.title.clone().into_iter().collect(),
        authors,
        dates: facts.published.clone().map(|day| date(day.raw)).into_iter().collect(),
        site: facts.outlet.clone(),
        description: facts.description.clone(),
        language: facts.language.clone(),
        url: facts.url.clone(),
        stated: Stated { fields: fields(facts), ..Stated::default() },
        ..Declared::default()
    }
}

/// Adds to what a document declares what its container states of it.
pub fn add_stated(facts: EntryFacts, declared: &mut Declared) {
    declared.description = facts.description.clone().or(declared.description.take());
    declared.language = facts.language.clone().or(declared.language.take());
    let mut stated = Stated {
        title: facts.title.clone(),
        authors: facts.author.clone(),
        source: facts.outlet.clone(),
        published: facts.published.clone().map(|day| day.raw),
        fields: fields(facts),
    };
    for (name, value) in std::mem::take(&mut declared.stated.fields) {
        stated.fields.entry(name).or_insert(value);
    }
    declared.stated = stated;
}

/// The facts that have no slot of their own in an article, by name.
fn fields(facts: EntryFacts) -> BTreeMap<String, String> {
    let mut fields = facts.fields;
    let tags = Some(facts.tags.join("; ")).filter(|t| !t.is_empty());
    let named = [("url", facts.url), ("section", facts.section), ("saved", facts.saved_at), ("tags", tags)];
    fields.extend(named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unpack::entry::{Day, DayKind};

    #[test]
    fn facts_find_their_slots() {
        let facts = EntryFacts {
            title: Some("A bridge".to_owned()),
            author: Some("Ida Lind; Bo Ek".to_owned()),
            published: Some(Day { raw: "3 May 2021".to_owned(), kind: DayKind::Unnamed }),
            url: Some("https://post.example/bridge".to_owned()),
            tags: vec!["a".to_owned(), "b".to_owned()],
            saved_at: Some("2022-01-01".to_owned()),
            ..EntryFacts::default()
        };
        let head = declared_by_head(facts.clone());
        assert_eq!((head.titles.len(), head.authors.len(), head.dates.len()), (1, 2, 1));
        let mut declared = Declared::default();
        add_stated(facts, &mut declared);
        assert_eq!(declared.stated.published.as_deref(), Some("3 May 2021"));
        let fields: Vec<(&str, &str)> =
            declared.stated.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let url = ("url", "https://post.example/bridge");
        assert_eq!(fields, [("saved", "2022-01-01"), ("tags", "a; b"), url]);
        assert_eq!(head.stated.fields, declared.stated.fields);
    }
}
