//! What ties decisions to documents and articles, whatever these are called today: ids change
//! when another file of a name comes, numbers when a glued article is found.

use crate::corpus::decisions::applied::Pin;
use crate::corpus::decisions::applied::{Said, named};
use crate::corpus::entry::Entry;
use crate::corpus::grouping::item::Item;
use crate::corpus::store::Shelf;
use crate::types::article_id::article_id;
use crate::types::decision::{ArticleRef, Decision};
use crate::util::sorted;
use crate::util::sorted::Table;

/// The pin of a document.
fn pin(entry: &Entry) -> Pin {
    (entry.cleaned.document.name.clone(), entry.key)
}

/// The document of a pin, with its id.
fn of_pin<'s>(shelf: &'s Shelf, pin: &Pin) -> Option<(&'s String, &'s Entry)> {
    shelf.named(&pin.0).find(|(_, e)| e.key == pin.1)
}

/// Finds the articles and documents of decisions that are not tied yet.
pub(crate) fn tie(said: &mut [Said], shelf: &Shelf) {
    for s in said.iter_mut().filter(|s| !s.sure) {
        let found: Vec<Option<(bool, Pin, u32)>> = match &s.decision {
            Decision::Restore { document, .. } | Decision::SetAside { document, .. } => {
                vec![shelf.get(document).map(|e| (true, pin(e), 0))]
            }
            other => named(other).into_iter().map(|a| find(shelf, a)).collect(),
        };
        s.sure = found.iter().all(|f| f.as_ref().is_some_and(|f| f.0));
        s.pins = found.into_iter().map(|f| f.map(|(_, pin, n)| (pin, n))).collect();
    }
}

/// The content of every article that a decision is tied to.
pub(crate) fn contents(said: &[Said], shelf: &Shelf) -> Vec<Option<u64>> {
    let pins = said.iter().flat_map(|s| &s.pins);
    pins.map(|p| p.as_ref().and_then(|(pin, n)| of_pin(shelf, pin)?.1.content_of(*n))).collect()
}

/// Lets decisions follow their articles, whose numbers change when a glued one is found before
/// them. `stood` are the contents from before.
pub(crate) fn follow(said: &mut [Said], shelf: &Shelf, stood: &[Option<u64>]) {
    for (at, stood) in said.iter_mut().flat_map(|s| &mut s.pins).zip(stood) {
        let (Some((pin, n)), Some(stood)) = (at, stood) else { continue };
        let Some((_, entry)) = of_pin(shelf, pin) else { continue };
        if entry.content_of(*n) != Some(*stood)
            && let Some(moved) = entry.number_of(*stood)
        {
            *n = moved;
        }
    }
}

/// Where each article that a decision may name stands among the items.
pub(crate) fn index(said: &[Said], shelf: &Shelf, items: &[Item<'_>]) -> Table<(Pin, u32), u32> {
    if said.is_empty() {
        return Table::default();
    }
    let pins: Vec<Pin> = shelf.iter().map(|(_, e)| pin(e)).collect();
    let all = items.iter().enumerate();
    sorted::map(all.filter_map(|(i, item)| {
        Some(((pins.get(item.document as usize)?.clone(), item.article.n), i as u32))
    }))
}

/// The article that a reference means: the one of that id if its words are the same or none
/// were named, else one with the same words. The first value tells which.
pub(crate) fn find(shelf: &Shelf, article: &ArticleRef) -> Option<(bool, Pin, u32)> {
    if let Some((entry, found, content)) = shelf.article(&article.id)
        && (article.hash.is_empty() || article.hash == hash(content))
    {
        return Some((true, pin(entry), found.n));
    }
    shelf.iter().filter(|_| !article.hash.is_empty()).find_map(|(_, e)| {
        let i = e.prints.iter().position(|p| hash(p.content) == article.hash)?;
        Some((false, pin(e), e.cleaned.articles.get(i)?.n))
    })
}

/// A decision with the ids and hashes of now.
pub(crate) fn current(said: &Said, shelf: &Shelf) -> Decision {
    let mut decision = said.decision.clone();
    let renew = |article: &mut ArticleRef, at: Option<&Option<(Pin, u32)>>| {
        let Some(Some((pin, n))) = at else { return };
        let Some((id, e)) = of_pin(shelf, pin) else { return };
        let Some(i) = e.cleaned.articles.iter().position(|a| a.n == *n) else { return };
        article.id = article_id(id, *n);
        article.hash = e.prints.get(i).map(|p| hash(p.content)).unwrap_or_default();
    };
    match &mut decision {
        Decision::Same { a, b }
        | Decision::Different { a, b }
        | Decision::Copies { a, b }
        | Decision::NotCopies { a, b } => {
            renew(a, said.pins.first());
            renew(b, said.pins.get(1));
        }
        Decision::Keeper { article } => renew(article, said.pins.first()),
        Decision::Restore { document, .. } | Decision::SetAside { document, .. } => {
            if let Some(Some((pin, _))) = said.pins.first()
                && let Some((id, _)) = of_pin(shelf, pin)
            {
                document.clone_from(id);
            }
        }
        Decision::Furniture { .. } | Decision::Keep { .. } => {}
    }
    decision
}

fn hash(content: u64) -> String {
    format!("{content:016x}")
}
