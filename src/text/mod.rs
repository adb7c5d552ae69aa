//! Characters and words of any language: classes, counts, hashes, the language itself. What a text
//! means to an article is not known here.

pub(crate) mod ascii_chunk;
pub(crate) mod chars;
pub(crate) mod compose;
pub(crate) mod language;
pub(crate) mod spacing;
pub(crate) mod stemmer;
pub(crate) mod tokenizer;
pub(crate) mod utf16;
pub(crate) mod words;
