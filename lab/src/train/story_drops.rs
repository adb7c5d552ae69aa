//! Drops of labelled articles to learn the pair score from, and to score it on. In: the labelled
//! sets of stories. Out: drops of a few whole stories, drawn at random or as a random one and
//! those nearest to it in words, and drops of a whole set.

use crate::jsonl::{Row, read_rows};
use crate::rng::Rng;
use anyhow::Result;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use storysift::CleanArticle;
use storysift::training::pairs::{self as lessons, Known, Lesson as ScoredDrop, View};

/// Names of the labelled sets.
const SETS: [&str; 3] = ["gva", "allsides", "ecbplus"];
/// Folds of the stories of a set, for cross-validation.
pub const FOLDS: usize = 3;
/// Most stories that are looked through for the nearest: a sample is enough to find near ones.
const MAX_COMPARED: usize = 300;
/// Stories of a drop, and how many such drops are drawn from each set.
pub const SIZES: [(usize, usize); 5] = [(3, 60), (6, 50), (20, 24), (60, 10), (200, 4)];

/// An article and the name of its story.
#[derive(Deserialize)]
pub(super) struct Labelled {
    pub cluster: String,
    #[serde(flatten)]
    pub row: Row,
}

/// A labelled set.
pub struct Set {
    /// Its name.
    pub name: &'static str,
    /// Its articles.
    pub articles: Vec<Known>,
    /// The distinct words of each article, hashed.
    words: Vec<Vec<u32>>,
    /// The articles of each story.
    pub stories: Vec<Vec<usize>>,
    /// The story of each article.
    pub story: Vec<usize>,
}

/// Reads the labelled sets.
pub fn load(eval: &Path) -> Result<Vec<Set>> {
    SETS.iter().map(|name| set(name, &eval.join(format!("stories/{name}.jsonl.gz")))).collect()
}

fn set(name: &'static str, path: &Path) -> Result<Set> {
    Ok(set_of(name, read_rows(path)?))
}

/// A set of labelled rows; its stories are in the order of their names.
pub(super) fn set_of(name: &'static str, rows: Vec<Labelled>) -> Set {
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
    Set { name, articles: rows.into_iter().map(known).collect(), words, stories, story }
}

/// The fold of a story.
pub fn fold(story: usize) -> usize {
    Rng(story as u64).below(1 << 20) % FOLDS
}

/// The articles of some stories of a set.
pub struct StoryDrop<'a> {
    /// The set.
    pub set: &'a Set,
    /// Numbers of the articles, ascending.
    pub articles: Vec<usize>,
    /// What is known of the articles.
    pub view: View,
    /// Number of stories that was asked for.
    pub size: usize,
}

impl StoryDrop<'_> {
    /// The drop with the pairs that the engine would score, and their features.
    pub fn pairs(&self) -> ScoredDrop {
        let known: Vec<&Known> = self.articles.iter().map(|&i| &self.set.articles[i]).collect();
        lessons::lesson(&known, self.view)
    }
}

/// Draws `size` stories of `from`, at random or as a random one and those nearest in words.
fn draw(set: &Set, from: &[usize], size: usize, closest: bool, rng: &mut Rng) -> Vec<usize> {
    if !closest {
        let mut picked = BTreeSet::new();
        while picked.len() < size.min(from.len()) {
            picked.insert(from[rng.below(from.len())]);
        }
        return picked.into_iter().collect();
    }
    let first = from[rng.below(from.len())];
    let words_of = |s: usize| {
        set.stories[s].iter().flat_map(|&i| set.words[i].iter().copied()).collect::<BTreeSet<u32>>()
    };
    let own = words_of(first);
    let compared: BTreeSet<usize> = (0..from.len().min(MAX_COMPARED))
        .map(|_| from[rng.below(from.len())])
        .filter(|&s| s != first)
        .collect();
    let mut near: Vec<(f64, usize)> = compared
        .into_iter()
        .map(|s| {
            let words = words_of(s);
            let shared = words.intersection(&own).count() as f64;
            (shared / (words.len() + own.len()) as f64, s)
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    std::iter::once(first).chain(near.into_iter().map(|n| n.1)).take(size).collect()
}

/// Draws drops of a set from the stories for which `admit` holds; with `whole` also one of all of
/// them, with and without dates. The labelled data is English and what people have is not: two
/// drops in five come a second time as if in an unknown language.
pub fn draw_drops(set: &Set, admit: impl Fn(usize) -> bool, seed: u64, whole: bool) -> Vec<StoryDrop<'_>> {
    let all: Vec<usize> = (0..set.stories.len()).filter(|&s| admit(s)).collect();
    let of_several: Vec<usize> = all.iter().copied().filter(|&s| set.stories[s].len() > 1).collect();
    let mut rng = Rng(seed);
    let mut out = Vec::new();
    let mut push = |stories: &[usize], view, size| {
        let mut articles: Vec<usize> = stories.iter().flat_map(|&s| set.stories[s].iter().copied()).collect();
        articles.sort_unstable();
        out.push(StoryDrop { set, articles, view, size });
    };
    for (size, count) in SIZES {
        for n in 0..count {
            let from = if n % 3 == 2 { &all } else { &of_several };
            let stories = draw(set, from, size, n % 2 == 1, &mut rng);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A set of stories of `sizes` articles; all articles of a story have its words.
    fn made_set(sizes: &[usize], words: &[&[u32]]) -> Set {
        let mut set = Set {
            name: "made",
            articles: Vec::new(),
            words: Vec::new(),
            stories: Vec::new(),
            story: Vec::new(),
        };
        for (story, (size, words)) in sizes.iter().zip(words.iter().cycle()).enumerate() {
            set.stories.push((set.story.len()..set.story.len() + size).collect());
            set.story.extend(std::iter::repeat_n(story, *size));
            set.words.extend(std::iter::repeat_n(words.to_vec(), *size));
        }
        set
    }

    #[test]
    fn the_closest_stories_share_words() {
        let set = made_set(&[2; 12], &[&[1, 2, 3], &[7, 8, 9]]);
        let from: Vec<usize> = (0..12).collect();
        // A sample that holds no story with the same words is possible, and rare.
        let alike = (0..40).filter(|seed| {
            let picked = draw(&set, &from, 2, true, &mut Rng(*seed));
            picked.len() == 2 && picked[0] % 2 == picked[1] % 2
        });
        assert!(alike.count() >= 38);
    }

    #[test]
    fn drops_are_whole_stories_of_those_admitted() {
        let set = made_set(&[1, 2, 3].repeat(5), &[&[1], &[2]]);
        let admit = |s: usize| s.is_multiple_of(2);
        let drops = draw_drops(&set, admit, 3, true);
        let again = draw_drops(&set, admit, 3, true);
        assert!(drops.iter().map(|d| &d.articles).eq(again.iter().map(|d| &d.articles)));
        for drop in &drops {
            let stories: BTreeSet<usize> = drop.articles.iter().map(|&a| set.story[a]).collect();
            assert!(stories.iter().all(|&s| admit(s)) && stories.len() <= drop.size);
            let whole: usize = stories.iter().map(|&s| set.stories[s].len()).sum();
            assert_eq!(drop.articles.len(), whole);
        }
        let (undated, unknown) =
            (drops.iter().any(|d| !d.view.dated), drops.iter().any(|d| !d.view.language));
        assert!(undated && unknown);
        assert_eq!(drops.iter().filter(|d| d.size == 8).count(), 2, "the whole set twice");
    }

    #[test]
    fn folds_are_about_even() {
        let mut counts = [0usize; FOLDS];
        (0..3000).for_each(|story| counts[fold(story)] += 1);
        assert!(counts.iter().all(|n| (900..1100).contains(n)), "{counts:?}");
    }
}
