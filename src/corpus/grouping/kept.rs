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

/// What the record of a story is made of, ids and the weights of words apart, as hashes of serial numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Inputs {
    /// Two hashes of all but the scores; both 0 where nothing is kept.
    made_of: (u64, u64),
    /// Of the scores of the members.
    scores: u64,
}

/// Records of stories by what they are made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptRecords {
    stories: Vec<(Inputs, Option<Story>)>,
    /// Where the stories with these inputs are, by the first hash.
    places: PrehashedMap<u64, u32>,
}

impl KeptRecords {
    /// Keeps these stories. Those without inputs are not kept.
    pub fn put(&mut self, stories: Vec<Story>, inputs: Vec<Inputs>) {
        let known = inputs.into_iter().zip(stories.into_iter().map(Some));
        self.stories = known.filter(|s| s.0 != Inputs::default()).collect();
        self.places = self.stories.iter().map(|s| s.0.made_of.0).zip(0..).collect();
    }

    /// Takes the record of a story that was made of the same and has these articles; with it, whether its scores are
    /// others.
    pub fn take<'i>(&mut self, inputs: &Inputs, ids: impl Iterator<Item = &'i str>) -> Option<(Story, bool)> {
        let (known, story) = self.stories.get_mut(*self.places.get(&inputs.made_of.0)? as usize)?;
        let articles = story.as_ref()?.articles.iter().map(String::as_str);
        let is_same = known.made_of == inputs.made_of && ids.eq(articles);
        Some((story.take_if(|_| is_same)?, known.scores != inputs.scores))
    }
}

/// What the record of a story is made of.
pub(crate) fn inputs<'m>(
    story: &[u32],
    cohesion: &Cohesion,
    units: &[Item<'_>],
    members: impl Fn(u32) -> &'m [CopyMember],
    items: &[Item<'_>],
) -> Inputs {
    let item = |u: u32| units.get(u as usize);
    let serial = |u: u32| item(u).map_or(u64::MAX, |i| i.serial);
    let mut out = Inputs { made_of: (story.len() as u64, !(story.len() as u64)), scores: 0 };
    let mut add = |n: u64| out.made_of = (mix(out.made_of.0 ^ n), mix(out.made_of.1.wrapping_add(n)));
    for &u in story {
        let set = members(u);
        [serial(u), set.len() as u64].into_iter().for_each(&mut add);
        set.iter().filter_map(|c| items.get(c.item as usize)).for_each(|i| add(i.serial));
        let closest = cohesion.closest(u);
        add(closest.map_or(u64::MAX, |c| serial(c.with)));
        add(closest.map_or(2, |c| u64::from(c.by_person)));
        out.scores = mix(out.scores ^ closest.map_or(u64::MAX, |c| c.score.to_bits().into()));
    }
    add(cohesion.central(story, |u| item(u).and_then(|i| i.print.day)).map_or(u64::MAX, serial));
    out
}
