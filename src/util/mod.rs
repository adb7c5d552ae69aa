//! Tools that know nothing of text: hashing, sorting and sorted slices.

pub(crate) mod hash;
pub(crate) mod hash_table;
pub(crate) mod order;
pub(crate) mod sorted;
