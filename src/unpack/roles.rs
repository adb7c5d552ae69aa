//! What a column, key or element holds, told by its name in ten and more languages. The
//! names are data (`data/field_names.tsv`). A name is a hint: content decides in
//! [`columns`](crate::unpack::columns).

use crate::types::column::ColumnRole as Role;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Role by name, and whether the name is found only as it stands.
static NAMES: LazyLock<HashMap<&'static str, (Role, bool)>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for line in include_str!("data/field_names.tsv").lines().filter(|l| !l.starts_with('#')) {
        let Some((role, list)) = line.split_once('\t') else { continue };
        let role = role_named(role);
        for name in list.split(", ") {
            let alone = name.strip_prefix('=');
            names.entry(alone.unwrap_or(name)).or_insert((role, alone.is_some()));
        }
    }
    names
});

fn role_named(name: &str) -> Role {
    match name {
        "text" => Role::Text,
        "title" => Role::Title,
        "summary" => Role::Summary,
        "author" => Role::Author,
        "outlet" => Role::Outlet,
        "site" => Role::Site,
        "published" => Role::Published,
        "date" => Role::Date,
        "saved" => Role::Saved,
        "modified" => Role::Modified,
        "url" => Role::Url,
        "language" => Role::Language,
        "section" => Role::Section,
        "tags" => Role::Tags,
        _ => Role::Field,
    }
}

/// Last words of a path that say nothing of their own: the word before them decides.
const GENERIC: &[&str] = &[
    "p",
    "para",
    "paragraph",
    "paragraphs",
    "name",
    "value",
    "display name",
    "datetime",
    "d",
    "rendered",
    "data",
    "label",
    "block",
    "string",
    "item",
    "items",
    "span",
    "b",
    "i",
    "em",
    "strong",
    "hlt",
    "br",
    "date time",
    "div",
];

/// What a field holds, by its name or the path of names to it, parts parted by a dot.
/// `None`: the name says nothing.
pub(crate) fn role_of(path: &str) -> Option<Role> {
    let mut parts = path.rsplit('.').map(words);
    let mut own = parts.next()?;
    let mut fallback = lookup(&own);
    while GENERIC.contains(&own.as_str()) {
        match parts.next() {
            Some(next) => {
                own = next;
                if let Some(role) = lookup(&own) {
                    fallback = Some(role);
                }
            }
            None => return fallback,
        }
    }
    let role = lookup(&own);
    // The address or language of an author or a picture is not the page's.
    let mut of_other = || {
        let parent = parts.next().and_then(|p| NAMES.get(p.as_str()).map(|(role, _)| *role));
        matches!(parent, Some(Role::Author | Role::Field | Role::Outlet))
    };
    match role {
        Some(Role::Url | Role::Language | Role::Summary | Role::Title) if of_other() => Some(Role::Field),
        _ => role.or(fallback),
    }
}

/// The role of one name of lower-case words.
fn lookup(name: &str) -> Option<Role> {
    if let Some(&(role, _)) = NAMES.get(name) {
        return Some(role);
    }
    let about_picture =
        |w: &str| matches!(w, "image" | "img" | "thumbnail" | "photo" | "picture" | "icon" | "avatar");
    if name.split(' ').any(about_picture) {
        return Some(Role::Field);
    }
    if name.split(' ').count() > 5 {
        return None;
    }
    let part = |words: &str| NAMES.get(words).filter(|(_, alone)| !alone).map(|(role, _)| *role);
    let from_end = name.match_indices(' ').find_map(|(at, _)| part(&name[at + 1..]));
    let from_start = || name.rmatch_indices(' ').find_map(|(at, _)| part(&name[..at]));
    from_end.or_else(from_start)
}

/// A name as lower-case words: "publishedAt", "published_at", "Published-At" alike.
fn words(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.trim_matches(|c: char| !c.is_alphanumeric()).chars() {
        if !c.is_alphanumeric() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            if c.is_uppercase() && before.is_lowercase() {
                out.push(' ');
            }
            out.extend(c.to_lowercase());
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_writers_are_known() {
        for (name, role) in [
            ("publishedAt", Some(Role::Published)),
            ("date_publish", Some(Role::Published)),
            ("Date", Some(Role::Date)),
            ("created_at", Some(Role::Saved)),
            ("source.name", Some(Role::Outlet)),
            ("source.id", Some(Role::Field)),
            ("subject", Some(Role::Title)),
            ("newsSubject.name", Some(Role::Tags)),
            ("grammatical subject", None),
            ("author.url", Some(Role::Field)),
            ("author.name", Some(Role::Author)),
            ("headline.paragraph", Some(Role::Title)),
            ("publicationDate.dateTime", Some(Role::Published)),
            ("TEXT.TITLE", Some(Role::Title)),
            ("TEXT.BODY", Some(Role::Text)),
            ("article_text", Some(Role::Text)),
            ("text_clean", Some(Role::Text)),
            ("image_url", Some(Role::Field)),
            ("Überschrift", Some(Role::Title)),
            ("título", Some(Role::Title)),
            ("正文", Some(Role::Text)),
            ("content.rendered", Some(Role::Text)),
            ("frobnication", None),
            ("", None),
        ] {
            assert_eq!(role_of(name), role, "{name}");
        }
    }

    #[test]
    fn no_name_has_two_roles() {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for line in include_str!("data/field_names.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (role, list) = line.split_once('\t').expect("a tab");
            for name in list.split(", ") {
                let name = name.trim_start_matches('=');
                assert_eq!(*seen.entry(name).or_insert(role), role, "{name}");
                assert_eq!(name, words(name), "names are written in lower case, words parted by spaces");
            }
        }
    }
}
