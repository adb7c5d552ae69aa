//! JSON-LD: what a page declares of itself in the vocabulary of schema.org. Takes the text of one
//! script. Reads arrays, graphs, references and authors of any shape, and mends the most frequent
//! faults; what is still no JSON is passed over.

use crate::types::document::{AuthorWitness, DeclaredAuthor};
use html5ever::data::NAMED_ENTITIES;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What the scripts of a page declare, the more reliable first.
#[derive(Debug, Default, PartialEq)]
pub struct Facts {
    /// Headlines of articles.
    pub headlines: Vec<String>,
    /// The authors of the first article that has any.
    pub authors: Vec<DeclaredAuthor>,
    /// Persons who are declared without a role.
    pub persons: Vec<String>,
    /// Publication dates of articles.
    pub published: Vec<String>,
    /// Publication dates of web pages.
    pub page_published: Vec<String>,
    /// Dates of a later change.
    pub modified: Vec<String>,
    /// Publisher or site.
    pub site: Option<String>,
    /// Summary.
    pub description: Option<String>,
    /// Language.
    pub language: Option<String>,
}

/// Most persons that are kept.
const MAX_PERSONS: usize = 4;
/// Deepest nesting that is followed.
const MAX_DEPTH: usize = 12;
/// Number of objects beyond which no more are collected.
const MAX_OBJECTS: usize = 4000;
/// Deepest nesting of lists of names.
const MAX_NAME_DEPTH: usize = 3;
/// Most names of one list.
const MAX_LISTED_NAMES: usize = 16;
/// Longest entity with its semicolon, in bytes.
const MAX_ENTITY_BYTES: usize = 12;

/// How the names of the types of articles end.
const ARTICLES: [&str; 6] =
    ["Article", "BlogPosting", "Report", "SocialMediaPosting", "CreativeWork", "Recipe"];
/// Properties whose objects are about the same page. An article in any other property is another
/// article.
const INNER: [&str; 6] = ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "@list"];

/// Adds what one script declares.
pub fn read(script: &str, facts: &mut Facts) {
    let Some(value) = parse(script) else { return };
    let mut objects = Vec::new();
    collect(&value, 0, &mut objects);
    let named = NamedObjects::of(&objects);
    for object in &objects {
        let is_article = is_a(object, |t| ARTICLES.iter().any(|a| t.ends_with(a)) && t != "SearchArticle");
        let is_page = is_a(object, |t| t.ends_with("WebPage") || t.ends_with("ItemPage"));
        if is_article {
            facts.headlines.extend(string(object, "headline").or_else(|| string(object, "name")));
            facts.published.extend(string(object, "datePublished").or_else(|| string(object, "dateCreated")));
        }
        for key in ["author", "creator"] {
            if (is_article || is_page) && facts.authors.is_empty() {
                names(object.get(key), &named, 0, &mut |a| facts.authors.push(a));
            }
        }
        if is_person(object) && facts.persons.len() < MAX_PERSONS {
            facts.persons.extend(string(object, "name"));
        }
        if is_article || is_page {
            facts.page_published.extend(string(object, "datePublished").filter(|_| is_page));
            facts.modified.extend(string(object, "dateModified"));
            facts.description = facts.description.take().or_else(|| string(object, "description"));
            facts.language = facts.language.take().or_else(|| string(object, "inLanguage"));
            for key in ["publisher", "isPartOf", "sourceOrganization"] {
                if facts.site.is_none() {
                    names(object.get(key), &named, 0, &mut |a| {
                        facts.site.get_or_insert(a.written);
                    });
                }
            }
        }
    }
    if facts.site.is_none() {
        let site = objects.iter().find(|o| is_a(o, |t| t == "WebSite" || t == "NewsMediaOrganization"));
        facts.site = site.and_then(|o| string(o, "name"));
    }
}

/// The objects with a name that others may refer to, by `@id`. A page may have thousands of references: each
/// is one look-up.
struct NamedObjects<'v>(BTreeMap<&'v str, &'v Map<String, Value>>);

impl<'v> NamedObjects<'v> {
    /// Those among the objects of a script; of one `@id` the first.
    fn of(objects: &[&'v Map<String, Value>]) -> Self {
        let mut by_id = BTreeMap::new();
        for object in objects.iter().filter(|o| o.contains_key("name")) {
            if let Some(id) = object.get("@id").and_then(Value::as_str) {
                by_id.entry(id).or_insert(*object);
            }
        }
        NamedObjects(by_id)
    }
}

/// All objects, outermost first, in order.
fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Map<String, Value>>) {
    if depth > MAX_DEPTH || objects.len() > MAX_OBJECTS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|i| collect(i, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            let inner = object.iter().filter(|(key, _)| INNER.contains(&key.as_str()));
            inner.for_each(|(_, v)| collect(v, depth + 1, objects));
        }
        _ => {}
    }
}

/// Whether a type of an object passes a test.
fn is_a(object: &Map<String, Value>, test: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(t)) => test(t.rsplit('/').next().unwrap_or(t)),
        Some(Value::Array(ts)) => ts.iter().filter_map(Value::as_str).any(test),
        _ => false,
    }
}

/// Whether an object is a person.
fn is_person(object: &Map<String, Value>) -> bool {
    is_a(object, |t| t == "Person")
}

/// Calls `add` with the names of persons or organisations, given as text, object, list or
/// reference.
fn names(
    value: Option<&Value>,
    objects: &NamedObjects<'_>,
    depth: usize,
    add: &mut impl FnMut(DeclaredAuthor),
) {
    let mut named = |object: &Map<String, Value>| {
        let witness = match () {
            () if is_person(object) => AuthorWitness::Person,
            () if is_a(object, |t| t.ends_with("Organization")) => AuthorWitness::Organisation,
            () => AuthorWitness::Name,
        };
        let name = string(object, "name");
        name.into_iter().for_each(|written| add(DeclaredAuthor { witness, written }));
    };
    match value {
        Some(Value::String(name)) => {
            clean(name)
                .into_iter()
                .for_each(|written| add(DeclaredAuthor { witness: AuthorWitness::Name, written }));
        }
        Some(Value::Array(items)) if depth < MAX_NAME_DEPTH => {
            items.iter().take(MAX_LISTED_NAMES).for_each(|i| names(Some(i), objects, depth + 1, add));
        }
        Some(Value::Object(object)) => match (object.get("name"), object.get("@id")) {
            (Some(_), _) => named(object),
            (None, Some(Value::String(id))) => {
                objects.0.get(id.as_str()).into_iter().for_each(|found| named(found));
            }
            _ => {}
        },
        _ => {}
    }
}

/// A property that is a text, or the first text of a list.
fn string(object: &Map<String, Value>, key: &str) -> Option<String> {
    match object.get(key)? {
        Value::String(text) => clean(text),
        Value::Array(items) => items.iter().find_map(Value::as_str).and_then(clean),
        _ => None,
    }
}

/// The text with its entities decoded and white space made single.
fn clean(text: &str) -> Option<String> {
    let text = decode_entities(text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Decodes the entities that are left in JSON by mistake.
fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(MAX_ENTITY_BYTES).position(|b| b == b';');
        let decoded = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
            match number.or_else(|| name.strip_prefix('#').map(str::parse)) {
                Some(number) => char::from_u32(number.ok()?),
                None => NAMED_ENTITIES.get(&rest[1..=end]).and_then(|(c, _)| char::from_u32(*c)),
            }
        });
        match (decoded, end) {
            (Some(c), Some(end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The JSON of a script, mended where it is broken.
fn parse(script: &str) -> Option<Value> {
    let text = bare(script);
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mend(text)).ok())
}

/// The text of a script without the marks of comments around it.
pub fn bare(script: &str) -> &str {
    let text = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_start_matches("//").trim_start_matches("<![CDATA[");
    text.trim_end_matches("]]>").trim_end().trim_end_matches("//").trim_end().trim_end_matches(';')
}

/// Line ends inside strings become spaces; commas before a closing bracket go.
fn mend(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in text.chars() {
        match c {
            '"' if !escaped => quoted = !quoted,
            '}' | ']' if !quoted && out.trim_end().ends_with(',') => {
                out.truncate(out.trim_end().len() - 1);
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(script: &str) -> Facts {
        let mut facts = Facts::default();
        read(script, &mut facts);
        facts
    }

    #[test]
    fn a_graph_with_references() {
        let f = facts(
            r##"{"@graph": [
                {"@type": "NewsArticle", "headline": "Bridge &amp; road open", "author": {"@id": "#p1"},
                 "datePublished": "2024-05-06T07:08:09Z", "publisher": {"@id": "#o"}},
                {"@type": "Person", "@id": "#p1", "name": "Ida Lind"},
                {"@type": "Organization", "@id": "#o", "name": "The Town Post"}]}"##,
        );
        assert_eq!(f.headlines, ["Bridge & road open"]);
        assert_eq!(
            f.authors,
            [DeclaredAuthor { witness: AuthorWitness::Person, written: "Ida Lind".to_owned() }]
        );
        assert_eq!(f.published, ["2024-05-06T07:08:09Z"]);
        assert_eq!(f.site.as_deref(), Some("The Town Post"));
    }

    #[test]
    fn authors_in_any_shape() {
        for author in
            [r#""Ida Lind""#, r#"["Ida Lind"]"#, r#"{"name": "Ida Lind"}"#, r#"[{"name": ["Ida Lind"]}]"#]
        {
            let f = facts(&format!(r#"[{{"@type": ["Article"], "author": {author}}}]"#));
            assert_eq!(f.authors.len(), 1, "{author}");
            assert_eq!(f.authors[0].written, "Ida Lind", "{author}");
        }
    }

    #[test]
    fn broken_json_is_mended_or_passed_over() {
        let f = facts("<!-- {\"@type\": \"Article\", \"headline\": \"Two\nlines\",} -->");
        assert_eq!(f.headlines, ["Two lines"]);
        assert_eq!(facts("{\"@type\": \"Article\", \"headline\": "), Facts::default());
    }
}
