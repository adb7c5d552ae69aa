//! Dates as people write them: in lines of text and in addresses.

pub(crate) mod calendar;
pub(crate) mod civil;
pub(crate) mod day_at;
pub(crate) mod line;
pub(crate) mod other_calendars;
pub(crate) mod relative;
pub(crate) mod time;
pub(crate) mod url;
