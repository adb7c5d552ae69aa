//! Counts the work on one dropped file, so that a caller without a clock or a worker to end can bound it.
//!
//! A step is [`BYTES_OF_STEP`] bytes of a document that is decoded and read, or one block at one of the
//! [`STAGES`] that look at it. In: sizes. Out: whether they are still within the cap of [`Limits::steps`].

use crate::types::error::{Code, Problem};
use crate::types::limits::Limits;
use std::cell::Cell;

/// Bytes that are read in one step.
const BYTES_OF_STEP: usize = 64;
/// Stages of cleaning that pass over all blocks: finding frames, joining lines, scoring, cutting, labelling.
const STAGES: usize = 5;

/// The steps of one file that are left.
pub struct Steps {
    left: Cell<usize>,
    most: usize,
}

impl Steps {
    /// All that the limits allow.
    pub fn of(limits: &Limits) -> Self {
        Steps { left: Cell::new(limits.steps), most: limits.steps }
    }

    /// Takes the steps of reading so many bytes.
    ///
    /// # Errors
    /// The problem of the document `name`, when there are not as many left; none are left then.
    pub fn read(&self, name: &str, bytes: usize) -> Result<(), Problem> {
        self.take(name, 1 + bytes / BYTES_OF_STEP)
    }

    /// Takes the steps of labelling so many blocks.
    ///
    /// # Errors
    /// As [`Steps::read`].
    pub fn label(&self, name: &str, blocks: usize) -> Result<(), Problem> {
        self.take(name, blocks.saturating_mul(STAGES))
    }

    fn take(&self, name: &str, steps: usize) -> Result<(), Problem> {
        let left = self.left.get().checked_sub(steps);
        self.left.set(left.unwrap_or(0));
        let detail =
            || format!("Its file takes more than {} steps; this document was not cleaned.", self.most);
        left.map(|_| ()).ok_or_else(|| Problem::new(name, Code::Limit, detail()))
    }
}

#[cfg(test)]
mod tests {
    use crate::pipeline::clean_all::clean_all;
    use crate::types::error::Code;
    use crate::types::limits::Limits;

    #[test]
    fn a_file_ends_as_documents_or_as_the_problem_of_the_limit() {
        let rows: String =
            (0..40).map(|n| format!("Bridge {n},The council voted on Monday to keep it open.\n")).collect();
        let table = format!("title,text\n{rows}");
        for (steps, documents) in [(0, 0), (5, 0), (12, 2), (usize::MAX, 40)] {
            let limits = Limits { steps, ..Limits::default() };
            let all = clean_all("news.csv", table.as_bytes(), &limits);
            let done = all.iter().filter(|c| c.document.problems.is_empty()).count();
            let limited =
                all.iter().filter(|c| c.document.problems.iter().any(|p| p.code == Code::Limit)).count();
            assert_eq!((all.len(), done + limited), (40, 40), "each document or its problem: {steps}");
            assert_eq!(done, documents, "{steps} steps");
        }
    }
}
