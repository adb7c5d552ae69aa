//! Finds the articles of a file that holds many: the download of a press database, or texts that
//! somebody put one after the other. What goes in: a document and its blocks. What comes out: the
//! records with their fields and their text as spans of the document, and how sure that is. It
//! labels nothing and builds no article.
//!
//! A frame that repeats is looked for without knowing the vendor: one key of a line leads, others
//! come once with nearly each of its occurrences. Time and memory are linear in the file. Field
//! names and vendors' frames are rows of `lexicon/data/frames.tsv`; a vendor's row carries files of
//! two or three records and lowers the bar.

mod accept;
mod body;
mod columns;
mod core;
mod cut;
mod days;
mod draft;
mod evidence;
mod example;
mod facts;
mod fields;
mod file;
pub(crate) mod find;
mod form;
mod head;
mod keys;
mod kind;
mod leader;
mod line;
mod line_keys;
pub(crate) mod marks;
mod numbers;
mod offer;
mod outlet;
mod outlet_name;
pub(crate) mod pile;
pub(crate) mod record;
mod separators;
mod shape;
mod starts;
mod title;
mod told;
mod values;
