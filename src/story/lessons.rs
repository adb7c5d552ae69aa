//! What the trainer of the pair score needs to see: drops of clean articles as the score
//! sees them, and what a score makes of them. Not part of the public interface.

pub use super::background::write as write_background;
pub use super::features::FEATURES;
pub use super::score::LEVELS;

use super::score::{Model, Scorer};
use super::{Bounds, Scene, judge, linkage, most};
use crate::corpus::cleaned_of;
use crate::fingerprint::Fingerprint;
use crate::fingerprint::words::{HASH, codes};
use crate::{CleanArticle, copies};

/// An article as comparing sees it.
#[derive(Clone)]
pub struct Known(Fingerprint);

/// Reads an article once.
pub fn known(article: CleanArticle) -> Known {
    let cleaned = cleaned_of(article);
    Known(cleaned.articles.first().map(Fingerprint::of).unwrap_or_default())
}

/// The distinct words of a text, hashed as the background table wants them.
pub fn words(text: &str) -> Vec<u32> {
    let mut out: Vec<u32> = codes(text).into_iter().map(|c| c & HASH).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// A pair of articles that might tell one story.
pub struct Pair {
    /// The units of the pair.
    pub units: (u32, u32),
    /// What the score sees.
    pub features: [f32; FEATURES],
    /// The most that any score may say.
    pub most: f32,
}

/// A drop, ready to be scored.
pub struct Lesson {
    /// The unit (an article with its copies) of each article.
    pub unit: Vec<u32>,
    /// Number of units.
    pub units: usize,
    /// The pairs of units worth a score.
    pub pairs: Vec<Pair>,
}

/// Makes a drop of articles; `dated` is whether their dates are known.
pub fn lesson(articles: &[&Known], dated: bool) -> Lesson {
    let prints: Vec<Fingerprint> =
        articles.iter().map(|k| Fingerprint { day: k.0.day.filter(|_| dated), ..k.0.clone() }).collect();
    let prints: Vec<&Fingerprint> = prints.iter().collect();
    let found = copies::sets(&prints, None, &copies::Said::default(), usize::MAX);
    let mut keeper: Vec<u32> = (0..prints.len() as u32).collect();
    for set in &found.sets {
        set.iter().for_each(|c| keeper[c.item as usize] = set[0].item);
    }
    let keepers: Vec<u32> = (0..prints.len() as u32).filter(|&i| keeper[i as usize] == i).collect();
    let unit = keeper.iter().map(|k| keepers.binary_search(k).unwrap_or(0) as u32).collect();
    let kept: Vec<&Fingerprint> = keepers.iter().map(|&i| prints[i as usize]).collect();
    let scene = Scene::new(&kept);
    let bounds =
        Bounds { places: (0..keepers.len() as u32).map(|i| (i, false)).collect(), ..Bounds::default() };
    let mut pairs = Vec::new();
    scene.each(&bounds, |a, b, s, features| {
        pairs.push(Pair { units: (a, b), features: *features, most: most(s) });
    });
    Lesson { unit, units: keepers.len(), pairs }
}

/// Groups the articles of a drop by a model (the bytes of its file): the story of each.
pub fn grouped(lesson: &Lesson, model: &[u8], bar: f32) -> Vec<u32> {
    let model = Model::read(model);
    let mut scorer = Scorer::new(&model);
    lesson.pairs.iter().for_each(|p| scorer.push(&p.features));
    let scored = judge(scorer.finish().into_iter().zip(lesson.pairs.iter().map(|p| p.most)).collect());
    let scores: Vec<(u32, u32, f32)> =
        lesson.pairs.iter().zip(scored).map(|(p, s)| (p.units.0, p.units.1, s)).collect();
    let stories = linkage::group(lesson.units, &scores, &[], &[], bar);
    let mut of = vec![0; lesson.units];
    for (s, members) in stories.iter().enumerate() {
        members.iter().for_each(|&u| of[u as usize] = s as u32);
    }
    lesson.unit.iter().map(|&u| of[u as usize]).collect()
}
