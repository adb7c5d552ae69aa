//! Decisions about how documents are parted, sorted once for all documents.
//!
//! In: decisions. Out: for a document the ways in which they want it parted, the last first. Nothing is
//! looked for here. A decision that names a form holds for every document of it; the last one counts.

use crate::corpus::decisions::anchors::document_key;
use crate::corpus::decisions::applied::{AppliedDecision, DocumentKey};
use crate::corpus::entry::Entry;
use crate::pipeline::part::Parting;
use crate::split::frames::pile::FrameKey;
use crate::types::decision::Decision;
use crate::types::pile::PileState;
use crate::util::order::sort_by_key;
use std::collections::BTreeMap;

/// Different forms, the last ones, that a document is compared with part by part when its own form is not
/// named exactly. Without a cap thousands of decisions would be compared with thousands of documents.
const MAX_LIKE_FORMS: usize = 64;
/// Different forms of example lines, the last ones, that are looked for in documents which no decision names.
const MAX_LINE_FORMS: usize = 16;

/// A way, and the place of its decision among all.
type Placed = (usize, Parting);

/// The decisions about partings.
pub(crate) struct DecidedPartings {
    of_key: BTreeMap<DocumentKey, Placed>,
    /// By the id that the decision names, of those whose document was not found.
    of_id: BTreeMap<String, Placed>,
    /// By form: those of the forms that documents show by themselves.
    of_form: BTreeMap<String, Placed>,
    /// The last of them, the last first.
    like: Vec<(FrameKey, Placed)>,
    /// The forms that example lines gave, the last first.
    of_line: Vec<Placed>,
}

impl DecidedPartings {
    /// Those of the decisions.
    pub fn of(decisions: &[AppliedDecision]) -> Self {
        let (mut of_key, mut of_id) = (BTreeMap::new(), BTreeMap::new());
        let (mut of_form, mut lines): (BTreeMap<String, Placed>, BTreeMap<String, Placed>) =
            Default::default();
        for (n, d) in decisions.iter().enumerate() {
            let (document, form, way) = match &d.decision {
                Decision::Split { document, form, line: None } => (document, form, Parting::Split),
                Decision::Split { document, form, line: Some(line) } => {
                    if let Some(form) = form {
                        lines.insert(form.clone(), (n, Parting::SplitAs(form.clone())));
                    }
                    (document, &None, Parting::SplitAt(line.clone()))
                }
                Decision::Whole { document, form } => (document, form, Parting::Whole),
                _ => continue,
            };
            if let Some(form) = form {
                if way == Parting::Whole {
                    lines.remove(form);
                }
                of_form.insert(form.clone(), (n, way.clone()));
            }
            match d.targets.first() {
                Some(Some((key, _))) => {
                    of_key.insert(key.clone(), (n, way));
                }
                _ => {
                    of_id.insert(document.clone(), (n, way));
                }
            }
        }
        let mut like: Vec<(FrameKey, Placed)> =
            of_form.iter().map(|(form, placed)| (FrameKey::read(form), placed.clone())).collect();
        sort_by_key(&mut like, |(_, placed)| std::cmp::Reverse(placed.0));
        like.truncate(MAX_LIKE_FORMS);
        let mut of_line: Vec<Placed> = lines.into_values().collect();
        sort_by_key(&mut of_line, |placed| std::cmp::Reverse(placed.0));
        of_line.truncate(MAX_LINE_FORMS);
        DecidedPartings { of_key, of_id, of_form, like, of_line }
    }

    /// The ways in which a document may be parted: that of the last decision about itself, then those about
    /// forms and that of rules, the last first.
    pub fn of_document(&self, id: &str, entry: &Entry, by_rules: Option<(usize, Parting)>) -> Vec<Parting> {
        if self.of_key.is_empty() && self.of_id.is_empty() && by_rules.is_none() {
            return Vec::new();
        }
        let own = [self.of_key.get(&document_key(entry)), self.of_id.get(id)];
        let own = own.into_iter().flatten().max_by_key(|placed| placed.0);
        let pile = entry.pile_as_read();
        let mut of_forms: Vec<&Placed> = self.of_line.iter().chain(&by_rules).collect();
        of_forms.extend(pile.and_then(|pile| self.of_form(&pile.form)));
        sort_by_key(&mut of_forms, |placed| std::cmp::Reverse(placed.0));
        let is_sure = pile.is_some_and(|p| p.state == PileState::Sure);
        let mut ways: Vec<Parting> = Vec::new();
        for (_, way) in own.into_iter().chain(of_forms) {
            // What comes apart by itself, or is whole and no pile, is so without a decision.
            let as_read = match way {
                Parting::Split => is_sure,
                Parting::Whole => pile.is_none(),
                _ => false,
            };
            if as_read {
                break;
            }
            ways.push(way.clone());
        }
        ways
    }

    /// The decision about a form, or about one like it.
    fn of_form(&self, form: &str) -> Option<&Placed> {
        let like = || {
            let form = FrameKey::read(form);
            self.like.iter().find(|(known, _)| known.fits(&form)).map(|(_, placed)| placed)
        };
        self.of_form.get(form).or_else(like)
    }
}

/// Whether two names are of one form.
pub(crate) fn same_form(a: &str, b: &str) -> bool {
    a == b || FrameKey::read(a).fits(&FrameKey::read(b))
}
