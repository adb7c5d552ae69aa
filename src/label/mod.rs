//! Lines to labels with reasons.

pub(crate) mod decode;
pub(crate) mod explain;
pub(crate) mod features;
pub(crate) mod inner_spans;
pub(crate) mod judge;
pub(crate) mod reason;
pub(crate) mod score_lines;
pub(crate) mod title;
