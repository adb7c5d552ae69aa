//! Where readers put entries and problems, and where the caps are kept. Each entry goes to
//! the caller as soon as it is read, so a large archive never lies in memory whole.

use crate::types::column::{GivenColumns, Table};
use crate::types::error::{Code, Problem};
use crate::unpack::entry::{Content, Entry, EntryFacts, UnpackLimits};
use crate::unpack::nesting::Nesting;
use crate::unpack::tables::Tables;

/// Most problems that are listed one by one; the rest is counted in a last one.
const MAX_PROBLEMS: usize = 1_000;

/// Takes an entry apart when it is a container, else hands it on as it is.
type Opener = fn(&str, Vec<u8>, Nesting, &mut Sink<'_>);

/// Takes the entries of one dropped file.
pub(crate) struct Sink<'a> {
    opener: Opener,
    emit: &'a mut dyn FnMut(Entry),
    /// Caps of this run.
    pub limits: &'a UnpackLimits,
    /// What a person said of columns, the last said last.
    pub given: &'a [GivenColumns],
    /// The tables so far.
    pub tables: Tables,
    problems: Vec<Problem>,
    unlisted: usize,
    entries: usize,
    bytes: u64,
    full: bool,
}

impl<'a> Sink<'a> {
    /// A sink that hands each entry to `emit`; `opener` opens the containers among them.
    pub fn new(
        limits: &'a UnpackLimits,
        given: &'a [GivenColumns],
        opener: Opener,
        emit: &'a mut dyn FnMut(Entry),
    ) -> Self {
        Sink {
            opener,
            emit,
            limits,
            given,
            tables: Tables::default(),
            problems: Vec::new(),
            unlisted: 0,
            entries: 0,
            bytes: 0,
            full: false,
        }
    }

    /// Takes one entry. `false` when a cap is reached: the reader stops.
    pub fn push(&mut self, path: String, content: Content, declared: EntryFacts) -> bool {
        if self.full {
            return false;
        }
        if self.entries >= self.limits.entries {
            let most = self.limits.entries;
            self.stop(&path, format!("More than {most} entries; the rest is not read."));
            return false;
        }
        self.entries += 1;
        // What was just said of it goes with it.
        let said = self.problems.iter().rev().take_while(|problem| problem.document == path).count();
        let problems = self.problems.split_off(self.problems.len() - said);
        (self.emit)(Entry { path, content, declared, problems });
        true
    }

    /// Takes one entry, apart when it is a container.
    pub fn open(&mut self, path: &str, bytes: Vec<u8>, nesting: Nesting) {
        (self.opener)(path, bytes, nesting, self);
    }

    /// Counts bytes that a decompressor gave. `false` when the total is reached.
    pub fn spend(&mut self, path: &str, bytes: usize) -> bool {
        self.bytes += bytes as u64;
        if self.bytes > self.limits.total_bytes && !self.full {
            let most = self.limits.total_bytes;
            self.stop(path, format!("More than {most} bytes in all; the rest is not read."));
        }
        !self.full
    }

    /// Whether a cap was reached and nothing more is taken.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Bytes that may still be decompressed.
    pub fn bytes_left(&self) -> u64 {
        self.limits.total_bytes.saturating_sub(self.bytes)
    }

    /// Names a problem.
    pub fn problem(&mut self, entry: &str, code: Code, detail: impl Into<String>) {
        if self.problems.len() >= MAX_PROBLEMS {
            self.unlisted += 1;
            return;
        }
        self.problems.push(Problem::new(entry, code, detail));
    }

    fn stop(&mut self, path: &str, detail: String) {
        self.full = true;
        self.problem(path, Code::ArchiveLimit, detail);
    }

    /// All problems, with one more for those that are not listed, and all tables.
    pub fn finish(mut self, name: &str) -> (Vec<Problem>, Vec<Table>) {
        if self.unlisted > 0 {
            let detail = format!("{} further problems of entries are not listed.", self.unlisted);
            self.problems.push(Problem::new(name, Code::ArchiveLimit, detail));
        }
        (self.problems, self.tables.into_vec())
    }
}
