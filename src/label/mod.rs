//! Lines to labels with reasons.

pub(crate) mod attached;
pub(crate) mod decode;
pub(crate) mod explain;
pub(crate) mod features;
pub(crate) mod inner_spans;
pub(crate) mod kept_lines;
pub(crate) mod lead;
pub(crate) mod line_verdicts;
pub(crate) mod reason;
pub(crate) mod score_lines;
pub(crate) mod title;
pub(crate) mod title_features;
pub(crate) mod title_parts;
pub(crate) mod verdict;
