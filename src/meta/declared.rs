//! The authors that a page declares, made fit to be told. Declarations are often filled by
//! machines ("admin", the site's own name): such a one says nothing.

use super::date::date_line;
use super::names::{byline, is_credit};
use super::title::is_site;
use crate::text::key;
use crate::{Declared, Labelled};

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
        && date_line(&text).is_none()
        && !is_firm(&text)
        && !NO_ONE.contains(&folded.as_str())
        && !is_site(&text, declared);
    good.then_some(text)
}

/// Whether a name ends in the form of a company or a club: the owner of the page, not its author.
fn is_firm(name: &str) -> bool {
    const FORMS: [&str; 14] = [
        "e.V.", "e.V", "GmbH", "AG", "KG", "Inc.", "Inc", "Ltd", "Ltd.", "LLC", "S.A.", "S.L.", "B.V.",
        "Media",
    ];
    name.split([',', '/', '-', '–']).any(|part| {
        part.split_whitespace().count() > 1
            && part.split_whitespace().next_back().is_some_and(|w| FORMS.contains(&w))
    })
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
            m.words.iter().take(5).any(|w| WORDS.contains(&&**w))
                && !m.words.iter().take(12).any(|w| NOT.contains(&&**w))
        })
    };
    runs.iter().filter(said).find_map(|run| {
        let line = run.span.of(text).trim();
        let named = line.len() <= 120 && !is_credit(line);
        named.then(|| byline(line, true)).flatten()
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
    fn only_names_are_authors() {
        let d = page(&[], "The Post", &["By Ida Lind", "admin", "THE POST", "town-post.example", "Bo Ek"]);
        assert_eq!(authors(&d).as_deref(), Some("Ida Lind, Bo Ek"));
        assert_eq!(authors(&page(&[], "The Post", &["ida@town.example", "12345"])), None);
        assert_eq!(authors(&page(&[], "The Post", &["Bund der Fischer e.V.", "Town Media GmbH"])), None);
        assert_eq!(authors(&page(&[], "The Post", &["Sport 31 January 2025"])), None);
        let text = page(&[], "The Post", &["Text und Interview: Ida Lind"]);
        assert_eq!(authors(&text).as_deref(), Some("Ida Lind"));
    }
}
