//! Ids of articles: `document#n`, the document's id and the article's number.

/// The id of a document's article number `n`.
pub fn article_id(document: &str, n: u32) -> String {
    format!("{document}#{n}")
}

/// Document id and number of an article id; `None` when it is none.
pub fn parse_article_id(id: &str) -> Option<(&str, u32)> {
    let (document, n) = id.rsplit_once('#')?;
    Some((document, n.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        for document in ["a.txt", "folder/a#2.html", ""] {
            assert_eq!(parse_article_id(&article_id(document, 7)), Some((document, 7)));
        }
        assert_eq!((parse_article_id("a.txt"), parse_article_id("a#x")), (None, None));
    }
}
