//! What an article's text says about it: dates, authors, agencies, places. Nothing is
//! guessed: a reader that is not sure gives `None`.

pub(crate) mod date;
pub(crate) mod declared;
pub(crate) mod names;
mod tokens;
mod words;
