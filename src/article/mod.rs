//! Labels to articles.

pub(crate) mod assemble;
