//! Rules of a person about lines: they hold for every document, also for those that come later, are undone,
//! replaced and replayed, give way to decisions about one document, and lose no text.

use LineEffect::{Keep, Nothing, Outlet, SetAside, Start};
use LineMatching::{Regex, Text, Word};
use proptest::prelude::*;
use std::time::{Duration, Instant};
use storysift::{
    Cleaned, Corpus, Cue, Decision, ErrorCode, Label, LineEffect, LineMatching, LineRule, Options, Role,
};

/// Time for many rules on many lines, in a build without optimisation.
const MAX_SECONDS: Duration = Duration::from_secs(60);

const BRIDGE: &str = "Bridge opens\n\nThe council opened the bridge on Monday, ten years after the old one was closed to \
    cars.\n\nOur reporters are at the river all day and write what they see.\n\nThe mayor said that the work had cost \
    less than was feared.\n\nShare this article\n";

fn rule(matching: LineMatching, pattern: &str, then: LineEffect) -> LineRule {
    LineRule { pattern: pattern.to_owned(), matching, then }
}

fn lines(matching: LineMatching, pattern: &str, then: LineEffect) -> Decision {
    Decision::Lines(rule(matching, pattern, then))
}

fn corpus_of(files: &[(&str, &str)]) -> Corpus {
    let mut corpus = Corpus::new(Options::default());
    for (name, text) in files {
        corpus.add(name, text.as_bytes());
    }
    corpus
}

fn text(corpus: &mut Corpus, id: &str) -> String {
    corpus.article(id).map(|a| a.text()).unwrap_or_default()
}

/// The runs cover the text.
fn conserved(page: &Cleaned) {
    let mut at = 0;
    for block in &page.blocks {
        assert!(block.span.start == at && block.span.end > at, "no gap, no overlap");
        at = block.span.end;
        assert!(!block.label.is_body() || block.article.is_some(), "body belongs to an article");
        assert!(block.article.is_none_or(|n| page.articles.iter().any(|a| a.n == n)));
    }
    assert_eq!(at, page.document.text.len());
}

#[test]
fn a_line_is_set_aside_in_every_document_and_comes_back() {
    let mut corpus = corpus_of(&[("a.txt", BRIDGE)]);
    let before = text(&mut corpus, "a.txt#0");
    assert!(before.contains("Our reporters"));
    corpus.apply(lines(Text, "our  REPORTERS are", SetAside)).expect("a rule");
    corpus.add("b.txt", BRIDGE.replace("bridge", "tunnel").as_bytes());
    for id in ["a.txt#0", "b.txt#0"] {
        assert!(!text(&mut corpus, id).contains("Our reporters"), "{id}");
    }
    let page = corpus.cleaned("b.txt").expect("b.txt");
    conserved(&page);
    let run = page.blocks.iter().find(|b| b.reason.cue == Cue::Rule).expect("a run");
    assert_eq!(run.reason.sentence(run.label), "Page furniture: by your rule “our  REPORTERS are”.");
    assert!(corpus.undo());
    assert_eq!(text(&mut corpus, "a.txt#0"), before);
    assert!(corpus.redo());
    let json = serde_json::to_string(&corpus.decisions()).expect("JSON");
    let mut again = Corpus::new(Options::default());
    again.replay(serde_json::from_str::<Vec<Decision>>(&json).expect("decisions"));
    again.add("c.txt", BRIDGE.as_bytes());
    assert!(!text(&mut again, "c.txt#0").contains("Our reporters"));
    corpus.apply(lines(Text, "our  REPORTERS are", Nothing)).expect("a rule to end");
    assert_eq!(text(&mut corpus, "a.txt#0"), before);
    assert_eq!(corpus.line_rules(), []);
}

#[test]
fn the_last_word_about_a_line_counts_and_ranges_before_all() {
    let aside = || lines(Regex, "^Our reporters", SetAside);
    let line = "Our reporters are at the river all day and write what they see.";
    let start = BRIDGE.find(line).expect("the line");
    let (document, end) = ("a.txt".to_owned(), start + line.len());
    let restore = || Decision::Restore { document: document.clone(), start, end };
    let furniture = || Decision::Furniture { phrase: line.to_owned() };
    let cases = [
        (vec![aside()], false),
        (vec![aside(), lines(Word, "river", Keep)], true),
        (vec![lines(Word, "river", Keep), aside()], false),
        (vec![aside(), lines(Regex, "^Our reporters", Keep)], true),
        (vec![aside(), restore()], true),
        (vec![restore(), aside()], true),
        (vec![furniture(), lines(Word, "river", Keep)], true),
        (vec![lines(Word, "river", Keep), furniture()], false),
        (vec![aside(), Decision::Keep { phrase: line.to_owned() }], true),
    ];
    for (decisions, expected) in cases {
        let mut corpus = corpus_of(&[("a.txt", BRIDGE)]);
        for decision in &decisions {
            corpus.apply(decision.clone()).expect("a decision");
        }
        assert_eq!(text(&mut corpus, "a.txt#0").contains(line), expected, "{decisions:?}");
        conserved(&corpus.cleaned("a.txt").expect("a.txt"));
    }
    let mut corpus = corpus_of(&[("a.txt", BRIDGE)]);
    corpus.apply(lines(Word, "share", Keep)).expect("a rule");
    assert!(text(&mut corpus, "a.txt#0").contains("Share this article"), "put back");
}

#[test]
fn a_line_names_the_outlet() {
    let body = "The council opened the bridge on Monday, ten years after the old one was closed to cars.";
    let with =
        |line: &str| format!("Bridge opens\n\n{body}\n\n{line}\n\nThe mayor said that it had cost little.\n");
    let cases = [
        (rule(Text, "harbour post", Outlet), with("Harbour Post"), Some("Harbour Post")),
        (rule(Regex, "^Copied from: (.+)$", Outlet), with("Copied from: The Coast"), Some("The Coast")),
        (
            rule(Text, "harbour post", Outlet),
            with("A man of the Harbour Post was there when it opened."),
            None,
        ),
        (
            rule(Text, "harbour post", Outlet),
            with("© 2024 Harbour Post. All rights reserved."),
            Some("Harbour Post"),
        ),
    ];
    for (rule, file, expected) in cases {
        let mut corpus = corpus_of(&[("a.txt", &file)]);
        let found = corpus.preview_lines(&rule).expect("a rule").lines;
        assert_eq!(found > 0, expected.is_some(), "{rule:?}");
        corpus.apply(Decision::Lines(rule.clone())).expect("a rule");
        let source = corpus.article("a.txt#0").expect("an article").source.clone();
        assert_eq!(source.as_deref(), expected, "{rule:?} in {file}");
        conserved(&corpus.cleaned("a.txt").expect("a.txt"));
    }
}

/// Words of a text, other ones at each place.
fn prose(seed: usize, words: usize) -> String {
    const PARTS: [&str; 12] =
        ["ran", "mel", "tos", "vik", "ber", "lun", "das", "por", "kel", "nim", "sor", "gat"];
    let word = |n: usize| {
        let n = (n + seed * 97).wrapping_mul(2_654_435_761) >> 7;
        format!("{}{}", PARTS[n % 12], PARTS[n / 12 % 12])
    };
    let text: Vec<String> = (0..words).map(word).collect();
    format!("The {}.", text.join(" "))
}

/// A file of articles, each under a line of its own form.
fn issue(articles: usize) -> String {
    let one = |n: usize| {
        let [first, second] = [0, 1].map(|k| prose(2 * n + k, 30));
        format!("Piece {n} of the week\n\n{first}\n\nThis holds until the tides are over.\n\n{second}\n\n")
    };
    (0..articles).map(one).collect()
}

#[test]
fn a_line_starts_articles_in_every_document_with_two() {
    let (two, one) = (issue(4), issue(1));
    let mut corpus = corpus_of(&[("four.txt", &two), ("one.txt", &one)]);
    let start = rule(Regex, r"^Piece \d+ of", Start);
    let preview = corpus.preview_lines(&start).expect("a rule");
    assert_eq!((preview.lines, preview.documents, preview.samples.len()), (4, 1, 4));
    assert_eq!(preview.samples[1].span.of(&two), "Piece 1 of the week");
    corpus.apply(Decision::Lines(start)).expect("a rule");
    corpus.add("later.txt", issue(3).as_bytes());
    let records = |corpus: &mut Corpus| -> Vec<usize> {
        let count = |(_, page): (&str, Cleaned)| {
            conserved(&page);
            page.articles.iter().filter(|a| a.role == Role::Record).count()
        };
        corpus.pages().map(count).collect()
    };
    assert_eq!(records(&mut corpus), [4, 3, 0]);
    let title = corpus.article("later.txt#2").expect("a record").title.clone();
    assert_eq!(title.as_deref(), Some("Piece 2 of the week"));
    corpus.apply(Decision::Whole { document: "four.txt".into(), form: None }).expect("one document");
    assert_eq!(records(&mut corpus), [0, 3, 0]);
    corpus.apply(lines(Text, "tides are over", SetAside)).expect("a rule");
    assert_eq!(records(&mut corpus), [0, 3, 0]);
    assert!(!text(&mut corpus, "later.txt#1").contains("tides"));
    corpus.apply(lines(Regex, r"^Piece \d+ of", Nothing)).expect("a rule to end");
    assert_eq!(records(&mut corpus), [0, 0, 0]);
}

#[test]
fn articles_start_at_exactly_the_lines() {
    // Wrapped by hand, without blank lines: a line that is nearly full goes on in the next.
    let wrapped = |n: usize| {
        let words = prose(n, 80);
        let words: Vec<&str> = words.split(' ').collect();
        let lines: Vec<String> = words.chunks(12).map(|line| line.join(" ")).collect();
        format!("@@ {n} {}\n{}\n", prose(n + 50, 10), lines.join("\n"))
    };
    let file: String = (10..16).map(wrapped).collect();
    let mut corpus = corpus_of(&[("w.txt", &file)]);
    corpus.apply(lines(Text, "@@", Start)).expect("a rule");
    let page = corpus.cleaned("w.txt").expect("w.txt");
    conserved(&page);
    assert_eq!(page.articles.iter().filter(|a| a.role == Role::Record).count(), 6);
}

#[test]
fn what_is_no_rule_is_refused() {
    let mut corpus = corpus_of(&[("a.txt", BRIDGE)]);
    let cases = [
        (lines(Regex, "(", SetAside), "unclosed group, at character 1"),
        (lines(Regex, ".*", SetAside), "the empty line"),
        (lines(Text, " ", Keep), "empty"),
        (lines(Text, "bridge", Nothing), "no rule with this pattern"),
    ];
    for (decision, message) in cases {
        let error = corpus.apply(decision.clone()).expect_err("refused");
        assert_eq!(error.code, ErrorCode::BadDecision);
        assert!(error.message.contains(message), "{decision:?}: {error}");
    }
    assert_eq!(corpus.decisions(), []);
    corpus.replay([lines(Regex, "(", SetAside)]);
    assert_eq!(corpus.articles().len(), 1, "a pattern of another version does nothing");
}

#[test]
fn one_line_of_several_in_a_block_is_set_aside() {
    let page = "<html><body><h1>Bridge opens</h1><p>The council opened the bridge on Monday, ten years after the old \
        one was closed.</p><pre>first of the lines\nsecond of the lines\nthird of the lines</pre></body></html>";
    let mut corpus = corpus_of(&[("a.html", page)]);
    corpus.apply(lines(Text, "second of", SetAside)).expect("a rule");
    let page = corpus.cleaned("a.html").expect("a page");
    conserved(&page);
    let by_rule: String = page
        .blocks
        .iter()
        .filter(|b| b.reason.cue == Cue::Rule)
        .map(|b| b.span.of(&page.document.text))
        .collect();
    assert!(
        by_rule.trim() == "second of the lines"
            || by_rule.is_empty() && !page.articles[0].text().contains("second")
    );
}

#[test]
fn sixty_four_rules_on_a_long_file_take_linear_time() {
    let file: String =
        (0..4_000).map(|n| format!("{} line number {n} of the file\n\n", "a".repeat(40))).collect();
    let begun = Instant::now();
    let mut corpus = corpus_of(&[("long.txt", &file)]);
    for n in 0..63 {
        corpus.apply(lines(Regex, &format!("(a+)+ ?b{n}$"), SetAside)).expect("a rule");
    }
    corpus.apply(lines(Word, "line number 3999", SetAside)).expect("a rule");
    assert!(corpus.apply(lines(Text, "one more", SetAside)).is_err());
    let page = corpus.cleaned("long.txt").expect("a document");
    conserved(&page);
    assert!(begun.elapsed() < MAX_SECONDS, "{:?}", begun.elapsed());
}

fn any_rule() -> impl Strategy<Value = Decision> {
    let patterns =
        prop::sample::select(vec!["a", "the", "post", "3", "Share", "of the", ".", "x y", "^T", "[a-m]+"]);
    let matching = prop::sample::select(vec![Text, Word, Regex]);
    let then = prop::sample::select(vec![SetAside, Keep, Start, Outlet, Nothing]);
    (patterns, matching, then).prop_map(|(pattern, matching, then)| lines(matching, pattern, then))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_rule_loses_text(
        rules in prop::collection::vec(any_rule(), 1..6),
        file in prop::collection::vec(prop::sample::select(vec![
            "", "Share", "The Post", "By Ada Torvik", "30 June 2025", "3 of the post", "Title of the page",
            "The council opened the bridge on Monday, ten years after the old one was closed to cars.",
            "Nobody of the post wanted to name a sum before the second reading of the plan, or to say when.",
            "\u{feff}x  y", "été – the",
        ]), 1..30),
        html in any::<bool>(),
    ) {
        let text = match html {
            true => file.iter().map(|l| format!("<p>{l}</p>")).collect::<String>(),
            false => file.join("\n"),
        };
        let name = if html { "a.html" } else { "a.txt" };
        let text = if html { format!("<html><body>{text}</body></html>") } else { text };
        let mut corpus = Corpus::new(Options::default());
        corpus.add(name, text.as_bytes());
        let count = |corpus: &mut Corpus| corpus.cleaned(name).map(|p| p.document.text.clone());
        let before = count(&mut corpus);
        let plain = format!("{:?}", corpus.cleaned(name).map(|p| (p.blocks, p.articles)));
        let mut applied = 0;
        for rule in &rules {
            applied += usize::from(corpus.apply(rule.clone()).is_ok());
            conserved(&corpus.cleaned(name).expect("the document"));
        }
        prop_assert_eq!(&before, &count(&mut corpus));
        let all = format!("{:?}", corpus.cleaned(name).map(|p| (p.blocks, p.articles)));
        let mut again = Corpus::new(Options::default());
        again.replay(corpus.decisions());
        again.add(name, text.as_bytes());
        prop_assert_eq!(&all, &format!("{:?}", again.cleaned(name).map(|p| (p.blocks, p.articles))), "replayed");
        for _ in 0..applied {
            prop_assert!(corpus.undo());
        }
        prop_assert_eq!(plain, format!("{:?}", corpus.cleaned(name).map(|p| (p.blocks, p.articles))), "undone");
        prop_assert!(corpus.cleaned(name).is_ok_and(|p| p.blocks.iter().all(|b| b.label != Label::Source || b.reason.cue != Cue::Rule)));
    }
}
