//! Whether a decision makes sense by itself and for the documents that are loaded.

use crate::corpus::decisions::anchors::find;
use crate::corpus::decisions::applied::named;
use crate::corpus::store::Shelf;
use crate::text::tokenizer::codes;
use crate::types::decision::Decision;
use crate::types::error::{Error, ErrorCode};

/// Whether a decision makes sense by itself and in this drop.
pub(crate) fn check(shelf: &Shelf, decision: &Decision) -> Result<(), Error> {
    let bad = |message: &str| Err(Error::new(ErrorCode::BadDecision, message));
    let articles = named(decision);
    for article in &articles {
        if find(shelf, article).is_none() {
            return Err(Error::new(ErrorCode::NoArticle, format!("no article {}", article.id)));
        }
    }
    if let &[a, b] = articles.as_slice()
        && find(shelf, a) == find(shelf, b)
    {
        return bad("both are the same article");
    }
    match decision {
        Decision::Restore { document, start, end } | Decision::SetAside { document, start, end } => {
            let Some(entry) = shelf.get(document) else {
                return Err(Error::new(ErrorCode::NoDocument, format!("no document {document}")));
            };
            match entry.cleaned.document.text.get(*start..*end) {
                Some(text) if !text.trim().is_empty() => Ok(()),
                Some(_) => bad("the range holds no text"),
                None => bad("the range is not one of the document's text"),
            }
        }
        Decision::Furniture { phrase } | Decision::Keep { phrase } if codes(phrase).is_empty() => {
            bad("the phrase holds no word")
        }
        _ => Ok(()),
    }
}
