//! What a page declares of itself, made fit to be told: the title without the site's name,
//! authors that are persons. Declarations are often filled by machines ("admin", the site's
//! own name): such a one says nothing.

use super::names::byline;
use crate::text::key;
use crate::{Declared, Labelled};

/// Marks that part a title from the site's name.
const MARKS: [&str; 9] = [" | ", " - ", " – ", " — ", " • ", " · ", " » ", " « ", " :: "];

/// The best declared title, the site's name cut off where it is known or where two
/// declarations show it.
pub(crate) fn title(declared: &Declared) -> Option<String> {
    let title = declared.titles.first()?;
    let shorter = |t: &&String| {
        let whole = MARKS.iter().any(|m| title.contains(m));
        whole
            && t.len() > 8
            && t.len() < title.len()
            && (title.starts_with(t.as_str()) || title.ends_with(t.as_str()))
    };
    if let Some(other) = declared.titles.iter().find(shorter) {
        return Some(other.clone());
    }
    let mut rest = title.as_str();
    while let Some(cut) = without_site(rest, declared) {
        rest = cut;
    }
    Some(rest.to_owned())
}

/// A title without its first or last part, when that is the site's name.
fn without_site<'t>(title: &'t str, declared: &Declared) -> Option<&'t str> {
    let last = MARKS.iter().filter_map(|m| title.rfind(m).map(|at| (at, at + m.len()))).max()?;
    let first = MARKS.iter().filter_map(|m| title.find(m).map(|at| (at, at + m.len()))).min()?;
    let (head, tail) = (&title[..last.0], &title[last.1..]);
    let (front, rest) = (&title[..first.0], &title[first.1..]);
    match () {
        () if is_site(tail, declared) && !key(head).is_empty() => Some(head.trim()),
        () if is_site(front, declared) && !key(rest).is_empty() => Some(rest.trim()),
        () => None,
    }
}

/// Whether a name is the site's: as declared, or as its address spells it.
fn is_site(name: &str, declared: &Declared) -> bool {
    let squeezed = |text: &str| key(text).replace(' ', "");
    let name = squeezed(name);
    if name.is_empty() {
        return false;
    }
    let site = declared.site.as_deref().map(squeezed).unwrap_or_default();
    if name == site {
        return true;
    }
    let host = declared.url.as_deref().and_then(|u| u.split("//").nth(1)).and_then(|u| u.split('/').next());
    let host = host.unwrap_or("").trim_start_matches("www.").to_lowercase();
    let domain = host.rsplit_once('.').map_or("", |(d, _)| d).replace(['-', '.'], "");
    name == squeezed(&host) || (name.len() > 3 && name == domain)
}

/// The declared authors, one line; `None` when none of them is a person's or a desk's name.
pub(crate) fn authors(declared: &Declared) -> Option<String> {
    let named: Vec<String> = declared.authors.iter().filter_map(|a| author(a, declared)).take(8).collect();
    (!named.is_empty()).then(|| named.join(", "))
}

/// One declared author, made fit, when it is one.
fn author(text: &str, declared: &Declared) -> Option<String> {
    /// What programs and forms leave in the field.
    const NO_ONE: [&str; 22] = [
        "admin",
        "administrator",
        "wordpressadmin",
        "webmaster",
        "redaktion",
        "editor",
        "editors",
        "staff",
        "author",
        "no author",
        "unknown",
        "anonymous",
        "guest",
        "user",
        "root",
        "agencies",
        "online",
        "newsroom",
        "null",
        "undefined",
        "super user",
        "view more posts",
    ];
    let text = text.trim().trim_start_matches([',', ':', '-', '–']).trim();
    let text = byline(text, false).unwrap_or_else(|| text.to_owned());
    let words = text.split_whitespace().count();
    let address = text.contains("://") || text.contains('@') || text.contains("[at]");
    // "town-post.example", but not "J. B. Lind".
    let domain = words <= 2
        && text.split_whitespace().any(|w| {
            w.rsplit_once('.').is_some_and(|(name, end)| {
                name.len() > 3 && (2..=6).contains(&end.len()) && end.chars().all(|c| c.is_ascii_lowercase())
            })
        });
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let folded = key(&text);
    let good = text.len() > 1
        && words <= 12
        && !address
        && !domain
        && digits * 3 < text.len()
        && !NO_ONE.contains(&folded.as_str())
        && !is_site(&text, declared);
    good.then_some(text)
}

/// The author that a short block names whose markup calls it an author's: the nearest
/// class words say so, and it is not one of the comments or cards.
pub(crate) fn marked_author(text: &str, runs: &[Labelled]) -> Option<String> {
    const WORDS: [&str; 8] =
        ["author", "byline", "authors", "autor", "auteur", "autore", "writer", "verfasser"];
    const NOT: [&str; 8] =
        ["comment", "comments", "related", "card", "teaser", "sidebar", "widget", "testimonial"];
    let said = |run: &&Labelled| {
        run.markup.as_ref().is_some_and(|m| {
            m.words.iter().take(5).any(|w| WORDS.contains(&w.as_str()))
                && !m.words.iter().take(12).any(|w| NOT.contains(&w.as_str()))
        })
    };
    runs.iter().filter(said).find_map(|run| {
        let line = run.span.of(text).trim();
        (line.len() <= 120).then(|| byline(line, true)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(titles: &[&str], site: &str, authors: &[&str]) -> Declared {
        Declared {
            titles: titles.iter().map(|t| (*t).to_owned()).collect(),
            site: Some(site.to_owned()),
            authors: authors.iter().map(|t| (*t).to_owned()).collect(),
            url: Some("https://www.town-post.example/a".to_owned()),
            ..Declared::default()
        }
    }

    #[test]
    fn a_title_loses_the_site_and_nothing_else() {
        for (titles, title_is) in [
            (&["Bridge opens | The Post"][..], "Bridge opens"),
            (&["The Post - Bridge opens - late"], "Bridge opens - late"),
            (&["Bridge opens – Town Post"], "Bridge opens"),
            (&["Bridge opens | News", "Bridge opens"], "Bridge opens"),
            (&["Road - river - rail"], "Road - river - rail"),
            (&["The Post"], "The Post"),
        ] {
            assert_eq!(title(&page(titles, "The Post", &[])).as_deref(), Some(title_is));
        }
    }

    #[test]
    fn only_names_are_authors() {
        let d = page(&[], "The Post", &["By Ida Lind", "admin", "THE POST", "town-post.example", "Bo Ek"]);
        assert_eq!(authors(&d).as_deref(), Some("Ida Lind, Bo Ek"));
        assert_eq!(authors(&page(&[], "The Post", &["ida@town.example", "12345"])), None);
    }
}
