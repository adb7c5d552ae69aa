//! Notices that one outlet writes by a form: the same sentences about other people, places and days. Each is
//! a story of its own, together with a report of another outlet about the same event. Some are dated, some
//! not, some attached to another.

mod form;
mod made;

use form::{Form, Notice};
use made::Random;
use std::collections::BTreeMap;
use std::path::Path;
use storysift::{CleanArticle, Corpus, Options};

/// Where more than one event of four shares a story with another: nouns that look like names, as in
/// German, and names that look like other words; and a court's own names in every notice of it.
const MIXED: [&str; 4] = ["bilanzen", "courts", "einsaetze", "yujing"];
/// Where more than one event of five is torn: letters without capitals and hardly a word in common.
const TORN: [&str; 2] = ["bilanzen", "yujing"];

/// What became of some drops of one form.
#[derive(Debug, Default)]
struct Outcome {
    events: usize,
    /// Notices in a story with one of another event.
    strangers: usize,
    /// Most events in one story.
    largest: usize,
    /// Events told by two outlets, and those of them that were torn.
    told: usize,
    torn: usize,
}

/// The files of a drop: pages as they are saved, of which every fourth has another article glued
/// on behind it, or articles that are clean.
fn corpus(notices: &[Notice], pages: bool) -> Corpus {
    let mut corpus = Corpus::new(Options::default());
    let mut rest = notices.iter().enumerate();
    while let Some((n, notice)) = rest.next() {
        let name = format!("{n:02}.txt");
        let Notice { title, outlet, date, text, .. } = notice;
        if !pages {
            let (title, published) = (Some(title.clone()), date.clone());
            let source = Some(outlet.clone());
            corpus.add_clean(
                CleanArticle::new(name, text.join("\n"))
                    .with_title(title)
                    .with_published(published)
                    .with_source(source),
            );
            continue;
        }
        let date = date.as_ref().map_or_else(String::new, |d| format!("{d}\n"));
        let mut page =
            format!("Skip to content\nHome\nNews\n\n{title}\n{outlet}\n{date}\n{}\n", text.join("\n\n"));
        if n % 4 == 3
            && let Some((_, Notice { title, outlet, text, .. })) = rest.next()
        {
            page +=
                &format!("\nRelated Articles\n\n{outlet}\n4 hours ago\n{title}\n\n{}\n", text.join("\n\n"));
        }
        corpus.add(&name, (page + "\nPrivacy Policy\nTerms of Use\n").as_bytes());
    }
    corpus
}

/// The notice that an article is.
fn known(notices: &[Notice], paragraphs: &[String]) -> Option<usize> {
    let shared = |n: &Notice| n.text.iter().filter(|p| paragraphs.contains(p)).count();
    (0..notices.len()).filter(|&i| shared(&notices[i]) > 0).max_by_key(|&i| (shared(&notices[i]), i))
}

fn judge(notices: &[Notice], corpus: &mut Corpus, outcome: &mut Outcome) {
    let stories = corpus.stories().to_vec();
    let copies = corpus.copies().to_vec();
    let articles: BTreeMap<String, Vec<String>> = corpus
        .articles()
        .into_iter()
        .map(|(id, a)| (id, a.paragraphs.iter().map(|p| p.text.clone()).collect()))
        .collect();
    let mut homes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (s, story) in stories.iter().enumerate() {
        let copied = |id: &String| {
            let set = copies.iter().find(|c| c.keeper == *id);
            set.map_or_else(|| vec![id.clone()], |c| c.members.iter().map(|m| m.article.clone()).collect())
        };
        let mut events: Vec<usize> = story
            .articles
            .iter()
            .flat_map(copied)
            .filter_map(|id| known(notices, articles.get(&id)?))
            .map(|n| notices[n].event)
            .collect();
        events.iter().for_each(|e| homes.entry(*e).or_default().push(s));
        events.sort_unstable();
        events.dedup();
        outcome.largest = outcome.largest.max(events.len());
        outcome.strangers += if events.len() > 1 { events.len() } else { 0 };
    }
    outcome.events += homes.len();
    for homes in homes.values().filter(|h| h.len() > 1) {
        outcome.told += 1;
        outcome.torn += usize::from(homes.iter().any(|h| *h != homes[0]));
    }
}

/// Drops of many sizes by one form. Of every third event another outlet writes too.
fn outcome(form: &Form, dated: u8) -> Outcome {
    let mut outcome = Outcome::default();
    for (seed, events) in [(1, 4), (2, 8), (3, 16), (4, 30), (5, 48)] {
        let mut random = Random(seed);
        let mut notices = Vec::new();
        for event in 0..events {
            let told = form.event(event, event % 3 == 1, &mut random);
            notices.extend(told.into_iter().map(|n| match dated {
                0 => Notice { date: None, ..n },
                1 if random.below(3) == 0 => Notice { date: None, ..n },
                _ => n,
            }));
        }
        judge(&notices, &mut corpus(&notices, form.language == "en"), &mut outcome);
    }
    outcome
}

/// The files in `tests/forms`.
fn forms() -> Vec<(String, Form)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/forms");
    let files = std::fs::read_dir(folder).expect("the folder").map(|e| e.expect("readable").path());
    let name = |path: &Path| path.file_stem().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
    let read = |path: &Path| Form::read(&std::fs::read_to_string(path).expect("readable"));
    let mut forms: Vec<_> = files.map(|path| (name(&path), read(&path))).collect();
    forms.sort_by(|a, b| a.0.cmp(&b.0));
    forms
}

#[test]
fn what_one_form_tells_of_others_is_no_story() {
    let mut wrong = Vec::new();
    for (name, form) in forms() {
        for (dated, kind) in ["undated", "some dated", "dated"].iter().enumerate() {
            let found = outcome(&form, dated as u8);
            println!("{name:15} {kind:10} {found:?}");
            let most = if MIXED.contains(&name.as_str()) { 0.85 } else { 0.25 };
            let torn = found.torn * 5 > found.told && !TORN.contains(&name.as_str());
            if found.largest > 6 || found.strangers as f64 > most * found.events as f64 || torn {
                wrong.push(format!("{name} {kind}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The same report later in the day, with other numbers in three places.
fn update(notice: &Notice) -> Notice {
    let mut left = 3;
    let mut line = |text: &String| {
        let mut out = String::new();
        for part in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
            let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
            match digits.parse::<u32>() {
                Ok(number) if left > 0 => {
                    left -= 1;
                    out += &format!("{}{}", number + 3, &part[digits.len()..]);
                }
                _ => out += part,
            }
        }
        out
    };
    Notice { text: notice.text.iter().map(&mut line).collect(), ..notice.clone() }
}

#[test]
fn an_update_with_other_numbers_stays_with_its_report() {
    for (name, form) in forms() {
        let mut random = Random(9);
        let notices: Vec<Notice> = (0..8).flat_map(|event| form.event(event, false, &mut random)).collect();
        let mut corpus = Corpus::new(Options::default());
        for (n, notice) in notices.iter().enumerate() {
            for (which, Notice { title, outlet, date, text, .. }) in
                [("a", notice.clone()), ("b", update(notice))]
            {
                let (title, text, source) = (Some(title), text.join("\n"), Some(outlet));
                corpus.add_clean(
                    CleanArticle::new(format!("{n}{which}"), text)
                        .with_title(title)
                        .with_published(date)
                        .with_source(source),
                );
            }
        }
        let copies = corpus.copies().to_vec();
        let stories = corpus.stories().to_vec();
        let keeper = |id: String| {
            let set = copies.iter().find(|c| c.members.iter().any(|m| m.article == id));
            set.map_or(id, |c| c.keeper.clone())
        };
        let story = |id: String| {
            let id = keeper(id);
            stories.iter().position(|s| s.articles.contains(&id))
        };
        let torn: Vec<usize> =
            (0..8).filter(|n| story(format!("{n}a#0")) != story(format!("{n}b#0"))).collect();
        assert!(torn.is_empty(), "{name}: {torn:?}");
    }
}
