//! What a run did, as a number. Inputs that give a number not seen before are mutated further: the driver has no
//! coverage of the code, and this stands in for it.

use std::hash::{DefaultHasher, Hash, Hasher};
use storysift::Cleaned;

/// Runs of one document that a signature looks at.
const MAX_RUNS: usize = 24;

/// The signature of cleaned documents: formats, problems, and the order of labels and cues, repeats left out.
pub fn of_pages<'a>(pages: impl IntoIterator<Item = &'a Cleaned>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for page in pages {
        (page.document.format as u8).hash(&mut hasher);
        page.document.problems.iter().for_each(|p| (p.code as u8).hash(&mut hasher));
        page.articles.len().min(4).hash(&mut hasher);
        for article in &page.articles {
            let fields =
                [&article.standfirst, &article.source, &article.byline, &article.agency, &article.dateline];
            fields.map(Option::is_some).hash(&mut hasher);
            (article.published.is_some(), article.role as u8, article.title_derived).hash(&mut hasher);
        }
        let mut kinds: Vec<_> = page.blocks.iter().map(|run| (run.label, run.reason.cue)).collect();
        kinds.dedup();
        kinds.truncate(MAX_RUNS);
        kinds.hash(&mut hasher);
    }
    hasher.finish()
}
