//! What an article's text says about it: dates, authors, agencies, places. Nothing is
//! guessed: a reader that is not sure gives `None`.

mod address;
pub(crate) mod author;
pub(crate) mod authors;
pub(crate) mod byline;
pub(crate) mod calendar;
mod clock;
pub(crate) mod date;
pub(crate) mod dateline;
pub(crate) mod days;
pub(crate) mod headline;
pub(crate) mod names;
pub(crate) mod page;
mod person;
pub(crate) mod published;
mod relative;
pub(crate) mod title;
mod tokens;
pub(crate) mod words;
