//! Rules of a person about lines of all documents.
//!
//! In: rules, and the runs of documents. Out: the lines that each matches (`pattern`, `hits`), which rules hold
//! (`held`), what they change (`changes`), and the names of outlets that they give (`outlets`).

pub(crate) mod changes;
pub(crate) mod held;
pub(crate) mod hits;
pub(crate) mod outlets;
pub(crate) mod pattern;
