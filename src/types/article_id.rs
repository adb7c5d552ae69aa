//! Ids of articles: `document#n`.

/// The id of a document's article number `n`.
pub fn article_id(document: &str, n: u32) -> String {
    format!("{document}#{n}")
}

/// Document id and number of an article id.
pub fn parse_article_id(id: &str) -> Option<(&str, u32)> {
    let (document, n) = id.rsplit_once('#')?;
    Some((document, n.parse().ok()?))
}
