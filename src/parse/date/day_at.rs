//! A day as a reader of dates found it among the tokens of a line. Data only.

/// Year, month and day, not yet checked, and the index of the token behind them.
pub(crate) struct DayAt {
    pub end: usize,
    pub year: u32,
    pub month: u32,
    pub day: u32,
}
