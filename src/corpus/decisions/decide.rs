//! What the person says of a drop: applied, taken back, said again, replayed on another drop.

use crate::corpus::Corpus;
use crate::corpus::decisions::anchors;
use crate::corpus::decisions::applied::Said;
use crate::corpus::decisions::check;
use crate::types::decision::Decision;
use crate::types::error::Error;

impl Corpus {
    /// Applies what the person said.
    ///
    /// # Errors
    /// `bad-decision`, `no-document` or `no-article`.
    pub fn apply(&mut self, decision: Decision) -> Result<(), Error> {
        self.settle();
        check::check(&self.shelf, &decision)?;
        self.undone.clear();
        self.say(decision);
        Ok(())
    }

    /// Takes in decisions of another time, in order. One that is about articles or documents
    /// which are not here waits until they come.
    pub fn replay(&mut self, decisions: impl IntoIterator<Item = Decision>) {
        decisions.into_iter().for_each(|d| self.say(d));
    }

    /// Whether everything that a decision names is here.
    pub fn knows(&mut self, decision: &Decision) -> bool {
        self.settle();
        check::check(&self.shelf, decision).is_ok()
    }

    /// Takes the last decision back. `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let last = self.said.pop();
        let any = last.is_some();
        self.undone.extend(last);
        self.changed(any)
    }

    /// Applies the last decision taken back again. `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let last = self.undone.pop();
        let any = last.is_some();
        self.said.extend(last);
        self.changed(any)
    }

    /// What the person said so far, in order, each article with its id and content of now.
    pub fn decisions(&mut self) -> Vec<Decision> {
        self.settle();
        self.said.iter().map(|s| anchors::current(s, &self.shelf)).collect()
    }

    fn changed(&mut self, any: bool) -> bool {
        if any {
            self.stale = true;
            self.regroup();
        }
        any
    }

    fn say(&mut self, decision: Decision) {
        self.said.push(Said { decision, pins: Vec::new(), sure: false });
        self.changed(true);
    }
}
