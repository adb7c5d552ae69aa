//! From strict to loose: what each step of the control does to the stories of a labelled set,
//! and that no looser one parts what a stricter one joined.

use crate::bcubed::Bcubed;
use crate::draws::GoldRow;
use crate::predict::clean_article;
use crate::rows::read_rows;
use std::collections::BTreeMap;
use std::path::Path;
use storysift::{Corpus, Options};

const STEPS: [f32; 9] = [-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0];

/// Prints precision and recall at each step; fails when a looser step parts anything.
pub fn run(name: &str, path: &Path) -> Result<(), String> {
    let rows: Vec<GoldRow> = read_rows(path)?;
    let mut corpus = Corpus::new(Options::default());
    let added = rows.iter().map(|r| corpus.add_clean(clean_article(&r.row)));
    let ids: Vec<String> = added.map(|id| format!("{}#0", id.unwrap_or_default())).collect();
    let gold: Vec<&str> = rows.iter().map(|r| r.cluster.as_deref().unwrap_or(&r.row.id)).collect();
    let mut before: Vec<String> = Vec::new();
    let mut parted = 0;
    for step in STEPS {
        corpus.tune(step);
        let home = story_of(&mut corpus);
        let found: Vec<String> = ids.iter().map(|id| home.get(id).unwrap_or(id).clone()).collect();
        let mut into: BTreeMap<&String, &String> = BTreeMap::new();
        for (strict, loose) in before.iter().zip(&found) {
            parted += usize::from(*into.entry(strict).or_insert(loose) != loose);
        }
        let b = Bcubed::of(&gold, &found, |_| true);
        println!("strictness/{name} {step:+.2}: precision {:.4} recall {:.4} F1 {:.4}", b.p, b.r, b.f1());
        before = found;
    }
    if parted > 0 { Err(format!("strictness/{name}: looser steps parted {parted} articles")) } else { Ok(()) }
}

/// The story of each article, and of the copies of it.
fn story_of(corpus: &mut Corpus) -> BTreeMap<String, String> {
    let stories = corpus.stories().to_vec();
    let mut home: BTreeMap<String, String> =
        stories.iter().flat_map(|s| s.articles.iter().map(|a| (a.clone(), s.articles[0].clone()))).collect();
    for set in corpus.copies().to_vec() {
        let keeper = home.get(&set.keeper).cloned().unwrap_or(set.keeper);
        home.extend(set.members.into_iter().map(|m| (m.article, keeper.clone())));
    }
    home
}
