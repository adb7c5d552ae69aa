//! The grouping of a corpus, computed when it is asked for and kept until something changes.
//!
//! In: the document store, the decisions and the options. Out: the grouping with its list of articles.

use crate::corpus::decisions::anchors::item_index;
use crate::corpus::decisions::log::DecisionLog;
use crate::corpus::decisions::verdicts::verdicts;
use crate::corpus::grouping::compare::compare;
use crate::corpus::grouping::doubts::doubts;
use crate::corpus::grouping::group::{Grouping, group};
use crate::corpus::grouping::item::{Item, items};
use crate::corpus::grouping::kept::KeptGrouping;
use crate::corpus::store::DocumentStore;
use crate::types::article_id::article_id;
use crate::types::error::Error;
use crate::types::grouping::{Comparison, Doubts};
use crate::types::options::Options;

/// The current grouping, if any.
#[derive(Clone, Debug, Default)]
pub(crate) struct GroupingCache {
    /// Ids of the articles, in order.
    ids: Vec<String>,
    current: Option<Grouping>,
    /// The grouping of the same articles before the last decision; its scores can be used again.
    previous: Option<Grouping>,
    /// What the next grouping may take over, also of other articles.
    pub kept: KeptGrouping,
}

impl GroupingCache {
    /// Lets the next request group the articles anew: they have changed.
    pub fn clear(&mut self) {
        let last = self.current.take().or(self.previous.take());
        last.into_iter().for_each(|grouping| grouping.keep(&mut self.kept));
    }

    /// Forgets the scores of earlier groupings: the labels of some articles have changed.
    pub fn forget_previous(&mut self) {
        self.previous.take().into_iter().for_each(|grouping| grouping.keep(&mut self.kept));
    }

    /// Lets the next request group the same articles anew: a decision has changed.
    pub fn invalidate(&mut self) {
        if let Some(grouping) = self.current.take() {
            self.previous = Some(grouping);
        }
    }

    /// The grouping, if one is computed.
    pub fn current(&self) -> Option<&Grouping> {
        self.current.as_ref()
    }

    /// Groups with another looseness, if a grouping is computed.
    pub fn tune(&mut self, store: &DocumentStore, looseness: f32) {
        if let Some(mut grouping) = self.current.take() {
            grouping.tune(&items(&store.entries(), &self.ids), looseness);
            self.current = Some(grouping);
        }
    }

    /// The grouping, computed if need be.
    pub fn get(&mut self, store: &DocumentStore, decisions: &DecisionLog, options: &Options) -> &Grouping {
        if self.current.is_none() {
            let previous = self.previous.take();
            self.ids = store
                .iter()
                .flat_map(|(id, e)| e.articles().iter().map(move |a| article_id(id, a.n)))
                .collect();
            let entries = store.entries();
            let items = items(&entries, &self.ids);
            let index = item_index(decisions.applied(), store, &items);
            let verdicts = verdicts(decisions.applied(), &index);
            self.current = Some(group(&items, &verdicts, options, previous, &mut self.kept));
        }
        self.current.get_or_insert_default()
    }

    /// The grouping with its list of articles, computed if need be.
    pub fn grouped<'c>(
        &'c mut self,
        store: &'c DocumentStore,
        decisions: &DecisionLog,
        options: &Options,
    ) -> GroupedItems<'c> {
        self.get(store, decisions, options);
        let items = items(&store.entries(), &self.ids);
        GroupedItems { items, grouping: self.current.get_or_insert_default() }
    }
}

/// Articles of a corpus and their grouping.
pub(crate) struct GroupedItems<'c> {
    items: Vec<Item<'c>>,
    grouping: &'c Grouping,
}

impl GroupedItems<'_> {
    /// What two articles share.
    ///
    /// # Errors
    /// `no-article` when one of them is not here.
    pub fn compare(&self, a: &str, b: &str) -> Result<Comparison, Error> {
        let index = |id: &str| {
            let found = self.items.iter().position(|i| i.id == id);
            found.map(|i| i as u32).ok_or_else(|| Error::no_article(id))
        };
        let (x, y) = (index(a)?, index(b)?);
        compare(&self.items, self.grouping, x, y).ok_or_else(|| Error::no_article(a))
    }

    /// The most doubtful pairs, at most `limit`.
    pub fn doubts(&self, limit: usize) -> Doubts {
        doubts(&self.items, self.grouping, limit)
    }
}
