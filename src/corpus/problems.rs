//! The problems of a corpus as one list.
//!
//! In: the documents, and the grouping if one is computed. Out: problems, each with a code.

use crate::corpus::grouping::group::Grouping;
use crate::corpus::store::DocumentStore;
use crate::types::error::{Code, Problem};
use crate::types::limits::Limits;

/// Problems with files in order of the documents, then the limit that grouping reached, if it did.
pub(crate) fn problems(store: &DocumentStore, grouping: Option<&Grouping>, limits: &Limits) -> Vec<Problem> {
    let of_files = store.iter().flat_map(|(_, e)| e.head.problems.iter().cloned());
    let of_grouping = grouping.is_some_and(|g| g.stopped).then(|| {
        let detail = format!(
            "the files share more passages than the {} that are compared at most: copies that \
             share nothing else are not listed",
            limits.comparisons
        );
        Problem::new("", Code::Limit, detail)
    });
    of_files.chain(of_grouping).collect()
}
