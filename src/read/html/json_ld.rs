//! JSON-LD: what schema.org says of a page. Lenient: arrays, graphs, references, authors
//! in any shape, and the commonest ways in which it is broken; what still is not JSON is
//! passed over.

use crate::types::document::{AuthorWitness, DeclaredAuthor};
use serde_json::{Map, Value};

/// What the scripts of a page say, best first.
#[derive(Debug, Default, PartialEq)]
pub struct Facts {
    /// Headlines of articles.
    pub headlines: Vec<String>,
    /// The authors of the first article that has any.
    pub authors: Vec<DeclaredAuthor>,
    /// Persons whom the page knows, whatever for.
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
const PERSONS: usize = 4;
/// Deepest nesting and most objects that are looked at.
const DEPTH: usize = 12;
const OBJECTS: usize = 4000;

/// Adds what one script says.
pub fn read(script: &str, facts: &mut Facts) {
    let Some(value) = parse(script) else { return };
    let mut objects = Vec::new();
    collect(&value, 0, &mut objects);
    for object in &objects {
        let article = is_a(object, |t| ARTICLES.iter().any(|a| t.ends_with(a)) && t != "SearchArticle");
        let page = is_a(object, |t| t.ends_with("WebPage") || t.ends_with("ItemPage"));
        if article {
            facts.headlines.extend(string(object, "headline").or_else(|| string(object, "name")));
            facts.published.extend(string(object, "datePublished").or_else(|| string(object, "dateCreated")));
        }
        for key in ["author", "creator"] {
            if (article || page) && facts.authors.is_empty() {
                names(object.get(key), &objects, 0, &mut |a| facts.authors.push(a));
            }
        }
        if is_person(object) && facts.persons.len() < PERSONS {
            facts.persons.extend(string(object, "name"));
        }
        if article || page {
            facts.page_published.extend(string(object, "datePublished").filter(|_| page));
            facts.modified.extend(string(object, "dateModified"));
            facts.description = facts.description.take().or_else(|| string(object, "description"));
            facts.language = facts.language.take().or_else(|| string(object, "inLanguage"));
            for key in ["publisher", "isPartOf", "sourceOrganization"] {
                if facts.site.is_none() {
                    names(object.get(key), &objects, 0, &mut |a| {
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

/// How the names of schema.org's types of articles end.
const ARTICLES: [&str; 6] =
    ["Article", "BlogPosting", "Report", "SocialMediaPosting", "CreativeWork", "Recipe"];

/// All objects, outermost first, in order.
fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Map<String, Value>>) {
    if depth > DEPTH || objects.len() > OBJECTS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|i| collect(i, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            // An article inside a list of articles is another article.
            let inner = object.iter().filter(|(k, _)| {
                matches!(
                    k.as_str(),
                    "@graph" | "mainEntity" | "mainEntityOfPage" | "author" | "publisher" | "@list"
                )
            });
            inner.for_each(|(_, v)| collect(v, depth + 1, objects));
        }
        _ => {}
    }
}

fn is_a(object: &Map<String, Value>, test: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(t)) => test(t.rsplit('/').next().unwrap_or(t)),
        Some(Value::Array(ts)) => ts.iter().filter_map(Value::as_str).any(test),
        _ => false,
    }
}

fn is_person(object: &Map<String, Value>) -> bool {
    is_a(object, |t| t == "Person")
}

/// The names of persons or organisations, given as text, object, list or reference.
fn names(
    value: Option<&Value>,
    objects: &[&Map<String, Value>],
    depth: usize,
    say: &mut impl FnMut(DeclaredAuthor),
) {
    let mut named = |object: &Map<String, Value>| {
        let witness = match () {
            () if is_person(object) => AuthorWitness::Person,
            () if is_a(object, |t| t.ends_with("Organization")) => AuthorWitness::Organisation,
            () => AuthorWitness::Name,
        };
        let name = string(object, "name");
        name.into_iter().for_each(|written| say(DeclaredAuthor { witness, written }));
    };
    match value {
        Some(Value::String(name)) => {
            clean(name)
                .into_iter()
                .for_each(|written| say(DeclaredAuthor { witness: AuthorWitness::Name, written }));
        }
        Some(Value::Array(items)) if depth < 3 => {
            items.iter().take(16).for_each(|i| names(Some(i), objects, depth + 1, say));
        }
        Some(Value::Object(object)) => match (object.get("name"), object.get("@id")) {
            (Some(_), _) => named(object),
            (None, Some(Value::String(id))) => {
                let is = |o: &&&Map<String, Value>| {
                    o.get("@id").and_then(Value::as_str) == Some(id) && o.contains_key("name")
                };
                objects.iter().find(is).into_iter().for_each(|found| named(found));
            }
            _ => {}
        },
        _ => {}
    }
}

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
        let end = rest.bytes().take(12).position(|b| b == b';');
        let decoded = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
            match number.or_else(|| name.strip_prefix('#').map(str::parse)) {
                Some(number) => char::from_u32(number.ok()?),
                None => {
                    html5ever::data::NAMED_ENTITIES.get(&rest[1..=end]).and_then(|(c, _)| char::from_u32(*c))
                }
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

/// JSON, mended when need be.
fn parse(script: &str) -> Option<Value> {
    let text = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_start_matches("//").trim_start_matches("<![CDATA[");
    let text =
        text.trim_end_matches("]]>").trim_end().trim_end_matches("//").trim_end().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mend(text)).ok())
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
