//! How learned models are read and asked. Knows no feature.

pub(crate) mod features;
pub(crate) mod linear;
pub(crate) mod tree_batch;
pub(crate) mod trees;
