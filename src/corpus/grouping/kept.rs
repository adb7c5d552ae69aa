//! What is kept between groupings of a corpus, so that the next one computes only what is new.
//!
//! In: the records of a grouping with what they were made of. Out: the record of a story that is made of the same.
//! The result of a grouping never depends on what is kept.

use crate::copies::known_pairs::KeptOverlaps;
use crate::copies::set::CopyMember;
use crate::corpus::grouping::item::Item;
use crate::story::cohesion::Cohesion;
use crate::story::idf::MIN_ARTICLES_BY_STEPS;
use crate::story::kept::KeptStories;
use crate::text::tokenizer::mix;
use crate::types::grouping::Story;
use crate::util::hash::PrehashedMap;

/// The parts of a grouping that the next one may take over.
#[derive(Clone, Debug)]
pub(crate) struct KeptGrouping {
    /// Units from which stories are kept; fewer are grouped as a whole.
    pub min_units: usize,
    pub overlaps: KeptOverlaps,
    pub stories: KeptStories,
    pub records: KeptRecords,
}

impl Default for KeptGrouping {
    fn default() -> Self {
        KeptGrouping {
            min_units: MIN_ARTICLES_BY_STEPS,
            overlaps: KeptOverlaps::default(),
            stories: KeptStories::default(),
            records: KeptRecords::default(),
        }
    }
}

/// All that the record of a story is made of, ids apart, as numbers.
pub(crate) type Inputs = Vec<u64>;

/// Records of stories by what they are made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptRecords(PrehashedMap<u64, (Inputs, Story)>);

impl KeptRecords {
    /// Keeps these stories. Those without inputs are not kept.
    pub fn put(&mut self, stories: Vec<Story>, inputs: Vec<Inputs>) {
        let with_inputs = inputs.into_iter().zip(stories).filter(|(inputs, _)| !inputs.is_empty());
        self.0 = with_inputs.map(|(inputs, story)| (hash(&inputs), (inputs, story))).collect();
    }

    /// Takes the record of a story that was made of the same and has these articles.
    pub fn take<'i>(&mut self, inputs: &Inputs, ids: impl Iterator<Item = &'i str>) -> Option<Story> {
        let key = hash(inputs);
        let known = self.0.get(&key).is_some_and(|(known, _)| known == inputs);
        let (_, story) = if known { self.0.remove(&key)? } else { return None };
        ids.eq(story.articles.iter().map(String::as_str)).then_some(story)
    }
}

fn hash(inputs: &Inputs) -> u64 {
    inputs.iter().fold(inputs.len() as u64, |hash, n| mix(hash ^ n))
}

/// What the record of a story is made of, apart from the scores of its members, which `set_scores` writes anew. `stamps` are the serial numbers of the units' weights.
pub(crate) fn inputs<'m>(
    story: &[u32],
    cohesion: &Cohesion,
    stamps: &[u64],
    units: &[Item<'_>],
    members: impl Fn(u32) -> &'m [CopyMember],
    items: &[Item<'_>],
) -> Inputs {
    let item = |u: u32| units.get(u as usize);
    let serial = |u: u32| item(u).map_or(u64::MAX, |i| i.serial);
    let mut out = vec![story.len() as u64];
    for &u in story {
        let set = members(u);
        out.extend([serial(u), stamps.get(u as usize).copied().unwrap_or(u64::MAX), set.len() as u64]);
        out.extend(set.iter().filter_map(|c| items.get(c.item as usize)).map(|i| i.serial));
        let closest = cohesion.closest(u);
        out.extend(closest.iter().flat_map(|c| [serial(c.with), u64::from(c.by_person)]));
        out.push(u64::from(closest.is_some()));
    }
    out.push(cohesion.central(story, |u| item(u).and_then(|i| i.print.day)).map_or(u64::MAX, serial));
    out
}
