//! Search for articles that contain all words of a query. Case and the marks on Latin letters do not count.
//!
//! In: cleaned documents and a query. Out: article ids. There is no index: every text is read.

use crate::pipeline::clean::Cleaned;
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
pub(crate) fn search<'a>(pages: impl Iterator<Item = (&'a str, &'a Cleaned)>, query: &str) -> Vec<String> {
    let mut folded = String::new();
    fold(query, &mut folded);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut out = Vec::new();
    let mut text = String::new();
    for (id, cleaned) in pages {
        for article in &cleaned.articles {
            text.clear();
            fold(&cleaned.document.name, &mut text);
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
    use crate::corpus::search::search;
    use crate::pipeline::clean::clean;

    #[test]
    fn finds_in_texts_whatever_the_case_and_marks() {
        let page = clean("a.txt", "Łódź\n\nThe Café Zoë opens on Monday, the town’s mayor said.".as_bytes());
        let found = |query: &str| search([("a.txt", &page)].into_iter(), query).len();
        for query in ["cafe", "ZOE monday", "lodz", "town's", "a.txt", "caf", ""] {
            assert_eq!(found(query), 1, "{query}");
        }
        assert_eq!(found("cafe tuesday"), 0);
    }
}
