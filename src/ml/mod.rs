//! How learned models are read and asked. Knows no feature.

pub(crate) mod linear;
pub(crate) mod sequence_net;
pub(crate) mod trees;
