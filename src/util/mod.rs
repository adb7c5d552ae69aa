//! Tools that know nothing of text: hashing and sorted slices.

pub(crate) mod hash;
pub(crate) mod hash_table;
pub(crate) mod sorted;
