//! What a vendor's rows say of a record: lines by their text or class, and the order of the
//! unlabelled lines that open a record.

use crate::lexicon::patterns::{LineMark, Sign, Vendor};
use crate::lexicon::role::Role;
use crate::split::frames::columns::Columns;
use crate::split::frames::draft::Draft;
use crate::split::frames::facts::{Facts, Part};
use crate::split::frames::kind::Kind;
use crate::split::frames::line_keys::counter;

/// Lines of a record in which a vendor's rows are looked for.
const MAX_VENDOR_LINES: usize = 60;
/// Lines that a record's head may have.
const MAX_HEAD_LINES: usize = 12;

/// Lines that the vendor's rows name.
pub fn told_by_vendor(
    columns: &Columns<'_, '_>,
    drafts: &[Draft],
    vendor: &Vendor,
    classes: &dyn Fn(usize) -> String,
    facts: &mut [Facts],
) {
    let rows: Vec<_> = vendor
        .lines
        .iter()
        .filter_map(|row| match row.mark {
            LineMark::Field(role) => Some((role, row)),
            _ => None,
        })
        .collect();
    for (draft, own) in drafts.iter().zip(facts) {
        for at in draft.range.clone().take(MAX_VENDOR_LINES) {
            let line = &columns.lines[at];
            for (role, row) in &rows {
                let fits = match row.of_class {
                    true => row.pattern.is_in(&classes(at)),
                    false => row.pattern.is_in(&line.text),
                };
                if !fits {
                    continue;
                }
                let from = if row.of_class { 0 } else { line.value_at() as u32 };
                let part = Some(Part::from(columns.lines, at as u32, from));
                match role {
                    Role::Title => own.title = own.title.or(part),
                    Role::Outlet => own.outlet = own.outlet.or(part),
                    Role::Byline => own.byline = own.byline.or(part),
                    _ => {}
                }
            }
        }
        if !vendor.head.is_empty() {
            told_by_order(columns, draft, vendor, own);
        }
    }
}

/// The unlabelled lines that open a record, in the vendor's order.
fn told_by_order(columns: &Columns<'_, '_>, draft: &Draft, vendor: &Vendor, own: &mut Facts) {
    let begins = |at: &usize| {
        let key = columns.keys.of(*at).first();
        key.is_some_and(|k| matches!(columns.keys.kind(*k), Kind::Begin | Kind::End))
    };
    let idle = |at: &usize| {
        let line = &columns.lines[*at];
        line.rule.is_some()
            || begins(at)
            || counter(&line.text, columns.table).is_some()
            || vendor
                .lines
                .iter()
                .any(|r| r.mark == LineMark::Drop && !r.of_class && r.pattern.is_in(&line.text))
            || columns.table.carries(Sign::Copyright, &line.text) && line.words < 40
    };
    let head: Vec<usize> =
        draft.range.clone().take(MAX_VENDOR_LINES).filter(|at| !idle(at)).take(MAX_HEAD_LINES).collect();
    let Some(day) =
        head.iter().position(|at| columns.lines[*at].day.is_some() && columns.lines[*at].label.is_none())
    else {
        return;
    };
    let whole = |at: usize| Some(Part::from(columns.lines, at as u32, 0));
    let at_day = vendor.head.iter().position(|r| *r == Role::Day).unwrap_or(0);
    for (n, role) in vendor.head.iter().enumerate().filter(|(n, _)| *n < at_day) {
        // The last of them stands right before the day; the first may run over lines.
        let at = if n + 1 == at_day && n > 0 { day.checked_sub(1) } else { Some(n) };
        let Some(at) = at.filter(|at| *at < day && *at >= n) else { continue };
        let line = &columns.lines[head[at]];
        match role {
            Role::Outlet if line.words <= 20 => own.outlet = own.outlet.or(whole(head[at])),
            Role::Title if line.words <= 60 => own.title = own.title.or(whole(head[at])),
            _ => {}
        }
    }
    if vendor.head.get(at_day + 1) == Some(&Role::Title) {
        for at in &head[day + 1..] {
            let line = &columns.lines[*at];
            let role = line.label().and_then(|l| columns.table.role(l));
            if line.day.is_some()
                || line.centred
                || line.words <= 4 && columns.table.carries(Sign::Edition, &line.text)
            {
                continue;
            }
            if role == Some(Role::Title) {
                own.title = own.title.or(Some(Part::from(columns.lines, *at as u32, line.value_at() as u32)));
            } else if role.is_none() && line.words <= 45 && own.title.is_none() && !in_text(draft, *at) {
                own.title = whole(*at);
            }
            if role.is_none() {
                break;
            }
        }
    }
}

/// Whether a line is the text of a record, and not its first line.
fn in_text(draft: &Draft, at: usize) -> bool {
    draft.body.len() < 2 && draft.body.iter().any(|b| b.line as usize == at)
}
