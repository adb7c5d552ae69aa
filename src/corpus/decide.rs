//! The calls of [`Corpus`] about decisions of the person: apply, undo, redo, and replay on other documents.

use crate::corpus::Corpus;
use crate::corpus::decisions::check::{check, is_known};
use crate::corpus::rules::held::{check_rule, held};
use crate::types::column::GivenColumns;
use crate::types::decision::Decision;
use crate::types::error::Error;
use crate::types::line_rule::LineRule;

impl Corpus {
    /// Applies a decision.
    ///
    /// ```
    /// use storysift::{ArticleRef, Corpus, Decision, Options};
    ///
    /// let mut corpus = Corpus::new(Options::default());
    /// corpus.add("ferry.txt", b"The night ferry to Norafel sails again on Monday, the port said.");
    /// corpus.add("tram.txt", b"Drivers in Quellmouth stopped work at noon, the union said.");
    /// let article = |id: &str| ArticleRef { id: id.into(), hash: String::new() };
    ///
    /// corpus.apply(Decision::Same { a: article("ferry.txt#0"), b: article("tram.txt#0") })?;
    /// assert_eq!(corpus.stories().len(), 1);
    /// assert!(corpus.undo());
    /// assert_eq!(corpus.stories().len(), 2);
    /// # Ok::<(), storysift::Error>(())
    /// ```
    ///
    /// # Errors
    /// `bad-decision`, `no-document` or `no-article`.
    pub fn apply(&mut self, decision: Decision) -> Result<(), Error> {
        check(self.labelled(), &decision)?;
        if let Decision::Lines(rule) = &decision {
            check_rule(rule, self.decisions.applied())?;
        }
        self.decisions.clear_undone();
        self.decide(decision);
        // Ids may change before the next call that needs labels: what the ids mean now counts.
        self.decisions.resolve(&self.store);
        Ok(())
    }

    /// Adds decisions of another session, in order. One about articles or documents that are not here takes
    /// effect when they come.
    pub fn replay(&mut self, decisions: impl IntoIterator<Item = Decision>) {
        decisions.into_iter().for_each(|d| self.decide(d));
    }

    /// Whether everything that a decision names is here.
    pub fn knows(&mut self, decision: &Decision) -> bool {
        is_known(self.labelled(), decision)
    }

    /// Undoes the last decision. `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let any = self.decisions.undo();
        self.decisions_changed(any)
    }

    /// Applies the decision that was undone last. `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let any = self.decisions.redo();
        self.decisions_changed(any)
    }

    /// The decisions so far, in order, with the ids and hashes that their articles have now.
    pub fn decisions(&mut self) -> Vec<Decision> {
        self.labelled();
        self.decisions.current(&self.store)
    }

    /// What decisions say of the columns of tables, in order: of two for the same names the last holds. Tables
    /// that are added later are read by it.
    ///
    /// ```
    /// use storysift::{ColumnRole, Corpus, Decision, GivenColumns, Options};
    ///
    /// let names = ["head", "note", "body"].map(String::from).to_vec();
    /// let roles = [("note".to_owned(), ColumnRole::Text)].into();
    /// let mut corpus = Corpus::new(Options::default());
    /// corpus.apply(Decision::Columns(GivenColumns { names, roles }))?;
    /// assert_eq!(corpus.given_columns().len(), 1);
    ///
    /// let table = "head,note,body\nBridge opens,It opened at noon.,The council opened it on Monday.\n";
    /// corpus.add("news.csv", table.as_bytes());
    /// assert_eq!(corpus.articles()[0].1.paragraphs[0].text, "It opened at noon.");
    /// # Ok::<(), storysift::Error>(())
    /// ```
    pub fn given_columns(&self) -> Vec<GivenColumns> {
        let given = self.decisions.applied().iter().filter_map(|d| match &d.decision {
            Decision::Columns(given) => Some(given.clone()),
            _ => None,
        });
        given.collect()
    }

    /// The rules about lines that hold, in the order in which they were made.
    ///
    /// ```
    /// use storysift::{Corpus, Decision, LineEffect, LineMatching, LineRule};
    ///
    /// let mut corpus = Corpus::new(Default::default());
    /// let rule =
    ///     |then| LineRule { pattern: "Read more".into(), matching: LineMatching::Text, then };
    /// corpus.apply(Decision::Lines(rule(LineEffect::SetAside)))?;
    /// assert_eq!(corpus.line_rules(), [rule(LineEffect::SetAside)]);
    /// corpus.apply(Decision::Lines(rule(LineEffect::Nothing)))?;
    /// assert_eq!(corpus.line_rules(), []);
    /// # Ok::<(), storysift::Error>(())
    /// ```
    pub fn line_rules(&self) -> Vec<LineRule> {
        held(self.decisions.applied()).iter().map(|h| h.rule.clone()).collect()
    }

    fn decide(&mut self, decision: Decision) {
        self.decisions.push(decision);
        self.decisions_changed(true);
    }

    fn decisions_changed(&mut self, any: bool) -> bool {
        if any {
            self.labels_stale = true;
            self.grouping.invalidate();
        }
        any
    }
}
