//! Characters and words of any language.

pub(crate) mod ascii_chunk;
pub(crate) mod chars;
pub(crate) mod language;
pub(crate) mod spacing;
pub(crate) mod stemmer;
pub(crate) mod tokenizer;
pub(crate) mod utf16;
pub(crate) mod words;
