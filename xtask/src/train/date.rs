//! The chooser of a page's date of publication.

use super::chooser::{Candidates, Chooser, Gold, Right};
use storysift::training::{self, DATE_CUES};

pub const DATE: Chooser =
    Chooser { name: "date", folder: "meta", cues: DATE_CUES, bars: [0.4, 1.0], bare: false, candidates };

fn candidates(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates> {
    let date = gold.date.as_deref().and_then(|d| d.get(..10))?;
    let (days, all) = training::days(name, bytes);
    let right = |iso: &str| if iso == date { Right::Wholly } else { Right::No };
    let list: Vec<_> = days.into_iter().map(|d| (d.iso.clone(), d.cues, right(&d.iso))).collect();
    // Gold that is a later change beside a told publication teaches nothing.
    let teaches = list.iter().any(|(.., right)| *right == Right::Wholly) || all.iter().all(|d| d.iso != date);
    Some(Candidates { list, teaches })
}
