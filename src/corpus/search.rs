//! Search for articles that contain all words of a query. Case and the marks on Latin letters do not count.
//!
//! In: documents and a query. Out: article ids. There is no index: every text is read.

use crate::corpus::entry::Entry;
use crate::types::article_id::article_id;

/// Latin letters with marks; the first letter of each row is the one without.
const MARKED: [&str; 17] = [
    "aàáâãäåāăą",
    "cçćĉċč",
    "dďđ",
    "eèéêëēĕėęě",
    "gĝğġģ",
    "hĥħ",
    "iìíîïĩīĭįı",
    "jĵ",
    "kķ",
    "lĺļľŀł",
    "nñńņňŉ",
    "oòóôõöøōŏő",
    "rŕŗř",
    "sśŝşšș",
    "tţťŧț",
    "uùúûüũūŭůűų",
    "zźżž",
];

/// Adds `text` to `out` in the form that is compared: lower case, without marks.
pub(crate) fn fold(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        match c {
            '’' | '‘' => out.push('\''),
            '\u{300}'..='\u{36F}' | '\u{AD}' => {}
            _ => out.extend(c.to_lowercase().map(without_marks)),
        }
    }
}

/// A Latin letter without its marks.
fn without_marks(c: char) -> char {
    if !('\u{C0}'..='\u{21B}').contains(&c) {
        return c;
    }
    let row = MARKED.iter().find(|row| row.contains(c));
    row.and_then(|row| row.chars().next()).unwrap_or(c)
}

/// The ids of the articles that contain every word of `query` in title, standfirst, outlet, authors, file
/// name or text.
pub(crate) fn search<'a>(entries: impl Iterator<Item = (&'a String, &'a Entry)>, query: &str) -> Vec<String> {
    let mut folded = String::new();
    fold(query, &mut folded);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut out = Vec::new();
    let mut text = String::new();
    for (id, entry) in entries {
        for article in entry.open_articles() {
            text.clear();
            fold(&entry.head.name, &mut text);
            let head = [&article.title, &article.standfirst, &article.source, &article.byline];
            let body = article.paragraphs.iter().map(|p| p.text.as_str());
            for part in head.into_iter().flatten().map(String::as_str).chain(body) {
                text.push('\n');
                fold(part, &mut text);
            }
            if words.iter().all(|w| text.contains(w)) {
                out.push(article_id(id, article.n));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::corpus::entry::Entry;
    use crate::corpus::packed::document::PackedDocument;
    use crate::corpus::search::search;
    use crate::pipeline::clean::clean;

    #[test]
    fn finds_in_texts_whatever_the_case_and_marks() {
        let page = clean("a.txt", "Łódź\n\nThe Café Zoë opens on Monday, the town’s mayor said.".as_bytes());
        let entry = Entry::new(PackedDocument::of(page), false);
        let found = |query: &str| search([(&"a.txt".to_owned(), &entry)].into_iter(), query).len();
        for query in ["cafe", "ZOE monday", "lodz", "town's", "a.txt", "caf", ""] {
            assert_eq!(found(query), 1, "{query}");
        }
        assert_eq!(found("cafe tuesday"), 0);
    }
}
