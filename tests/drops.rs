//! Whole corpora: the result does not depend on order and batches of the files, decisions hold after more
//! files come, and files that are costly to compare stay within a time limit and are reported.

mod made;

use made::{Made, Random};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use storysift::{ArticleRef, CleanArticle, Cleaned, Code, Corpus, Decision, Limits, Options, clean};

/// A small drop with copies of all kinds, glued articles, a line that recurs and files of one
/// name. Some come clean.
fn world(seed: u64) -> Vec<Input> {
    let mut random = Random(seed);
    let wire: Vec<Made> = (0..4).map(|_| made::article(&mut random, 5)).collect();
    let mut files = Vec::new();
    for n in 0..9 {
        let lead = &wire[n % 3];
        let glued: Vec<Made> = (0..random.below(2)).map(|_| random.pick(&wire).clone()).collect();
        let page = made::page(&mut random, lead, &glued) + "Seven Valleys Reading Club";
        let name = if n < 2 { "page.txt".to_owned() } else { format!("page-{n}.txt") };
        files.push(Input::Page(Box::new(clean(&name, page.as_bytes()))));
    }
    let plain = |first: &Made, second: &Made| {
        format!("{}\n\n{}\n\n{}\n", first.title, first.paragraphs.join("\n\n"), made::clean_text(second))
    };
    let hosts = [(&wire[3], &wire[0]), (&wire[1], &wire[2])];
    for (n, (host, guest)) in hosts.into_iter().enumerate() {
        let name = format!("host-{n}.txt");
        files.push(Input::Page(Box::new(clean(&name, plain(host, guest).as_bytes()))));
    }
    for n in 0..6 {
        let made = random.pick(&wire).clone();
        let from = random.below(2);
        files.push(Input::Given(
            CleanArticle::new(format!("given-{n}.txt"), made.paragraphs[from..].join("\n"))
                .with_title(made.title)
                .with_published(format!("2025-03-{:02}", 1 + random.below(9)))
                .with_source(made::name(&mut random)),
        ));
    }
    files
}

/// A file that was read already, or an article that is clean.
#[derive(Clone)]
enum Input {
    Page(Box<Cleaned>),
    Given(CleanArticle),
}

fn take(corpus: &mut Corpus, input: &Input) {
    match input {
        Input::Page(cleaned) => corpus.insert((**cleaned).clone()),
        Input::Given(article) => corpus.add_clean(article.clone()),
    };
}

fn shuffled<T: Clone>(items: &[T], random: &mut Random) -> Vec<T> {
    let mut items = items.to_vec();
    for i in (1..items.len()).rev() {
        items.swap(i, random.below(i + 1));
    }
    items
}

/// Everything that a drop gives.
fn outcome(corpus: &mut Corpus) -> String {
    let pages: Vec<String> = corpus.pages().map(|(id, page)| format!("{id} {page:?}")).collect();
    let (copies, stories) = (corpus.copies().to_vec(), corpus.stories().to_vec());
    format!("{pages:?}\n{copies:?}\n{stories:?}\n{:?}", corpus.problems())
}

#[test]
fn any_order_and_any_batches_give_the_same() {
    let mut random = Random(1);
    for seed in 0..4 {
        let files = world(seed);
        let mut all = Corpus::new(Options::default());
        files.iter().for_each(|f| take(&mut all, f));
        let expected = outcome(&mut all);
        assert!(all.copies().len() > 1 && all.stories().len() > 1, "there is something to compare");
        for _ in 0..60 {
            let mut corpus = Corpus::new(Options::default());
            let mut left = &shuffled(&files, &mut random)[..];
            while !left.is_empty() {
                let (batch, rest) = left.split_at(1 + random.below(left.len()));
                batch.iter().for_each(|f| take(&mut corpus, f));
                match random.below(3) {
                    0 => drop(corpus.stories()),
                    1 => drop(corpus.pages().count()),
                    _ => {}
                }
                left = rest;
            }
            assert_eq!(outcome(&mut corpus), expected, "seed {seed}");
        }
    }
}

/// The set of copies and the story of each article.
fn groups(corpus: &mut Corpus) -> BTreeMap<String, (String, String)> {
    let mut out: BTreeMap<String, (String, String)> = BTreeMap::new();
    for story in corpus.stories().to_vec() {
        for id in story.articles {
            out.insert(id.clone(), (id, story.id.clone()));
        }
    }
    for set in corpus.copies().to_vec() {
        let keeper = out.get(&set.keeper).cloned().expect("a keeper is in a story");
        for member in set.members {
            out.insert(member.article, keeper.clone());
        }
    }
    out
}

/// What the last word on each pair forbids: to be copies, to be of one story.
#[derive(Default)]
struct Word {
    copies: BTreeMap<(String, String), bool>,
    stories: BTreeMap<(String, String), bool>,
}

impl Word {
    fn of(decisions: &[Decision]) -> Self {
        let mut word = Word::default();
        for decision in decisions {
            let (Decision::Same { a, b }
            | Decision::Different { a, b }
            | Decision::Copies { a, b }
            | Decision::NotCopies { a, b }) = decision
            else {
                continue;
            };
            let pair = (a.id.clone().min(b.id.clone()), a.id.clone().max(b.id.clone()));
            match decision {
                Decision::Different { .. } => {
                    word.copies.insert(pair.clone(), false);
                    word.stories.insert(pair, false);
                }
                Decision::NotCopies { .. } => drop(word.copies.insert(pair, false)),
                Decision::Copies { .. } => {
                    word.stories.remove(&pair);
                    word.copies.insert(pair, true);
                }
                _ => {
                    if word.stories.insert(pair.clone(), true) == Some(false) {
                        word.copies.remove(&pair);
                    }
                }
            }
        }
        word
    }

    fn holds(&self, groups: &BTreeMap<String, (String, String)>) {
        let of = |pair: &(String, String)| (groups[&pair.0].clone(), groups[&pair.1].clone());
        for (pair, _) in self.copies.iter().filter(|(_, same)| !**same) {
            let (a, b) = of(pair);
            assert_ne!(a.0, b.0, "{pair:?} were parted and are copies");
        }
        for (pair, _) in self.stories.iter().filter(|(_, same)| !**same) {
            let (a, b) = of(pair);
            assert_ne!(a.1, b.1, "{pair:?} were parted and are of one story");
        }
    }
}

fn anything(corpus: &mut Corpus, random: &mut Random) -> Decision {
    let ids: Vec<String> = corpus.articles().into_iter().map(|(id, _)| id).collect();
    let at = random.below(ids.len());
    let other = (at + 1 + random.below(ids.len() - 1)) % ids.len();
    let named = |i: usize| ArticleRef { id: ids[i].clone(), hash: String::new() };
    let (a, b) = (named(at), named(other));
    match random.below(9) {
        0 => Decision::Same { a, b },
        1..4 => Decision::Different { a, b },
        4 => Decision::Copies { a, b },
        5..8 => Decision::NotCopies { a, b },
        _ => Decision::Keeper { article: a },
    }
}

#[test]
fn decisions_hold_when_more_comes_and_on_another_drop() {
    let mut random = Random(5);
    for seed in 0..30 {
        let files = shuffled(&world(seed % 5), &mut random);
        let mut corpus = Corpus::new(Options::default());
        let mut left = &files[..];
        let (first, rest) = left.split_at(4);
        first.iter().for_each(|f| take(&mut corpus, f));
        left = rest;
        loop {
            for _ in 0..3 {
                let decision = anything(&mut corpus, &mut random);
                corpus.apply(decision).expect("it names what is here");
                if random.below(6) == 0 {
                    assert!(corpus.undo());
                }
            }
            let said = corpus.decisions();
            Word::of(&said).holds(&groups(&mut corpus));
            if left.is_empty() {
                break;
            }
            let (batch, rest) = left.split_at(1 + random.below(left.len()));
            batch.iter().for_each(|f| take(&mut corpus, f));
            left = rest;
            let said = corpus.decisions();
            Word::of(&said).holds(&groups(&mut corpus));
        }
        // The same files on another day, in another order, with the decisions from a file.
        let file = serde_json::to_string(&corpus.decisions()).expect("decisions are JSON");
        let mut again = Corpus::new(Options::default());
        again.replay(serde_json::from_str::<Vec<Decision>>(&file).expect("and are read again"));
        for batch in shuffled(&files, &mut random).chunks(5) {
            batch.iter().for_each(|f| take(&mut again, f));
            again.stories();
        }
        assert_eq!(groups(&mut again), groups(&mut corpus), "seed {seed}");
        assert_eq!(serde_json::to_string(&again.decisions()).expect("JSON"), file, "seed {seed}");
    }
}

#[test]
fn a_third_copy_never_joins_what_was_parted() {
    let mut random = Random(8);
    let made = made::article(&mut random, 6);
    let text = made::clean_text(&made);
    let (a, b) = ("a.txt#0", "b.txt#0");
    let named = |id: &str| ArticleRef { id: id.into(), hash: String::new() };
    let mut corpus = Corpus::new(Options::default());
    corpus.add("a.txt", text.as_bytes());
    corpus.add("b.txt", format!("{text}\nAnd more.").as_bytes());
    assert_eq!(corpus.copies().len(), 1);
    corpus.apply(Decision::Different { a: named(a), b: named(b) }).expect("both are here");
    for n in 0..12 {
        corpus.add(&format!("c-{n}.txt"), format!("{text}\nIt is version {n}.").as_bytes());
        let groups = groups(&mut corpus);
        assert_ne!(groups[a].0, groups[b].0);
        assert_ne!(groups[a].1, groups[b].1);
    }
    // Nor under other names, elsewhere: words tell which article is meant.
    let decisions = corpus.decisions();
    let mut other = Corpus::new(Options::default());
    other.replay(decisions);
    other.add("x.txt", text.as_bytes());
    other.add("y.txt", format!("{text}\nAnd more.").as_bytes());
    other.add("z.txt", format!("{text}\nIt is a version.").as_bytes());
    let groups = groups(&mut other);
    assert_ne!(groups["x.txt#0"].1, groups["y.txt#0"].1);
}

#[test]
fn what_was_put_back_stays_when_more_comes() {
    let mut random = Random(4);
    let made = made::article(&mut random, 5);
    let page = made::page(&mut random, &made, &[]);
    let start = page.find("Privacy Policy").expect("a line of the page");
    let span = (start, start + "Privacy Policy".len());
    let mut corpus = Corpus::new(Options::default());
    let document = corpus.add("page.txt", page.as_bytes()).expect("it is new");
    corpus.apply(Decision::Restore { document, start: span.0, end: span.1 }).expect("it is text");
    for n in 0..5 {
        let other = made::article(&mut random, 5);
        corpus.add(&format!("other-{n}.txt"), made::page(&mut random, &other, &[]).as_bytes());
        // A second file of the name: the first goes by another id from now on.
        if n == 2 {
            corpus.add("page.txt", made::clean_text(&other).as_bytes());
        }
        let back = corpus.articles().into_iter().filter(|(_, a)| a.text().contains("Privacy Policy")).count();
        assert_eq!(back, 1);
    }
}

/// Runs work that must not take long even on a slow machine.
fn soon(work: impl FnOnce()) {
    let start = Instant::now();
    work();
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

fn given(name: String, text: String) -> CleanArticle {
    CleanArticle::new(name, text)
}

#[test]
fn five_thousand_identical_files_are_one_set() {
    soon(|| {
        let text = made::clean_text(&made::article(&mut Random(1), 6));
        let mut corpus = Corpus::new(Options::default());
        (0..5000).for_each(|n| drop(corpus.add_clean(given(format!("{n:04}.txt"), text.clone()))));
        let sizes: Vec<usize> = corpus.copies().iter().map(|s| s.members.len()).collect();
        assert_eq!(sizes, [5000]);
        assert_eq!((corpus.stories().len(), corpus.problems().len()), (1, 0));
    });
}

#[test]
fn a_pile_of_notices_of_one_form_is_compared_in_time() {
    soon(|| {
        let mut random = Random(2);
        let mut corpus = Corpus::new(Options::default());
        for n in 0..2000 {
            let mut number = || 10 + random.below(90);
            let text = format!(
                "The lottery office announced the numbers of draw {n} on Friday evening. They are {}, {}, {}, {} \
                 and {}, and the bonus number is {}. The jackpot stands at {} million crowns. Winners have {} \
                 days to come forward with their tickets at any office of the company in the land.",
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
            );
            corpus.add_clean(given(format!("{n:04}.txt"), text));
        }
        corpus.stories();
        assert!(corpus.problems().is_empty());
        let first = outcome(&mut corpus);
        corpus.tune(0.0);
        assert_eq!(outcome(&mut corpus), first);
    });
}

#[test]
fn a_giant_set_of_copies_is_compared_in_time() {
    soon(|| {
        let mut random = Random(3);
        let base: Vec<String> = (0..120).map(|_| made::name(&mut random)).collect();
        let mut corpus = Corpus::new(Options::default());
        for n in 0..3000 {
            let mut words = base.clone();
            words[random.below(120)] = format!("version{n}");
            corpus.add_clean(given(format!("{n:05}.txt"), words.join(" ")));
        }
        let sizes: usize = corpus.copies().iter().map(|s| s.members.len()).sum();
        assert!(sizes > 2_950, "{sizes}");
        assert!(corpus.problems().is_empty());
    });
}

#[test]
fn when_comparing_stops_it_is_told() {
    let mut random = Random(6);
    let made = made::article(&mut random, 6);
    let limits = Limits::default().with_comparisons(2_000);
    let mut corpus = Corpus::new(Options::default().with_limits(limits));
    for n in 0..20 {
        let text = format!("{}\nVersion {n}.", made.paragraphs.join("\n"));
        corpus.add_clean(given(format!("{n}.txt"), text));
    }
    corpus.copies();
    let told: Vec<_> = corpus.problems().into_iter().map(|p| (p.document, p.code)).collect();
    assert_eq!(told, [(String::new(), Code::Limit)]);
    let found: BTreeSet<String> = corpus.copies().iter().map(|s| s.id.clone()).collect();
    assert!(!found.is_empty(), "what was compared counts");
}

#[test]
fn an_article_of_twenty_megabytes_is_compared_in_time() {
    soon(|| {
        let mut random = Random(9);
        let mut long = String::new();
        while long.len() < 20 << 20 {
            long.push_str(&made::article(&mut random, 5).paragraphs.join(" "));
            long.push('\n');
        }
        let part: String = long.lines().take(3).collect::<Vec<_>>().join("\n");
        let mut corpus = Corpus::new(Options::default());
        corpus.add_clean(given("long.txt".into(), long));
        corpus.add_clean(given("part.txt".into(), part));
        corpus.add_clean(given("other.txt".into(), made::clean_text(&made::article(&mut random, 6))));
        let sets: Vec<usize> = corpus.copies().iter().map(|s| s.members.len()).collect();
        assert_eq!(sets, [2]);
        assert_eq!(corpus.copies()[0].keeper, "long.txt#0");
    });
}
