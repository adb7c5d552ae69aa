//! The names of outlets that rules give.
//!
//! In: lines that name one, and the articles of a document. Out: the articles with the names.

use crate::corpus::overlay::LabelChange;
use crate::corpus::rules::pattern::LinePattern;
use crate::types::article::Article;
use crate::types::label::Labelled;

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

/// Gives the articles the outlets that rules name. Each has that of its own lines, else that of the last line
/// before it that is of no article, else that of the first such line.
pub(crate) fn give_outlets(articles: &mut [Article], runs: &[Labelled], changes: &[LabelChange]) {
    let names: Vec<(usize, &str, Option<u32>)> = changes
        .iter()
        .filter_map(|change| {
            let LabelChange::Outlet { span, name, .. } = change else { return None };
            let run = runs.get(runs.partition_point(|r| r.span.end <= span.start))?;
            Some((span.start, name.as_str(), run.article))
        })
        .collect();
    if names.is_empty() {
        return;
    }
    for article in articles {
        let own = names.iter().rfind(|(.., n)| *n == Some(article.n));
        let start = runs.iter().find(|r| r.article == Some(article.n)).map_or(0, |r| r.span.start);
        let shared = || names.iter().filter(|(.., n)| n.is_none());
        let before = || shared().filter(|(at, ..)| *at <= start).max_by_key(|(at, ..)| *at);
        if let Some((_, name, _)) = own.or_else(before).or_else(|| shared().min_by_key(|(at, ..)| *at)) {
            article.source = Some((*name).to_owned());
        }
    }
}
