//! Drops of labelled stories to learn from and to be scored on: a handful of whole stories,
//! drawn at random or as the ones nearest in words, and whole sets.

use crate::rows::{Row, read_rows};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use storysift::CleanArticle;
use storysift::story_lessons::{self as lessons, Known, Lesson, View};

const SETS: [&str; 3] = ["gva", "allsides", "ecbplus"];
/// Parts of a set's stories for cross-validation.
pub const FOLDS: usize = 3;
/// Stories a drop, and how many such drops are drawn from each set.
const SIZES: [(usize, usize); 5] = [(3, 60), (6, 50), (20, 24), (60, 10), (200, 4)];

#[derive(Deserialize)]
struct Labelled {
    cluster: String,
    #[serde(flatten)]
    row: Row,
}

/// The stories of a set: the articles of each.
pub struct Set {
    pub name: &'static str,
    pub articles: Vec<Known>,
    words: Vec<Vec<u32>>,
    pub stories: Vec<Vec<usize>>,
    /// The story of each article.
    pub story: Vec<usize>,
}

/// Reads the labelled sets.
pub fn load(eval: &Path) -> Result<Vec<Set>, String> {
    SETS.iter().map(|name| set(name, &eval.join(format!("stories/{name}.jsonl.gz")))).collect()
}

fn set(name: &'static str, path: &Path) -> Result<Set, String> {
    let rows: Vec<Labelled> = read_rows(path)?;
    let mut stories: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    rows.iter().enumerate().for_each(|(i, r)| stories.entry(&r.cluster).or_default().push(i));
    let stories: Vec<Vec<usize>> = stories.into_values().collect();
    let mut story = vec![0; rows.len()];
    stories.iter().enumerate().for_each(|(s, members)| members.iter().for_each(|&i| story[i] = s));
    let words = rows.iter().map(|r| lessons::words(r.row.text.as_deref().unwrap_or_default())).collect();
    let known = |r: Labelled| {
        lessons::known(CleanArticle {
            name: r.row.id,
            text: r.row.text.unwrap_or_default(),
            title: r.row.title,
            published: r.row.date,
            source: r.row.source,
        })
    };
    Ok(Set { name, articles: rows.into_iter().map(known).collect(), words, stories, story })
}

/// The part of cross-validation that a story is in.
pub fn fold(story: usize) -> usize {
    (Random(story as u64).below(1 << 20)) % FOLDS
}

/// A drop: the articles of some stories.
pub struct Drop<'a> {
    pub set: &'a Set,
    pub articles: Vec<usize>,
    pub view: View,
    /// Number of stories asked for.
    pub size: usize,
}

impl Drop<'_> {
    pub fn lesson(&self) -> Lesson {
        let known: Vec<&Known> = self.articles.iter().map(|&i| &self.set.articles[i]).collect();
        lessons::lesson(&known, self.view)
    }
}

/// Draws stories at random or as those nearest in words to a random one.
fn draw(set: &Set, from: &[usize], size: usize, closest: bool, random: &mut Random) -> Vec<usize> {
    if !closest {
        let mut picked = BTreeSet::new();
        while picked.len() < size.min(from.len()) {
            picked.insert(from[random.below(from.len())]);
        }
        return picked.into_iter().collect();
    }
    let first = from[random.below(from.len())];
    let words = |s: usize| {
        set.stories[s].iter().flat_map(|&i| set.words[i].iter().copied()).collect::<BTreeSet<u32>>()
    };
    let mine = words(first);
    // A sample of the rest is enough to find near ones.
    let mut near: Vec<(f64, usize)> = (0..from.len().min(300))
        .map(|_| from[random.below(from.len())])
        .filter(|&s| s != first)
        .collect::<BTreeSet<usize>>()
        .into_iter()
        .map(|s| {
            let theirs = words(s);
            let both = theirs.intersection(&mine).count() as f64;
            (both / (theirs.len() + mine.len()) as f64, s)
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    std::iter::once(first).chain(near.into_iter().map(|n| n.1)).take(size).collect()
}

/// The drops of a set that are drawn from the stories which `admit` lets in. Two of five come
/// again in a language that nobody knows: the labelled data is English, what people have is not.
pub fn drops<'a>(set: &'a Set, admit: impl Fn(usize) -> bool, seed: u64, whole: bool) -> Vec<Drop<'a>> {
    let all: Vec<usize> = (0..set.stories.len()).filter(|&s| admit(s)).collect();
    let plural: Vec<usize> = all.iter().copied().filter(|&s| set.stories[s].len() > 1).collect();
    let mut random = Random(seed);
    let mut out = Vec::new();
    let mut push = |stories: &[usize], view, size| {
        let mut articles: Vec<usize> = stories.iter().flat_map(|&s| set.stories[s].iter().copied()).collect();
        articles.sort_unstable();
        out.push(Drop { set, articles, view, size });
    };
    for (size, count) in SIZES {
        for n in 0..count {
            let from = if n % 3 == 2 { &all } else { &plural };
            let stories = draw(set, from, size, n % 2 == 1, &mut random);
            let view = View { dated: n / 2 % 2 == 0, language: true };
            push(&stories, view, size);
            if n % 5 < 2 {
                push(&stories, View { language: false, ..view }, size);
            }
        }
    }
    if whole {
        for dated in [true, false] {
            push(&all, View { dated, language: true }, all.len());
        }
    }
    out
}

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Random(pub u64);

impl Random {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}
