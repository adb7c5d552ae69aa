//! Tools that know nothing of text: hashing, sorting, sorted slices, values as compressed bytes.

pub(crate) mod hash;
pub(crate) mod hash_table;
pub(crate) mod order;
pub(crate) mod packed;
pub(crate) mod sorted;
