//! Columns of tables: what each holds, and what a person said of them. Data only: `unpack` guesses columns and
//! reads tables by them.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a column of a table, a key of JSON or an element of XML holds.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::ColumnRole::Published)?, r#""published""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ColumnRole {
    /// The text of the article.
    Text,
    /// Headline.
    Title,
    /// Summary or standfirst.
    Summary,
    /// Authors.
    Author,
    /// Newspaper, site or feed.
    Outlet,
    /// The site's domain: an outlet when nothing better names one.
    Site,
    /// Day of publication.
    Published,
    /// A day of which nothing tells what day it is.
    Date,
    /// Day of saving.
    Saved,
    /// Day of a later change.
    Modified,
    /// Address of the page.
    Url,
    /// Language.
    Language,
    /// Section.
    Section,
    /// Key words.
    Tags,
    /// A field without a slot of its own.
    Field,
}

/// What the columns of a table hold, as a person says. It is for every table whose columns have these names, in
/// any order.
///
/// ```
/// use storysift::{ColumnRole, GivenColumns, Limits, clean_all_with};
///
/// let table = "kop,inhoud,toelichting\nBrug open,De raad opende de brug.,Een toelichting van de redactie.\n\
///     Pont vaart,De pont voer dinsdag uit.,Nog een toelichting van de redactie.\n";
/// let given = GivenColumns {
///     names: ["kop", "inhoud", "toelichting"].map(String::from).to_vec(),
///     roles: [("kop".into(), ColumnRole::Title), ("inhoud".into(), ColumnRole::Text)].into(),
/// };
/// let cleaned = clean_all_with("june.csv", table.as_bytes(), &Limits::default(), &[given]);
/// assert_eq!(cleaned[1].articles[0].title.as_deref(), Some("Pont vaart"));
/// assert_eq!(cleaned[1].articles[0].paragraphs[0].text, "De pont voer dinsdag uit.");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenColumns {
    /// Names of all columns. None: every table that has the columns with roles.
    #[serde(default)]
    pub names: Vec<String>,
    /// What they hold. Columns that are not here are [`Field`](ColumnRole::Field)s.
    pub roles: BTreeMap<String, ColumnRole>,
}

impl GivenColumns {
    /// Whether they are for a table with columns of these names.
    pub(crate) fn fits(&self, names: &[String]) -> bool {
        let have: BTreeSet<&String> = names.iter().collect();
        match self.names.is_empty() {
            true => self.roles.keys().all(|name| have.contains(name)),
            false => self.names.iter().collect::<BTreeSet<_>>() == have,
        }
    }

    /// What a column holds.
    pub(crate) fn role(&self, name: &str) -> ColumnRole {
        self.roles.get(name).copied().unwrap_or(ColumnRole::Field)
    }

    /// Why they make no sense, as one sentence without a full stop.
    pub(crate) fn fault(&self) -> Option<String> {
        let names: BTreeSet<&String> = self.names.iter().collect();
        if names.is_empty() {
            return Some("the names of the columns are missing".to_owned());
        }
        if names.len() < self.names.len() {
            return Some("a name of a column stands there twice".to_owned());
        }
        if let Some(name) = self.roles.keys().find(|name| !names.contains(name)) {
            return Some(format!("there is no column {name}"));
        }
        let has_text = self.roles.values().any(|role| *role == ColumnRole::Text);
        (!has_text).then(|| "no column holds the text".to_owned())
    }
}

/// A column and what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Column {
    pub name: String,
    pub role: ColumnRole,
}

/// Tables of one file whose columns are the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Table {
    /// Name of the file, or the table's path in its container.
    pub paths: Vec<String>,
    /// All columns, in the order of the first table.
    pub columns: Vec<Column>,
    /// The first rows of the first table, a cell for each column, cut and on one line.
    pub rows: Vec<Vec<String>>,
    /// A person gave the roles; else they are guessed.
    pub given: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(names: &[&str], roles: &[(&str, ColumnRole)]) -> GivenColumns {
        GivenColumns {
            names: names.iter().map(|n| (*n).to_owned()).collect(),
            roles: roles.iter().map(|(n, role)| ((*n).to_owned(), *role)).collect(),
        }
    }

    #[test]
    fn names_tell_which_tables_are_meant() {
        let text = [("b", ColumnRole::Text)];
        let cases = [
            (vec!["a", "b"], vec!["a", "b"], true),
            (vec!["a", "b"], vec!["b", "a"], true),
            (vec!["a", "b"], vec!["a", "b", "c"], false),
            (vec!["a", "b", "c"], vec!["a", "b"], false),
            (vec![], vec!["c", "b"], true),
            (vec![], vec!["c"], false),
        ];
        for (names, table, fits) in cases {
            let table: Vec<String> = table.into_iter().map(String::from).collect();
            assert_eq!(given(&names, &text).fits(&table), fits, "{names:?} for {table:?}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        let text = ("a", ColumnRole::Text);
        let cases = [
            (given(&["a", "b"], &[text]), None),
            (given(&[], &[text]), Some("the names of the columns are missing")),
            (given(&["a", "a"], &[text]), Some("a name of a column stands there twice")),
            (given(&["a"], &[text, ("b", ColumnRole::Title)]), Some("there is no column b")),
            (given(&["a"], &[("a", ColumnRole::Title)]), Some("no column holds the text")),
        ];
        for (given, fault) in cases {
            assert_eq!(given.fault().as_deref(), fault, "{given:?}");
        }
    }
}
