//! The names of outlets that rules give.
//!
//! In: lines that name one, and the articles of a document. Out: the articles with the names.

use crate::corpus::overlay::LabelChange;
use crate::corpus::rules::pattern::LinePattern;
use crate::types::article::Article;
use crate::types::label::Labelled;
use std::collections::BTreeMap;

/// Longest name of an outlet, in characters.
const MAX_NAME_CHARS: usize = 120;

/// The name that a line gives.
pub(crate) struct OutletName {
    pub text: String,
    /// Nothing else stands in the line.
    pub is_line: bool,
}

/// The outlet that a line names. Inside of an article's text the match must be all of the line but for the signs
/// around it.
pub(crate) fn outlet_name(pattern: &LinePattern, line: &str, is_body: bool) -> Option<OutletName> {
    let (whole, name) = pattern.find(line)?;
    let is_sign = |c: char| !c.is_alphanumeric();
    let around = [line.get(..whole.start)?, line.get(whole.end..)?];
    let is_line = around.iter().all(|part| part.chars().all(is_sign));
    if is_body && !is_line {
        return None;
    }
    let text = name.of(line).split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() <= MAX_NAME_CHARS).then_some(OutletName { text, is_line })
}

/// Gives the articles the outlets that rules name. Each has that of its own first line, else that of the last line
/// before it that is of no article, else that of the first such line.
pub(crate) fn give_outlets(articles: &mut [Article], runs: &[Labelled], changes: &[LabelChange]) {
    let mut own: BTreeMap<u32, (usize, &str)> = BTreeMap::new();
    let mut shared: BTreeMap<usize, &str> = BTreeMap::new();
    for change in changes {
        let LabelChange::Outlet { span, name, .. } = change else { continue };
        let Some(run) = runs.get(runs.partition_point(|r| r.span.end <= span.start)) else { continue };
        let Some(n) = run.article else {
            shared.insert(span.start, name);
            continue;
        };
        let first = own.entry(n).or_insert((span.start, name));
        // Of two rules that name the outlet by one line the later holds.
        if span.start <= first.0 {
            *first = (span.start, name);
        }
    }
    if own.is_empty() && shared.is_empty() {
        return;
    }
    let mut starts: BTreeMap<u32, usize> = BTreeMap::new();
    for run in runs {
        if let Some(n) = run.article {
            starts.entry(n).or_insert(run.span.start);
        }
    }
    for article in articles {
        let start = starts.get(&article.n).copied().unwrap_or(0);
        let before = || shared.range(..=start).next_back().or_else(|| shared.first_key_value());
        let name = own.get(&article.n).map(|(_, name)| *name).or_else(|| before().map(|(_, name)| *name));
        if let Some(name) = name {
            article.source = Some(name.to_owned());
        }
    }
}
