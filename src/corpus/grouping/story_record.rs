//! The record of a story: headline, outlets, dates, key terms, and why each article is in it.
//!
//! In: the units of a story and their terms. A unit is an article together with its copies; the keeper
//! stands for it. Out: a [`Story`].

use crate::copies::set::CopyMember;
use crate::corpus::grouping::item::{Item, copies_id};
use crate::parse::date::civil::of_iso;
use crate::story::cohesion::Cohesion;
use crate::story::key_terms::key_terms;
use crate::story::pair_score::probability;
use crate::story::shared_terms::SharedTerms;
use crate::story::terms::{DatedTerms, Term};
use crate::text::tokenizer::{HASH, each_coded_word};
use crate::types::article_head::ArticleHead;
use crate::types::grouping::{Story, StoryMember};
use crate::util::hash::PrehashedMap;
use crate::util::order::{ordered_set, sort};

/// Words of each article that are searched for the written form of a term.
const MAX_WORDS: usize = 300;

/// Gives the terms of units.
pub(crate) type UnitTerms<'v> = &'v dyn Fn(u32) -> Option<DatedTerms<'v>>;

/// The record of the story with these units. `members` gives the copies of a unit, the keeper among them,
/// or none.
pub(crate) fn story_record<'m>(
    story: &[u32],
    cohesion: &Cohesion,
    terms_of: UnitTerms<'_>,
    units: &[Item<'_>],
    members: impl Fn(u32) -> &'m [CopyMember],
    items: &[Item<'_>],
) -> Story {
    let item = |u: u32| units.get(u as usize);
    let central = cohesion.central(story, |u| item(u).and_then(|i| i.print.day));
    let mut copies = Vec::new();
    let mut everyone: Vec<&ArticleHead> = Vec::new();
    for &u in story {
        let set = members(u);
        if let (false, Some(keeper)) = (set.is_empty(), item(u)) {
            copies.push(copies_id(keeper.id));
            everyone.extend(set.iter().filter_map(|c| items.get(c.item as usize)).map(|i| i.article));
        } else {
            everyone.extend(item(u).map(|i| i.article));
        }
    }
    let sources = ordered_set(everyone.iter().filter_map(|a| a.source.as_deref()));
    let iso = |a: &&ArticleHead| a.published.as_ref().and_then(|p| p.iso.clone());
    let mut dates: Vec<(i32, String)> =
        everyone.iter().filter_map(iso).filter_map(|iso| Some((of_iso(&iso)?, iso))).collect();
    sort(&mut dates);
    let articles: Vec<String> = story.iter().filter_map(|&u| item(u)).map(|i| i.id.to_owned()).collect();
    let titled = |u: u32| item(u).and_then(|i| i.article.title.clone());
    Story {
        id: format!("story:{}", articles.first().cloned().unwrap_or_default()),
        title: central.and_then(titled).or_else(|| story.iter().find_map(|&u| titled(u))).unwrap_or_default(),
        articles,
        members: story_members(story, cohesion, terms_of, units),
        copies,
        sources: sources.into_iter().map(str::to_owned).collect(),
        first: dates.first().map(|d| d.1.clone()),
        last: dates.last().map(|d| d.1.clone()),
        terms: terms(story, terms_of, units),
    }
}

/// Writes the scores of the members of a record that was taken over: they move with all other articles.
pub(crate) fn set_scores(record: &mut Story, story: &[u32], cohesion: &Cohesion) {
    let closest =
        story.iter().filter_map(|&u| cohesion.closest(u).or_else(|| cohesion.first_other(u, story)));
    record.members.iter_mut().zip(closest).for_each(|(m, closest)| m.score = probability(closest.score));
}

/// Why each unit is in its story.
fn story_members(
    story: &[u32],
    cohesion: &Cohesion,
    terms_of: UnitTerms<'_>,
    units: &[Item<'_>],
) -> Vec<StoryMember> {
    let item = |u: u32| units.get(u as usize);
    let member = |&u: &u32| {
        let closest = cohesion.closest(u).or_else(|| cohesion.first_other(u, story))?;
        Some(StoryMember {
            article: item(u)?.id.to_owned(),
            with: item(closest.with)?.id.to_owned(),
            score: probability(closest.score),
            said: closest.by_person,
            shared: SharedTerms::new(terms_of(u)?, terms_of(closest.with)?).as_written(&item(u)?.open()?),
        })
    };
    story.iter().filter_map(member).collect()
}

/// The strongest terms, as the articles write them.
fn terms(story: &[u32], terms_of: UnitTerms<'_>, units: &[Item<'_>]) -> Vec<String> {
    let terms: Vec<&[Term]> = story.iter().filter_map(|&u| Some(terms_of(u)?.terms)).collect();
    let best = key_terms(&terms);
    let written = written(best.iter().copied(), story.iter().filter_map(|&u| units.get(u as usize)));
    best.iter().filter_map(|id| written.get(id).cloned()).collect()
}

/// How the articles write some words. The form of a text goes before that of a title, which may be all
/// capitals.
fn written<'a>(
    ids: impl Iterator<Item = u32>,
    articles: impl Iterator<Item = &'a Item<'a>>,
) -> PrehashedMap<u32, String> {
    let mut open: Vec<u32> = ids.collect();
    sort(&mut open);
    open.dedup();
    let mut out = PrehashedMap::default();
    let mut titles: PrehashedMap<u32, String> = PrehashedMap::default();
    for item in articles {
        // The text is read up to the last of the words only.
        let position = |id: &u32| item.print.body.iter().take(MAX_WORDS).position(|c| c & HASH == *id);
        let mut words_left = open.iter().filter_map(position).max().map_or(0, |last| last + 1);
        let title = item.article.title.iter().map(String::as_str);
        let text = if words_left == 0 { None } else { item.open() };
        let texts = text.iter().flat_map(|a| &a.paragraphs).map(|p| p.text.as_str());
        for (text, is_title) in title.map(|t| (t, true)).chain(texts.map(|t| (t, false))) {
            if open.is_empty() || (words_left == 0 && !is_title) {
                break;
            }
            let mut count = 0;
            each_coded_word(text, |w| {
                count += 1;
                let id = w.code & HASH;
                let Ok(place) = open.binary_search(&id) else { return };
                let form = text.get(w.start..w.end).unwrap_or_default().to_owned();
                if is_title {
                    titles.entry(id).or_insert(form);
                } else {
                    open.remove(place);
                    out.insert(id, form);
                }
            });
            words_left = words_left.saturating_sub(if is_title { 0 } else { count });
        }
    }
    for id in open {
        if let Some(form) = titles.remove(&id) {
            out.insert(id, form);
        }
    }
    out
}
