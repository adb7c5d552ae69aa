//! Words and patterns as data, and their lookup. Nothing here decides what a text is: stages
//! ask, and weigh the answer.

pub(crate) mod background_idf;
pub(crate) mod class_words;
pub(crate) mod date_words;
pub(crate) mod encoding_letters;
pub(crate) mod meta_tags;
mod name_list;
pub(crate) mod names;
pub(crate) mod page_words;
pub(crate) mod patterns;
pub(crate) mod phrases;
pub(crate) mod places;
pub(crate) mod role;
pub(crate) mod url_patterns;
mod word_lists;
