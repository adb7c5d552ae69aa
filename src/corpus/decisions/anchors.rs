//! Finds the documents and articles that decisions name, whatever their ids are now. A document's id
//! changes when another file of its name comes; an article's number changes when an attached article is
//! found before it.
//!
//! In: decisions and the document store. Out: keys that stay valid.

use crate::corpus::decisions::applied::{
    AppliedDecision, ArticleKey, DocumentKey, named_articles, named_articles_mut,
};
use crate::corpus::entry::Entry;
use crate::corpus::grouping::item::Item;
use crate::corpus::store::DocumentStore;
use crate::types::article_id::article_id;
use crate::types::decision::{ArticleRef, Decision};
use crate::util::order::ordered_map;
use std::collections::BTreeMap;

/// What a reference was found to mean.
#[derive(Debug, PartialEq)]
pub(crate) struct Resolved {
    pub key: ArticleKey,
    /// Found under its id, not by its content hash alone.
    pub by_id: bool,
}

/// Resolves the decisions that are not resolved yet, or whose documents are gone: they hold for others with the
/// same content.
pub(crate) fn resolve(decisions: &mut [AppliedDecision], store: &DocumentStore) {
    let is_gone = |(key, _): &ArticleKey| find(store, key).is_none();
    for d in decisions.iter_mut().filter(|d| !d.resolved || d.targets.iter().flatten().any(is_gone)) {
        let found: Vec<Option<Resolved>> = match &d.decision {
            Decision::Restore { document, .. }
            | Decision::SetAside { document, .. }
            | Decision::Split { document, .. }
            | Decision::Whole { document, .. } => {
                let key = |e: &Entry| Resolved { key: (document_key(e), 0), by_id: true };
                vec![store.get(document).map(key)]
            }
            other => named_articles(other).into_iter().map(|a| resolve_ref(store, a)).collect(),
        };
        d.resolved = found.iter().all(|f| f.as_ref().is_some_and(|f| f.by_id));
        // The content is what the article is found by once its id has changed or its document was away.
        for (article, found) in named_articles_mut(&mut d.decision).into_iter().zip(&found) {
            if let Some(Resolved { key: (key, n), .. }) = found.as_ref().filter(|_| article.hash.is_empty())
                && let Some(content) = find(store, key).and_then(|(_, e)| e.content_of(*n))
            {
                article.hash = hex(content);
            }
        }
        d.targets = found.into_iter().map(|f| f.map(|f| f.key)).collect();
    }
}

/// The article that a reference means: the one of that id if its hash is the same or none is given, else
/// the first one with that hash.
pub(crate) fn resolve_ref(store: &DocumentStore, article: &ArticleRef) -> Option<Resolved> {
    if let Some((entry, found, content)) = store.article(&article.id)
        && (article.hash.is_empty() || article.hash == hex(content))
    {
        return Some(Resolved { key: (document_key(entry), found.n), by_id: true });
    }
    let hash = u64::from_str_radix(&article.hash, 16).ok().filter(|hash| hex(*hash) == article.hash)?;
    store.iter().find_map(|(_, e)| {
        let i = e.prints().iter().position(|p| p.content == hash)?;
        let key = (document_key(e), e.articles().get(i)?.n);
        Some(Resolved { key, by_id: false })
    })
}

/// The content hash of every article that a decision names.
pub(crate) fn contents(decisions: &[AppliedDecision], store: &DocumentStore) -> Vec<Option<u64>> {
    let targets = decisions.iter().flat_map(|d| &d.targets);
    let content = |(key, n): &ArticleKey| find(store, key)?.1.content_of(*n);
    targets.map(|target| target.as_ref().and_then(content)).collect()
}

/// Gives decisions the new numbers of their articles; `contents` are the hashes from before.
pub(crate) fn follow(decisions: &mut [AppliedDecision], store: &DocumentStore, contents: &[Option<u64>]) {
    let targets = decisions.iter_mut().flat_map(|d| &mut d.targets);
    for (target, content) in targets.zip(contents) {
        let (Some((key, n)), Some(content)) = (target, content) else { continue };
        let Some((_, entry)) = find(store, key) else { continue };
        if entry.content_of(*n) != Some(*content)
            && let Some(moved) = entry.number_of(*content)
        {
            *n = moved;
        }
    }
}

/// The index of each article that a decision may name.
pub(crate) fn item_index(
    decisions: &[AppliedDecision],
    store: &DocumentStore,
    items: &[Item<'_>],
) -> BTreeMap<ArticleKey, u32> {
    if decisions.is_empty() {
        return BTreeMap::new();
    }
    let keys: Vec<DocumentKey> = store.iter().map(|(_, e)| document_key(e)).collect();
    let entry = |(i, item): (usize, &Item<'_>)| {
        Some(((keys.get(item.document as usize)?.clone(), item.article.n), i as u32))
    };
    ordered_map(items.iter().enumerate().filter_map(entry))
}

/// A decision with the ids and hashes that its articles have now.
pub(crate) fn current(applied: &AppliedDecision, store: &DocumentStore) -> Decision {
    let mut decision = applied.decision.clone();
    let renew = |article: &mut ArticleRef, target: Option<&Option<ArticleKey>>| {
        let Some(Some((key, n))) = target else { return };
        let Some((id, e)) = find(store, key) else { return };
        let Some(content) = e.content_of(*n) else { return };
        article.id = article_id(id, *n);
        article.hash = hex(content);
    };
    for (n, article) in named_articles_mut(&mut decision).into_iter().enumerate() {
        renew(article, applied.targets.get(n));
    }
    if let Decision::Restore { document, .. }
    | Decision::SetAside { document, .. }
    | Decision::Split { document, .. }
    | Decision::Whole { document, .. } = &mut decision
        && let Some(Some((key, _))) = applied.targets.first()
        && let Some((id, _)) = find(store, key)
    {
        document.clone_from(id);
    }
    decision
}

/// The key of a document.
pub(crate) fn document_key(entry: &Entry) -> DocumentKey {
    (entry.head.name.clone(), entry.key)
}

/// The document of a key, with its id.
fn find<'s>(store: &'s DocumentStore, key: &DocumentKey) -> Option<(&'s String, &'s Entry)> {
    store.find(&key.0, key.1)
}

/// A content hash as references write it.
fn hex(content: u64) -> String {
    format!("{content:016x}")
}

#[cfg(test)]
mod tests {
    use crate::corpus::decisions::anchors::{current, hex, resolve, resolve_ref};
    use crate::corpus::decisions::applied::AppliedDecision;
    use crate::corpus::entry::Entry;
    use crate::corpus::packed::document::PackedDocument;
    use crate::corpus::store::DocumentStore;
    use crate::pipeline::clean::clean;
    use crate::types::decision::{ArticleRef, Decision};

    const FERRY: &[u8] = b"The night ferry to Norafel sails again on Monday, the port said.";
    const TRAM: &[u8] = b"Tram drivers in Quellmouth stopped work on Friday, the union said.";

    fn store(files: &[(&str, &[u8])]) -> DocumentStore {
        let mut store = DocumentStore::default();
        for (name, bytes) in files {
            store.insert(Entry::new(PackedDocument::of(clean(name, bytes)), false));
        }
        store
    }

    #[test]
    fn an_article_is_found_by_id_then_by_hash() {
        let store = store(&[("a.txt", FERRY), ("b.txt", TRAM)]);
        let hash = |id: &str| hex(store.article(id).unwrap().2);
        let cases = [
            ("a.txt#0", String::new(), Some(("a.txt", true))),
            ("a.txt#0", hash("a.txt#0"), Some(("a.txt", true))),
            ("a.txt#0", hash("b.txt#0"), Some(("b.txt", false))),
            ("gone.txt#0", hash("b.txt#0"), Some(("b.txt", false))),
            ("gone.txt#0", String::new(), None),
            ("a.txt#7", "0".repeat(16), None),
        ];
        for (id, hash, expected) in cases {
            let found = resolve_ref(&store, &ArticleRef { id: id.into(), hash });
            let found = found.as_ref().map(|f| (f.key.0.0.as_str(), f.by_id));
            assert_eq!(found, expected, "{id}");
        }
    }

    #[test]
    fn a_decision_gets_the_id_of_now() {
        let article = ArticleRef { id: "a.txt#0".into(), hash: String::new() };
        let mut decisions = [AppliedDecision::new(Decision::Keeper { article })];
        resolve(&mut decisions, &store(&[("a.txt", FERRY)]));
        // Another file of the same name: both ids get a suffix.
        let later = store(&[("a.txt", FERRY), ("a.txt", TRAM)]);
        let Decision::Keeper { article } = current(&decisions[0], &later) else { panic!("a keeper") };
        assert!(article.id.starts_with("a.txt~") && article.id.ends_with("#0"), "{}", article.id);
        assert_eq!(later.article(&article.id).map(|a| hex(a.2)), Some(article.hash));
    }
}
