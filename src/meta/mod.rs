//! What an article's text says about it: dates, authors, agencies, places. Nothing is
//! guessed: a reader that is not sure gives `None`.

mod address;
mod calendar;
mod clock;
pub(crate) mod date;
pub(crate) mod days;
pub(crate) mod declared;
pub(crate) mod names;
pub(crate) mod published;
mod relative;
pub(crate) mod title;
mod tokens;
pub(crate) mod words;
