//! Sets of article ids as a corpus groups them, and the difference between the sets
//! that were expected and those that were found, for people to read.

#![allow(dead_code)]

use std::collections::{BTreeMap, BTreeSet};
use storysift::Corpus;

/// Sets of article ids; those of one member are left out.
pub type Sets = BTreeSet<BTreeSet<String>>;

/// The sets of copies.
pub fn copies(corpus: &mut Corpus) -> Sets {
    let sets = corpus.copies().iter().map(|c| c.members.iter().map(|m| m.article.clone()).collect());
    sets.filter(|s: &BTreeSet<String>| s.len() > 1).collect()
}

/// The stories, each with the copies of its articles.
pub fn stories(corpus: &mut Corpus) -> Sets {
    let mut of_keeper: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for set in corpus.copies() {
        of_keeper.insert(set.keeper.clone(), set.members.iter().map(|m| m.article.clone()).collect());
    }
    let members = |id: &String| of_keeper.get(id).cloned().unwrap_or_else(|| vec![id.clone()]);
    let stories = corpus.stories().iter().map(|s| s.articles.iter().flat_map(members).collect());
    stories.filter(|s: &BTreeSet<String>| s.len() > 1).collect()
}

/// The expected stories with the sets of copies that nobody else tells: each is a story too.
pub fn with_copies(stories: Sets, copies: &Sets) -> Sets {
    let alone = copies.iter().filter(|set| !stories.iter().any(|s| s.is_superset(set)));
    alone.chain(&stories).cloned().collect()
}

/// One line for every pair that should be together and is not, or the other way round;
/// several pairs of the same two sets are one line.
pub fn differences(what: &str, expected: &Sets, found: &Sets) -> Vec<String> {
    let mut lines = Vec::new();
    for set in expected {
        let parts = parts(set, found);
        if parts.len() > 1 {
            lines.push(format!("{what}: torn apart: {}", parts.join("  /  ")));
        }
    }
    for set in found {
        let parts = parts(set, expected);
        if parts.len() > 1 {
            lines.push(format!("{what}: wrongly together: {}", parts.join("  +  ")));
        }
    }
    lines
}

/// The set as the other sets divide it.
fn parts(set: &BTreeSet<String>, by: &Sets) -> Vec<String> {
    let mut rest: BTreeSet<String> = set.clone();
    let mut parts = Vec::new();
    for other in by {
        let shared: Vec<String> = set.intersection(other).cloned().collect();
        if !shared.is_empty() {
            rest.retain(|id| !shared.contains(id));
            parts.push(shared.join(", "));
        }
    }
    parts.extend(rest);
    parts
}
