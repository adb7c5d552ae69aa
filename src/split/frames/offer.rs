//! Articles that are offered though no frame is sure: the best of all lists of lines that could each open
//! one, found without an example.
//!
//! In: the lines and their keys. Out: a [`Pile`] or nothing. Linear: the heaviest keys only are tried.

use crate::split::frames::accept::Verdict;
use crate::split::frames::example::Read;
use crate::split::frames::file::File;
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::pile::Pile;
use crate::split::frames::starts::{By, Starts};
use crate::util::order::sort_by;

/// Keys that are tried, the heaviest first.
const MAX_KEYS: usize = 24;
/// Lists of which the records are read.
const MAX_READ: usize = 4;
/// Fewest records.
const MIN_RECORDS: usize = 3;
/// Fewest keys that most records have near their first line; a rule between them is one more.
const MIN_USUAL: usize = 2;
/// Places of the key among the lines: it opens the record, stands on its second line, or ends the one before.
const PLACES: [isize; 3] = [0, 1, -1];

impl File<'_> {
    /// The articles that a person may be asked about.
    pub fn offer(&self, keys: &Keys) -> Option<Pile> {
        let mut heavy: Vec<Key> = (0..keys.len() as Key)
            .filter(|k| keys.is_of_frame(*k) && keys.lines(*k).len() + 1 >= MIN_RECORDS)
            .filter(|k| !matches!(keys.kind(*k), Kind::Url | Kind::Prefix))
            .collect();
        sort_by(&mut heavy, |a, b| keys.weight(*b).total_cmp(&keys.weight(*a)).then(a.cmp(b)));
        heavy.truncate(MAX_KEYS);
        let mut found: Vec<Starts> = Vec::new();
        for key in heavy {
            for off in PLACES {
                let lines = self.starts_by_key(keys, key, off);
                found.extend(self.starts(keys, lines, By::Key(key, off)));
            }
        }
        // Days and anchors alone stand before comments and on the pages of a blog.
        let own = |k: &&Key| !matches!(keys.kind(**k), Kind::Day | Kind::Anchor);
        let ruled = |by: By| matches!(by, By::Key(key, _) if keys.kind(key) == Kind::Rule);
        let signs = |s: &Starts| s.usual.iter().filter(own).count() + usize::from(ruled(s.by));
        found.retain(|s| s.lines.len() >= MIN_RECORDS && signs(s) >= MIN_USUAL);
        sort_by(&mut found, |a, b| b.score.total_cmp(&a.score).then(a.lines.cmp(&b.lines)));
        found.dedup_by(|a, b| a.lines == b.lines);
        found.iter().take(MAX_READ).find_map(|starts| {
            let Read { frame, drafts, facts } = self.read_starts(keys, starts)?;
            let evidence = self.evidence(keys, &frame, &drafts, &facts);
            #[cfg(test)]
            if std::env::var_os("FRAMES_LOG").is_some() {
                eprintln!(
                    "offer {:?} x{} score {} {evidence:?}",
                    starts.by,
                    starts.lines.len(),
                    starts.score
                );
            }
            (evidence.verdict() != Verdict::No).then(|| self.pile_from(keys, starts)).flatten()
        })
    }
}
