use super::*;
use crate::line::shape::End::Ellipsis;
use crate::line::shape::End::Stop;
use crate::types::block::{Markup, Tag};

const PAGE: [&str; 9] = [
    "Home | News | Sport",
    "Council keeps the bridge open",
    "3 May 2021",
    "The council voted on Monday night to keep the old bridge open for another year, after months of talks.",
    "Repairs will begin in May, and the bridge will stay open while they last, said the mayor.",
    "The bridge was built in 1893 and carries about nine hundred cars a day, said the council.",
    "Share this article",
    "Related articles",
    "A harbour town waits for its ferry…",
];

fn table(lines: &[&str]) -> Vec<LineRow> {
    let lines: Vec<Line<'_>> = lines.iter().map(|text| Line::of_text(text, 0, None)).collect();
    let mut table = Vec::new();
    rows(&lines, &[], |at, row| {
        assert_eq!(at, table.len());
        table.push(*row);
    });
    table
}

fn shape(text: &str) -> Shape {
    Shape::of(&Line::of_text(text, 0, None))
}

#[test]
fn every_line_has_its_row_and_plain_text_has_no_markup() {
    let table = table(&PAGE);
    assert_eq!(table.len(), PAGE.len());
    assert!(table.iter().all(|row| row.iter().all(|v| v.is_finite())));
    assert!(table.iter().all(|row| row[TEXT..].iter().all(|v| *v == 0.0)));
    let value = |line: usize, feature: Feature| table[line][usize::from(feature)];
    for (line, feature, expected) in [
        (0, Feature::Separators, 2.0),
        (2, Feature::Dated, 1.0),
        (3, Feature::DatedAbove, 1.0),
        (3, Feature::EndsSentence, 1.0),
        (3, Feature::WordsTwoAbove, 5.0),
        (3, Feature::InBestRun, 1.0),
        (5, Feature::LinesLeftInBestRun, 1.0),
        (6, Feature::PhraseOfShare, 2.0),
        (5, Feature::PhraseBelow, 2.0),
        (7, Feature::PhraseOfRelated, 2.0),
        (8, Feature::LinesSinceRelated, 1.0),
        (8, Feature::GapBelow, 9.0),
        (8, Feature::LinesBehind, 0.0),
        (8, Feature::LinesSinceProse, 3.0),
        (0, Feature::PageLines, 9.0),
    ] {
        assert_eq!(value(line, feature), expected, "line {line}, {feature:?}");
    }
}

#[test]
fn markup_fills_the_rest_of_the_row() {
    let markup = Markup {
        tag: Tag::Paragraph,
        link_density: 0.25,
        depth: 7,
        in_article: true,
        in_furniture: false,
        container: 3,
        words: ["comment".into(), "sidebar".into()].into(),
    };
    let line = Line::of_text("Read this on Monday.", 0, Some(&markup));
    let mut seen = None;
    rows(&[line], &[], |_, row| seen = Some(*row));
    let row = seen.expect("a row");
    for (feature, value) in [
        (Feature::HasMarkup, 1.0),
        (Feature::LinkDensity, 0.25),
        (Feature::LinkedWords, 1.0),
        (Feature::Depth, 7.0),
        (Feature::InArticle, 1.0),
        (Feature::InFurniture, 0.0),
        // The first class word is the nearest.
        (Feature::ClassOfComments, 33.0),
        (Feature::ClassOfSidebar, 32.0),
        (Feature::ClassOfFooter, 0.0),
        (Feature::ContainerLines, 1.0),
        (Feature::LinkDensityAbove, -1.0),
    ] {
        assert_eq!(row[usize::from(feature)], value, "{feature:?}");
    }
}

#[test]
fn shapes_count_what_they_say() {
    let s = shape("The mayor, Jane Roe, said: \"It stays.\"");
    assert_eq!((s.words, s.commas, s.end, s.ends()), (7, 2, Stop, true));
    assert_eq!(shape("市議会は橋を残すと決めた。").words, 6);
    assert!(shape("市議会は橋を残すと決めた。").ends());
    assert!(shape("CONTACT US").all_capitals && !shape("Contact us").all_capitals);
    assert!(shape("• Ferries").bullet && shape("- Ferries").bullet && !shape("Ferries - old and new").bullet);
    assert!(shape("3 May 2021").dated && shape("10:45").dated && !shape("Nine ferries").dated);
    assert_eq!(shape("A harbour town waits…").end, Ellipsis);
    assert_eq!(shape("One. Two. Three").stops, 2);
}

#[test]
fn the_best_run_is_the_prose() {
    let lines = PAGE.map(|text| Line::of_text(text, 0, None));
    let mut shapes: Vec<Shape> = lines.iter().map(Shape::of).collect();
    let context = LineContext::of(&lines, &mut shapes, &[]);
    assert_eq!(context.run, (3, 6));
    assert_eq!(context.since_related, [999, 999, 999, 999, 999, 999, 999, 0, 1]);
    assert!(context.shared[4] > context.shared[8], "the run's own words are shared");
    assert_eq!(context.words.len(), PAGE.len() + 1);
}

#[test]
fn a_repeated_line_is_counted() {
    let lines = ["Orange", "Orange ", "Lemon"].map(|text| Line::of_text(text, 0, None));
    let mut shapes: Vec<Shape> = lines.iter().map(Shape::of).collect();
    LineContext::of(&lines, &mut shapes, &[]);
    assert_eq!(shapes.iter().map(|s| s.repeats).collect::<Vec<_>>(), [1, 1, 0]);
}
