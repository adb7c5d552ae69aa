//! Articles that come again and again in one outlet: the weather, the lottery, the police
//! log. Their form is alike and their news is not.

use crate::story::article_vector::Vector;
use crate::story::term_counts::{IN_TITLE, IS_NAME, IS_NUMBER};
use crate::story::terms::IS_SPECIFIC;

/// Whether two articles are numbers of one series: one outlet, two days, a title that
/// differs in little but its figures and names nobody and no place.
pub(crate) fn is_series(a: &Vector<'_>, b: &Vector<'_>) -> bool {
    let one_outlet = a.print.source != 0 && a.print.source == b.print.source;
    let two_days = a.print.day.zip(b.print.day).is_some_and(|(a, b)| a != b);
    if !one_outlet || !two_days {
        return false;
    }
    let titled = |flags: u8| flags & IN_TITLE != 0 && flags & IS_NUMBER == 0;
    let count = |v: &Vector<'_>| v.terms.iter().filter(|t| titled(t.flags)).count();
    let mut shared = 0;
    for (x, y) in a.shared(b).filter(|(x, y)| titled(x.flags) && titled(y.flags)) {
        let named = |flags: u8| flags & IS_NAME != 0 && flags & IS_SPECIFIC != 0;
        if named(x.flags) || named(y.flags) {
            return false;
        }
        shared += 1;
    }
    shared > 0 && shared * 5 >= count(a).max(count(b)) * 3
}
