//! Doubtful pairs, the reasons why each article is in its story, and that decisions about them hold.

mod made;

use storysift::{ArticleRef, CleanArticle, Corpus, Decision, Options, Question, Relation};

fn article(name: &str, source: &str, title: &str, text: &str) -> CleanArticle {
    CleanArticle::new(name, text)
        .with_title(title.to_owned())
        .with_published("2026-03-02".to_owned())
        .with_source(source.to_owned())
}

/// A fire told twice, a strike, a note on the same town.
fn corpus() -> Corpus {
    let mut corpus = Corpus::new(Options::default());
    for one in [
        article(
            "fire-1",
            "Harbour Post",
            "Boathouse burns down in Tarnholm",
            "A fire destroyed the old boathouse of Tarnholm on Sunday night. Chief officer Runa Velde said 42 people were brought to safety.\nThe boathouse was built in 1887 and held eleven rowing boats of the Skarvik club. Runa Velde called the loss bitter.",
        ),
        article(
            "fire-2",
            "Evening Mirror",
            "Forty-two safe after Tarnholm boathouse fire",
            "Nobody was hurt when the Tarnholm boathouse of 1887 went up in flames, chief officer Runa Velde said on Monday.\nThe Skarvik club lost eleven boats. The 42 guests of a wedding next door were led out by neighbours.",
        ),
        article(
            "strike",
            "Evening Mirror",
            "Tram drivers stop work in Quellmouth",
            "Tram drivers in Quellmouth laid down their work on Monday over night shifts. Spokesman Odd Larsen of the drivers spoke of 300 unpaid hours.\nThe operator offered talks for Thursday.",
        ),
        article(
            "note",
            "Harbour Post",
            "Tarnholm plans a new pier",
            "The council of Tarnholm wants a new pier beside the boathouse site by 2029. The Skarvik club is to move there.\nPlanner Ines Aalto put the cost at nine million crowns.",
        ),
    ] {
        corpus.add_clean(one);
    }
    corpus
}

fn story_of(corpus: &mut Corpus, id: &str) -> Vec<String> {
    let found = corpus.stories().iter().find(|s| s.articles.iter().any(|a| a == id));
    found.map(|s| s.articles.clone()).unwrap_or_default()
}

fn named(id: &str) -> ArticleRef {
    ArticleRef { id: id.to_owned(), hash: String::new() }
}

#[test]
fn a_member_tells_what_ties_it_and_to_whom() {
    let mut corpus = corpus();
    let story =
        corpus.stories().iter().find(|s| s.articles.len() > 1).expect("the fire is one story").clone();
    assert_eq!(story.articles, ["fire-1#0", "fire-2#0"]);
    assert_eq!(
        story.members.iter().map(|m| m.article.as_str()).collect::<Vec<_>>(),
        ["fire-1#0", "fire-2#0"]
    );
    let member = &story.members[0];
    assert_eq!(member.with, "fire-2#0");
    assert!(member.score > 0.4 && !member.said, "{member:?}");
    assert!(member.shared.names.contains(&"Runa Velde".to_owned()), "{member:?}");
    assert!(member.shared.numbers.contains(&"1887".to_owned()), "{member:?}");
    assert_eq!(member.shared.days, Some(0));
    assert!(corpus.stories().iter().filter(|s| s.articles.len() == 1).all(|s| s.members.is_empty()));
}

#[test]
fn marks_are_of_the_text() {
    let mut corpus = corpus();
    let found = corpus.compare("fire-1#0", "fire-2#0").expect("both are here");
    for (id, marks) in ["fire-1#0", "fire-2#0"].into_iter().zip(&found.marks) {
        let article = corpus.article(id).expect("it is here");
        let text = |p: Option<u32>| match p {
            None => article.title.as_deref().unwrap_or_default(),
            Some(p) => &article.paragraphs[p as usize].text,
        };
        let words: Vec<&str> = marks.iter().map(|m| &text(m.paragraph)[m.start..m.end]).collect();
        assert!(words.contains(&"Runa Velde") && words.contains(&"1887"), "{words:?}");
    }
}

/// Pairs of articles from no kinship to the same event, in small steps: some are near the bar
/// whatever the weights.
fn graded() -> Corpus {
    let mut random = made::Random(5);
    let mut corpus = Corpus::new(Options::default());
    for k in 0..=30 {
        let mut event = || (made::name(&mut random), made::name(&mut random));
        let (own, other) = (event(), event());
        let mut text = |same: usize| {
            let told = (0..30).map(|n| if n < same { &own } else { &other });
            let told: Vec<_> = told.map(|e| made::sentence(&mut random, &e.0, &e.1, "ferry")).collect();
            told.join("\n")
        };
        let (first, second) = (text(30), text(k));
        corpus.add_clean(article(
            &format!("{k:02}-a"),
            "Harbour Post",
            &format!("{} and the ferry", own.0),
            &first,
        ));
        corpus.add_clean(article(
            &format!("{k:02}-b"),
            "Evening Mirror",
            &format!("A ferry for {}", other.0),
            &second,
        ));
    }
    corpus
}

#[test]
fn doubts_come_in_order_and_an_answer_ends_one_for_good() {
    let mut corpus = graded();
    let all = corpus.doubts(usize::MAX);
    assert_eq!(all.left, all.pairs.len());
    assert!(all.left > 0, "some of the pairs are near the bar");
    assert!(all.pairs.windows(2).all(|w| w[0].distance <= w[1].distance));
    assert!(all.pairs.iter().all(|d| (0.0..1.0).contains(&d.distance) && d.a != d.b));
    assert_eq!(corpus.doubts(1).pairs[..], all.pairs[..1]);
    assert_eq!(corpus.doubts(1).left, all.left);

    let doubt = all.pairs.iter().find(|d| d.question != Question::Copies).expect("one about stories");
    for same in [true, false] {
        let mut corpus = graded();
        let (a, b) = (named(&doubt.a), named(&doubt.b));
        corpus
            .apply(if same { Decision::Same { a, b } } else { Decision::Different { a, b } })
            .expect("a decision");
        assert_eq!(story_of(&mut corpus, &doubt.a).contains(&doubt.b), same);
        let ends = |a: &str, b: &str| [a.min(b).to_owned(), a.max(b).to_owned()];
        let asked = |d: &storysift::Doubt| ends(&d.a, &d.b) == ends(&doubt.a, &doubt.b);
        assert!(!corpus.doubts(usize::MAX).pairs.iter().any(asked), "it is not asked again");
        assert!(corpus.undo());
        assert!(corpus.doubts(usize::MAX).pairs.iter().any(asked), "until it is taken back");
        assert!(corpus.redo());
        corpus.add_clean(article(
            "later",
            "Daily",
            "A concert",
            "The choir sang on Friday, and nothing else is told here.",
        ));
        assert_eq!(story_of(&mut corpus, &doubt.a).contains(&doubt.b), same, "it holds when more files come");
        assert!(!corpus.doubts(usize::MAX).pairs.iter().any(asked), "nor is it asked again");
    }
}

/// Two reports that share one long passage and little else.
fn partly_shared() -> Corpus {
    let passage = "The mill of Orrest stopped its wheels on Friday after ninety years, and the last four millers carried the stones into the yard where the buyers from Lindhaven were waiting with two lorries and a brass band that played until dusk";
    let own = |n: u64| made::article(&mut made::Random(n), 4).paragraphs.join("\n");
    let mut corpus = Corpus::new(Options::default());
    for (name, source, n) in [("one", "Harbour Post", 1), ("two", "Evening Mirror", 2)] {
        corpus.add_clean(article(
            name,
            source,
            "Mill of Orrest stops after ninety years",
            &format!("{passage}.\n{}", own(n)),
        ));
    }
    corpus
}

#[test]
fn copies_and_no_copies_are_said_of_a_pair_and_taken_back() {
    let mut corpus = partly_shared();
    assert!(corpus.copies().is_empty(), "one passage is a quotation");
    let asked = corpus.doubts(usize::MAX);
    let doubt = asked.pairs.iter().find(|d| d.question == Question::Copies);
    if let Some(doubt) = doubt {
        assert!(!doubt.together && doubt.score < 0.5);
    }
    let pair = || (named("one#0"), named("two#0"));
    let (a, b) = pair();
    corpus.apply(Decision::Copies { a, b }).expect("a decision");
    assert_eq!(corpus.copies().len(), 1);
    assert_eq!(corpus.copies()[0].members[1].relation, Relation::Edited);
    assert!(!corpus.doubts(usize::MAX).pairs.iter().any(|d| d.question == Question::Copies));
    let (a, b) = pair();
    corpus.apply(Decision::NotCopies { a, b }).expect("a decision");
    assert!(corpus.copies().is_empty());
    let (a, b) = pair();
    corpus.apply(Decision::Same { a, b }).expect("a decision");
    assert!(corpus.copies().is_empty(), "one story, still no copies");
    assert_eq!(story_of(&mut corpus, "one#0").len(), 2);
    let said = corpus.decisions();
    let mut other = partly_shared();
    other.replay(said);
    assert_eq!(other.stories(), corpus.stories());
    assert_eq!(other.copies(), corpus.copies());
    for _ in 0..2 {
        assert!(corpus.undo());
    }
    assert_eq!(corpus.copies().len(), 1);
}

#[test]
fn no_copies_leaves_the_story_alone() {
    let text = "The night ferry to Norafel sails again on Monday after three weeks in dock, captain Elin Marrow said. New pumps were fitted and 14 cabins painted while the harbour master counted the delays of the freight line.";
    let mut corpus = Corpus::new(Options::default());
    corpus.add_clean(article("a", "Harbour Post", "Ferry returns", text));
    corpus.add_clean(article("b", "Evening Mirror", "Ferry returns to Norafel", text));
    assert_eq!(corpus.copies().len(), 1);
    corpus.apply(Decision::NotCopies { a: named("a#0"), b: named("b#0") }).expect("a decision");
    assert!(corpus.copies().is_empty());
    assert_eq!(story_of(&mut corpus, "a#0").len(), 2);
}

#[test]
fn search_finds_words_of_the_text() {
    let mut corpus = corpus();
    assert_eq!(corpus.search("skarvik rowing"), ["fire-1#0"]);
    assert_eq!(corpus.search("TARNHOLM"), ["fire-1#0", "fire-2#0", "note#0"]);
    assert!(corpus.search("skarvik tram").is_empty());
}

#[test]
fn the_difference_of_copies_is_told_by_words() {
    let mut corpus = corpus();
    let found = corpus.difference("fire-1#0", "fire-2#0").expect("both are here");
    assert!(found.gone > 0 && found.only > 0 && found.both > 0);
    let same = corpus.difference("note#0", "note#0").expect("it is here");
    assert_eq!((same.gone, same.only), (0, 0));
    assert!(corpus.difference("note#0", "nobody#0").is_err());
}

#[test]
fn tuning_gives_what_grouping_anew_gives() {
    let mut tuned = graded();
    let counts: Vec<usize> = [0.0, 0.8, -1.0, 0.3, 0.0]
        .into_iter()
        .map(|looseness| {
            tuned.tune(looseness);
            let mut anew = graded();
            anew.tune(looseness);
            assert_eq!(tuned.stories(), anew.stories(), "at {looseness}");
            assert_eq!(tuned.doubts(usize::MAX), anew.doubts(usize::MAX), "at {looseness}");
            anew.stories().len()
        })
        .collect();
    assert!(counts[2] > counts[1], "{counts:?}");
}
