//! Whether a decision is valid by itself and for the documents that are loaded.
//!
//! In: a decision. Out: nothing, or an error with a code. Nothing is applied here.

use crate::corpus::decisions::anchors::resolve_ref;
use crate::corpus::decisions::applied::named_articles;
use crate::corpus::store::DocumentStore;
use crate::text::tokenizer::codes;
use crate::types::decision::Decision;
use crate::types::error::{Error, ErrorCode};

/// Checks a decision.
///
/// # Errors
/// `bad-decision`, `no-document` or `no-article`.
pub(crate) fn check(store: &DocumentStore, decision: &Decision) -> Result<(), Error> {
    let bad = |message: &str| Err(Error::new(ErrorCode::BadDecision, message));
    let articles = named_articles(decision);
    for article in &articles {
        if resolve_ref(store, article).is_none() {
            return Err(Error::no_article(&article.id));
        }
    }
    if let &[a, b] = articles.as_slice()
        && resolve_ref(store, a) == resolve_ref(store, b)
    {
        return bad("both are the same article");
    }
    match decision {
        Decision::Restore { document, start, end } | Decision::SetAside { document, start, end } => {
            let Some(entry) = store.get(document) else {
                return Err(Error::no_document(document));
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
