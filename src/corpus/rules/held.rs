//! The rules that hold: of all that were made those that no later one replaced or ended.
//!
//! In: the decisions in order. Out: at most [`MAX_RULES`] rules, each with its compiled pattern.

use crate::corpus::decisions::applied::AppliedDecision;
use crate::corpus::rules::pattern::LinePattern;
use crate::types::decision::Decision;
use crate::types::error::{Error, ErrorCode};
use crate::types::line_rule::{LineEffect, LineMatching, LineRule};
use crate::util::order::sort_by_key;
use std::collections::BTreeMap;

/// Most rules that hold at once: each reads every line.
pub(crate) const MAX_RULES: usize = 64;

/// A rule that holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeldRule<'d> {
    /// Its place among the decisions.
    pub place: usize,
    pub rule: &'d LineRule,
    pub pattern: &'d LinePattern,
}

/// The rules that hold, in the order in which they were made. Of more than [`MAX_RULES`], from another session, the
/// first hold.
pub(crate) fn held(decisions: &[AppliedDecision]) -> Vec<HeldRule<'_>> {
    let mut of_key: BTreeMap<(&str, LineMatching, LineEffect), HeldRule<'_>> = BTreeMap::new();
    for (place, d) in decisions.iter().enumerate() {
        let Decision::Lines(rule) = &d.decision else { continue };
        let (pattern, matching) = (rule.pattern.as_str(), rule.matching);
        if rule.then == LineEffect::Nothing {
            for then in [LineEffect::SetAside, LineEffect::Start, LineEffect::Outlet] {
                of_key.remove(&(pattern, matching, then));
            }
        } else if let Some(compiled) = &d.pattern {
            let key = (pattern, matching, kind(rule.then));
            if of_key.len() < MAX_RULES || of_key.contains_key(&key) {
                of_key.insert(key, HeldRule { place, rule, pattern: compiled });
            }
        }
    }
    let mut held: Vec<HeldRule<'_>> = of_key.into_values().collect();
    sort_by_key(&mut held, |h| h.place);
    held
}

/// Setting aside and keeping replace each other.
fn kind(then: LineEffect) -> LineEffect {
    if then == LineEffect::Keep { LineEffect::SetAside } else { then }
}

/// Checks a rule that is to be taken behind these decisions.
///
/// # Errors
/// `bad-decision`: see [`LinePattern::new`]; or when too many rules hold, or there is none to end.
pub(crate) fn check_rule(rule: &LineRule, decisions: &[AppliedDecision]) -> Result<(), Error> {
    let bad = |message: String| Err(Error::new(ErrorCode::BadDecision, message));
    let held = held(decisions);
    let same = |h: &HeldRule<'_>| h.rule.pattern == rule.pattern && h.rule.matching == rule.matching;
    if rule.then == LineEffect::Nothing {
        return match held.iter().any(same) {
            true => Ok(()),
            false => bad("no rule with this pattern holds".to_owned()),
        };
    }
    LinePattern::new(rule)?;
    let replaces = held.iter().any(|h| same(h) && kind(h.rule.then) == kind(rule.then));
    if held.len() >= MAX_RULES && !replaces {
        return bad(format!("{MAX_RULES} rules hold already; take one of them back first"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use LineEffect::{Keep, Nothing, Outlet, SetAside, Start};

    fn rule(pattern: &str, then: LineEffect) -> LineRule {
        LineRule { pattern: pattern.into(), matching: LineMatching::Text, then }
    }

    fn log(rules: &[(&str, LineEffect)]) -> Vec<AppliedDecision> {
        rules.iter().map(|(p, then)| AppliedDecision::new(Decision::Lines(rule(p, *then)))).collect()
    }

    #[test]
    fn a_later_rule_replaces_or_ends_an_equal_one() {
        type Rules<'a> = &'a [(&'a str, LineEffect)];
        let cases: [(Rules<'_>, Rules<'_>); 5] = [
            (&[("a", SetAside), ("b", Outlet)], &[("a", SetAside), ("b", Outlet)]),
            (&[("a", SetAside), ("b", Outlet), ("a", Keep)], &[("b", Outlet), ("a", Keep)]),
            (&[("a", Start), ("a", Outlet)], &[("a", Start), ("a", Outlet)]),
            (&[("a", Start), ("a", Keep), ("a", Nothing), ("b", Keep)], &[("b", Keep)]),
            (&[("a", Nothing), ("a", Keep)], &[("a", Keep)]),
        ];
        for (rules, expected) in cases {
            let decisions = log(rules);
            let found: Vec<_> =
                held(&decisions).iter().map(|h| (h.rule.pattern.as_str(), h.rule.then)).collect();
            assert_eq!(found, expected, "{rules:?}");
        }
    }

    #[test]
    fn too_many_rules_are_refused() {
        let names: Vec<String> = (0..MAX_RULES + 3).map(|n| format!("line {n}")).collect();
        let rules: Vec<_> = names.iter().map(|n| (n.as_str(), SetAside)).collect();
        let full = log(&rules[..MAX_RULES]);
        let error = check_rule(&rule("one more", SetAside), &full).expect_err("too many");
        assert!(error.message.starts_with("64 rules hold already"), "{error}");
        assert!(check_rule(&rule("line 3", Keep), &full).is_ok(), "it takes the place of another");
        assert!(check_rule(&rule("line 3", Nothing), &full).is_ok());
        assert!(check_rule(&rule("one more", Nothing), &full).is_err());
        assert_eq!(held(&log(&rules)).len(), MAX_RULES, "replayed");
    }
}
