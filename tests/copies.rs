//! Which articles count as copies, on generated articles.

mod made;

use made::{Made, Random};
use std::collections::BTreeSet;
use storysift::{CleanArticle, Corpus, Keeper, Options, Relation};

fn corpus_of(files: &[(&str, String)]) -> Corpus {
    let mut corpus = Corpus::new(Options::default());
    for (name, text) in files {
        corpus.add(name, text.as_bytes());
    }
    corpus
}

/// The sets of copies, each as the ids of its members.
fn sets(corpus: &mut Corpus) -> BTreeSet<BTreeSet<String>> {
    corpus.copies().iter().map(|s| s.members.iter().map(|m| m.article.clone()).collect()).collect()
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn an_article_that_was_glued_on_is_known_by_the_file_that_has_it_alone() {
    let mut hidden = 0;
    for seed in 0..20 {
        let mut random = Random(seed);
        let (host, guest) = (made::article(&mut random, 7), made::article(&mut random, 7));
        let page = format!(
            "{}\n\n{}\n\n{}\n\n{}\n",
            host.title,
            host.paragraphs.join("\n\n"),
            guest.title,
            guest.paragraphs.join("\n\n")
        );
        let alone = corpus_of(&[("page.txt", page.clone())]).articles().len();
        hidden += usize::from(alone == 1);
        let own = [("host.txt", made::clean_text(&host)), ("guest.txt", made::clean_text(&guest))];
        let mut corpus = corpus_of(&[own[0].clone(), ("page.txt", page), own[1].clone()]);
        let wanted = [set(&["guest.txt#0", "page.txt#1"]), set(&["host.txt#0", "page.txt#0"])];
        assert_eq!(sets(&mut corpus), BTreeSet::from(wanted), "seed {seed}");
        let title = corpus.article("page.txt#1").and_then(|a| a.title.clone());
        assert_eq!(title.as_deref(), Some(guest.title.as_str()));
    }
    assert!(hidden > 0, "the page alone always tells: nothing was tested");
}

#[test]
fn an_article_that_says_its_own_title_again_is_not_cut_there() {
    for seed in 0..10 {
        let mut random = Random(seed);
        let (first, second) = (made::article(&mut random, 7), made::article(&mut random, 7));
        let title = "What we know of the long night on the river so far";
        let second = Made { title: title.to_owned(), ..second };
        let page = format!(
            "{title}\n\n{}\n\n{title}\n\n{}\n",
            first.paragraphs.join("\n\n"),
            second.paragraphs.join("\n\n")
        );
        let page = ("page.txt", page);
        let pieces = |corpus: &mut Corpus| {
            corpus.articles().iter().filter(|(id, _)| id.starts_with("page.txt#")).count()
        };
        let alone = pieces(&mut corpus_of(std::slice::from_ref(&page)));
        let mut corpus = corpus_of(&[page, ("later.txt", made::clean_text(&second))]);
        assert_eq!(pieces(&mut corpus), alone, "seed {seed}");
    }
}

#[test]
fn a_teaser_is_a_copy_though_a_caption_stands_in_it() {
    let made = made::article(&mut Random(5), 8);
    let opening: Vec<&str> = made.paragraphs[0].split(' ').take(12).collect();
    let told: Vec<&str> = made.paragraphs[1].split(' ').skip(3).take(20).collect();
    let teaser = format!("{}\n{} near the old mill {}...\n", made.title, opening.join(" "), told.join(" "));
    let mut corpus = corpus_of(&[("article.txt", made::clean_text(&made)), ("teaser.txt", teaser.clone())]);
    assert_eq!(sets(&mut corpus), BTreeSet::from([set(&["article.txt#0", "teaser.txt#0"])]));
    assert_eq!(corpus.copies()[0].keeper, "article.txt#0");

    let baking = "Sourdough wants patience more than anything else. Mix flour with lukewarm water, cover \
        your bowl, wait until bubbles rise. Salt comes later, never sooner. Fold gently every half hour; \
        use wet hands so nothing sticks. Overnight cooling gives flavour, slow warmth gives lift. Bake hot, \
        under some kind of lid, until its crust turns brown as chestnuts. Let loaves rest before cutting, \
        however tempting that smell may be. Crumbs stay moist three days if wrapped in linen. Old slices \
        make fine soup with onions or garlic.";
    let other = Made { title: made.title.clone(), paragraphs: vec![baking.to_owned()], ..made };
    let mut corpus = corpus_of(&[("article.txt", made::clean_text(&other)), ("teaser.txt", teaser)]);
    assert!(sets(&mut corpus).is_empty(), "a title alone is not enough");
}

#[test]
fn an_excerpt_belongs_to_the_article_that_has_more_of_it() {
    let mut random = Random(11);
    let (long, short) = (made::article(&mut random, 20), made::article(&mut random, 9));
    // The longer article took over a part of the shorter one, and the excerpt is of the shorter.
    let mut longer = long.clone();
    longer.paragraphs.splice(3..3, short.paragraphs[2..4].iter().cloned());
    let excerpt = format!("{}\n\n{}\n", short.title, short.paragraphs[1..4].join("\n\n"));
    let mut corpus = corpus_of(&[
        ("a.txt", made::clean_text(&longer)),
        ("b.txt", made::clean_text(&short)),
        ("c.txt", excerpt),
    ]);
    assert_eq!(sets(&mut corpus), BTreeSet::from([set(&["b.txt#0", "c.txt#0"])]));
}

#[test]
fn what_is_the_same_in_another_order_is_a_copy_and_turns_of_phrase_are_none() {
    for seed in 0..20 {
        let mut random = Random(seed);
        let made = made::article(&mut random, 8);
        let mut turned = made.clone();
        turned.paragraphs.reverse();
        let like = made::article(&mut random, 8);
        let mut corpus = corpus_of(&[
            ("a.txt", made::clean_text(&made)),
            ("b.txt", made::clean_text(&turned)),
            ("c.txt", made::clean_text(&like)),
        ]);
        assert_eq!(sets(&mut corpus), BTreeSet::from([set(&["a.txt#0", "b.txt#0"])]), "seed {seed}");
        assert_eq!(corpus.copies()[0].members[1].relation, Relation::Near);
    }
}

#[test]
fn the_keeper_is_the_fullest_the_earliest_or_that_of_an_outlet() {
    let made = made::article(&mut Random(3), 8);
    let row = |name: &str, source: &str, published: &str, paragraphs: &[String]| {
        CleanArticle::new(name, paragraphs.join("\n"))
            .with_title(made.title.clone())
            .with_published(published.to_owned())
            .with_source(source.to_owned())
    };
    let keeper = |keeper: Keeper| {
        let mut corpus = Corpus::new(Options::default().with_keeper(keeper));
        corpus.add_clean(row("a.txt", "Aldby Post", "2025-03-03", &made.paragraphs));
        corpus.add_clean(row("b.txt", "Corrow Echo", "2025-03-02", &made.paragraphs[..7]));
        // The first of all is an excerpt, which never keeps the others.
        corpus.add_clean(row("c.txt", "Eskmouth Star", "2025-03-01", &made.paragraphs[..2]));
        assert_eq!(corpus.copies().len(), 1);
        assert_eq!(corpus.copies()[0].members.len(), 3);
        corpus.copies()[0].keeper.clone()
    };
    assert_eq!(keeper(Keeper::Fullest), "a.txt#0");
    assert_eq!(keeper(Keeper::Earliest), "b.txt#0");
    assert_eq!(keeper(Keeper::Source("CORROW echo".into())), "b.txt#0");
    assert_eq!(keeper(Keeper::Source("Eskmouth Star".into())), "a.txt#0");
    assert_eq!(keeper(Keeper::Source("Nobody's Gazette".into())), "a.txt#0");
}
