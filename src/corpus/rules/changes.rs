//! What the rules that hold change in a document.
//!
//! In: the rules, a document with the lines that they match, and the other changes of its labels. Out: those
//! changes with the rules', and the lines at which articles start. Of several rules that match a line the last
//! holds. A later decision about the line itself, in every file, goes before a rule; ranges are applied after both.

use crate::corpus::decisions::applied::AppliedDecision;
use crate::corpus::decisions::changes::DecidedChanges;
use crate::corpus::entry::Entry;
use crate::corpus::overlay::LabelChange;
use crate::corpus::rules::held::{HeldRule, held};
use crate::corpus::rules::hits::LineHit;
use crate::corpus::rules::outlets::{OutletName, outlet_name};
use crate::corpus::rules::pattern::LinePattern;
use crate::pipeline::part::Parting;
use crate::types::label::Label;
use crate::types::line_rule::LineEffect;
use std::collections::{BTreeMap, BTreeSet};

/// The rules that hold, compiled and sorted once for all documents.
pub(crate) struct DecidedRules<'d> {
    starts: Vec<HeldRule<'d>>,
    others: Vec<HeldRule<'d>>,
}

impl<'d> DecidedRules<'d> {
    /// Those of the decisions.
    pub fn of(decisions: &'d [AppliedDecision]) -> Self {
        let (starts, others) = held(decisions).into_iter().partition(|h| h.rule.then == LineEffect::Start);
        DecidedRules { starts, others }
    }

    /// The way in which a document comes apart, with the place of the last rule that says so. The lines that
    /// rules match are looked for.
    pub fn parting(&self, entry: &mut Entry) -> Option<(usize, Parting)> {
        let patterns: Vec<&LinePattern> = self.starts.iter().map(|h| h.pattern).collect();
        entry.look_for_starts(&patterns);
        let mut starts: BTreeSet<usize> = BTreeSet::new();
        let mut place = None;
        for held in &self.starts {
            let hits = entry.start_hits(held.pattern);
            starts.extend(hits.iter().map(|hit| hit.text.start));
            if !hits.is_empty() {
                place = Some(held.place);
            }
        }
        (starts.len() > 1).then_some((place?, Parting::SplitLines(starts.into_iter().collect())))
    }

    /// Adds the changes to a document's lines; `decided` are the decisions about single lines.
    pub fn add_to(&self, entry: &mut Entry, decided: &DecidedChanges, changes: &mut Vec<LabelChange>) {
        let patterns: Vec<&LinePattern> = self.others.iter().map(|h| h.pattern).collect();
        entry.look_for_lines(&patterns);
        if self.others.iter().all(|held| entry.line_hits(held.pattern).is_empty()) {
            return;
        }
        let page = entry.page_as_read();
        let mut last: BTreeMap<usize, (&HeldRule<'_>, LineHit)> = BTreeMap::new();
        let mut outlets: Vec<LabelChange> = Vec::new();
        let (text, runs) = (&page.document.text, &page.blocks);
        for held in &self.others {
            for hit in entry.line_hits(held.pattern) {
                if held.rule.then != LineEffect::Outlet {
                    last.insert(hit.line.start, (held, *hit));
                } else if let Some(run) = runs.get(hit.run as usize)
                    && let Some(name) = outlet_name(held.pattern, hit.text.of(text), run.label.is_body())
                {
                    let OutletName { text, is_line } = name;
                    let rule = held.pattern.shown.clone();
                    outlets.push(LabelChange::Outlet { span: hit.line, name: text, is_line, rule });
                }
            }
        }
        let mut kept: BTreeSet<u32> = BTreeSet::new();
        let mut by_rule: Vec<LabelChange> = Vec::new();
        for (held, hit) in last.into_values() {
            let Some(run) = runs.get(hit.run as usize) else { continue };
            if decided.phrase(hit.text.of(text)).is_some_and(|said| said.place > held.place) {
                continue;
            }
            let restore = held.rule.then == LineEffect::Keep;
            if restore {
                kept.insert(hit.run);
            }
            let label = run.label;
            let is_said = label.is_body() || label.is_metadata() || label == Label::Field;
            // A caption may be of an article and is not in it.
            let changes_it = if restore { run.article.is_none() || !is_said } else { run.article.is_some() };
            if changes_it {
                let rule = held.pattern.shown.clone();
                by_rule.push(LabelChange::ByRule { span: hit.line, restore, rule });
            }
        }
        let keeps = |c: &LabelChange| matches!(c, LabelChange::Recurs(n, _) | LabelChange::Phrase(n) if kept.contains(n));
        changes.retain(|c| !keeps(c));
        changes.append(&mut by_rule);
        changes.append(&mut outlets);
    }
}
