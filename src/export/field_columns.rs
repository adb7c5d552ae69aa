//! Columns for the further fields of articles: one for each name.
//!
//! In: the fields of all articles. Out: names of columns, and the cells of one article.

use crate::types::article::Article;
use crate::util::order::{sort, sort_by_key};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Most columns; the most frequent names get one. A row has a cell for each column, so that without a cap a
/// file that names each field once would make a table of its square.
const MAX_COLUMNS: usize = 200;
/// In front of a field's name.
const PREFIX: &str = "field_";
/// The column of the names that get none, "name: value" a line; only there when it is needed.
const REST: &str = "fields_more";

/// The columns, in the order of their names.
#[derive(Default)]
pub(crate) struct FieldColumns {
    names: Vec<String>,
    has_rest: bool,
}

impl FieldColumns {
    /// Of all articles.
    pub fn of(articles: impl Iterator<Item = Article>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for name in articles.flat_map(|article| article.fields.into_keys()) {
            *counts.entry(name).or_default() += 1;
        }
        let has_rest = counts.len() > MAX_COLUMNS;
        let mut names: Vec<(String, usize)> = counts.into_iter().collect();
        sort_by_key(&mut names, |(_, count)| std::cmp::Reverse(*count));
        names.truncate(MAX_COLUMNS);
        sort(&mut names);
        FieldColumns { names: names.into_iter().map(|(name, _)| name).collect(), has_rest }
    }

    /// Names of the columns.
    pub fn header(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let rest = self.has_rest.then_some(REST.into());
        self.names.iter().map(|name| format!("{PREFIX}{name}").into()).chain(rest)
    }

    /// The cells of an article, one for each column.
    pub fn cells<'a>(&'a self, article: &'a Article) -> impl Iterator<Item = Cow<'a, str>> {
        let of = |name: &String| Cow::Borrowed(article.fields.get(name).map_or("", String::as_str));
        let rest = self.has_rest.then(|| {
            let others = article.fields.iter().filter(|(name, _)| self.names.binary_search(name).is_err());
            others.map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("\n").into()
        });
        self.names.iter().map(of).chain(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::clean::clean;

    fn article(fields: &[(String, String)]) -> Article {
        let page = clean("page.txt", b"The council voted on Monday to keep the bridge open.");
        Article { fields: fields.iter().cloned().collect(), ..page.articles[0].clone() }
    }

    #[test]
    fn names_beyond_the_cap_share_a_column() {
        let field = |n: usize| (format!("f{n:04}"), format!("v{n}"));
        let many = article(&(0..MAX_COLUMNS + 2).map(field).collect::<Vec<_>>());
        let one = article(&[field(MAX_COLUMNS + 1)]);
        for (articles, width) in [(vec![], 0), (vec![&one], 1), (vec![&one, &many], MAX_COLUMNS + 1)] {
            let columns = FieldColumns::of(articles.iter().map(|a| (*a).clone()));
            assert_eq!(columns.header().count(), width);
            for article in articles {
                let cells: Vec<_> = columns.cells(article).collect();
                assert_eq!(cells.len(), width);
                for value in article.fields.values() {
                    assert!(cells.iter().any(|cell| cell.contains(value.as_str())), "{value}");
                }
            }
        }
    }
}
