//! Whether a decision is valid by itself and for the documents that are loaded.
//!
//! In: a decision. Out: nothing, or an error with a code. Nothing is applied here.

use crate::corpus::decisions::anchors::resolve_ref;
use crate::corpus::decisions::applied::named_articles;
use crate::corpus::decisions::partings::same_form;
use crate::corpus::entry::Entry;
use crate::corpus::rules::pattern::LinePattern;
use crate::corpus::store::DocumentStore;
use crate::pipeline::part::Parting;
use crate::text::tokenizer::codes;
use crate::types::decision::Decision;
use crate::types::error::{Error, ErrorCode};
use crate::types::line_rule::LineEffect;
use crate::types::pile::PileSummary;

/// Whether what a decision names is here. Nothing is read for it.
pub(crate) fn is_known(store: &DocumentStore, decision: &Decision) -> bool {
    match decision {
        Decision::Split { document, .. } | Decision::Whole { document, .. } => store.get(document).is_some(),
        other => check(store, other).is_ok(),
    }
}

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
            match entry.text().get(*start..*end) {
                Some(text) if !text.trim().is_empty() => Ok(()),
                Some(_) => bad("the range holds no text"),
                None => bad("the range is not one of the document's text"),
            }
        }
        Decision::Furniture { phrase } | Decision::Keep { phrase } if codes(phrase).is_empty() => {
            bad("the phrase holds no word")
        }
        Decision::Split { document, form, line } => {
            let (entry, _) = pile_of(store, document)?;
            let shown;
            let pile = match line {
                Some(line) => {
                    shown = entry.preview(Parting::SplitAt(line.clone()));
                    shown.as_ref()
                }
                None => entry.pile_as_read(),
            };
            if is_other_form(pile, form.as_deref()) {
                return bad("the document is of another form");
            }
            match line {
                Some(_) if entry.is_clean_input => bad("the document came as one clean article"),
                Some(line) if line.trim().is_empty() => bad("the line is empty"),
                Some(_) if pile.is_none() => bad("no articles start with lines like this one"),
                None if pile.is_none() => {
                    bad("the document does not look like several articles: name a line that opens one")
                }
                _ => Ok(()),
            }
        }
        Decision::Whole { document, form } => match pile_of(store, document)?.1 {
            None => bad("the document is one article already"),
            pile if is_other_form(pile, form.as_deref()) => bad("the document is of another form"),
            _ => Ok(()),
        },
        Decision::Lines(rule) if rule.then != LineEffect::Nothing => LinePattern::new(rule).map(|_| ()),
        Decision::Columns(given) => given.fault().map_or(Ok(()), |fault| bad(&fault)),
        _ => Ok(()),
    }
}

/// A document and what is known of its articles.
fn pile_of<'s>(
    store: &'s DocumentStore,
    document: &str,
) -> Result<(&'s Entry, Option<&'s PileSummary>), Error> {
    let entry = store.get(document).ok_or_else(|| Error::no_document(document))?;
    Ok((entry, entry.head.pile.as_ref()))
}

/// Whether a decision names another form than the document's.
fn is_other_form(pile: Option<&PileSummary>, form: Option<&str>) -> bool {
    pile.zip(form).is_some_and(|(pile, form)| !same_form(&pile.form, form))
}
