//! Dates as people write them.

pub(crate) mod calendar;
pub(crate) mod civil;
pub(crate) mod line;
pub(crate) mod relative;
pub(crate) mod time;
pub(crate) mod url;
