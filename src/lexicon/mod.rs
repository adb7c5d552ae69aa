//! Words and patterns as data, and their lookup.

pub(crate) mod patterns;
mod role;
