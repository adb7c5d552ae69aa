//! How learned models are read and asked. Knows no feature.

pub(crate) mod byte_reader;
pub(crate) mod dense;
pub(crate) mod features;
pub(crate) mod fixed_point;
pub(crate) mod linear;
pub(crate) mod sequence_net;
pub(crate) mod trees;
