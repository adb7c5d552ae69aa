use super::*;
use crate::lexicon::phrases::find;
use crate::line::shape::End::Ellipsis;
use crate::line::shape::End::Stop;
use crate::types::block::Tag;

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

fn table(lines: &[&str]) -> Vec<Row> {
    let units: Vec<Unit<'_>> =
        lines.iter().map(|text| Unit { text, gap: 0, hit: find(text), markup: None }).collect();
    let mut table = Vec::new();
    rows(&units, &[], |at, row| {
        assert_eq!(at, table.len());
        table.push(*row);
    });
    table
}

fn shape(text: &str) -> Shape {
    Shape::of(&Unit { text, gap: 0, hit: find(text), markup: None })
}

#[test]
fn every_line_has_its_row_and_plain_text_has_no_markup() {
    let table = table(&PAGE);
    assert_eq!(table.len(), PAGE.len());
    assert!(table.iter().all(|row| row.iter().all(|v| v.is_finite())));
    assert!(table.iter().all(|row| row[TEXT..].iter().all(|v| *v == 0.0)));
    assert_ne!(table[3], table[4]);
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
    let unit = Unit { text: "Read this on Monday.", gap: 0, hit: None, markup: Some(&markup) };
    let mut seen = None;
    rows(&[unit], &[], |_, row| seen = Some(*row));
    let row = seen.expect("a row");
    assert_eq!((row[TEXT], row[TEXT + 1]), (1.0, 0.25));
    assert!(row[TEXT + 2..].contains(&33.0), "the first class word is the nearest");
}

#[test]
fn shapes_count_what_they_say() {
    let s = shape("The mayor, Jane Roe, said: \"It stays.\"");
    assert_eq!((s.words, s.commas, s.end, s.ends()), (7, 2, Stop, true));
    assert_eq!(shape("市議会は橋を残すと決めた。").words, 6);
    assert!(shape("市議会は橋を残すと決めた。").ends());
    assert!(shape("CONTACT US").shouts && !shape("Contact us").shouts);
    assert!(shape("• Ferries").bullet && shape("- Ferries").bullet && !shape("Ferries - old and new").bullet);
    assert!(shape("3 May 2021").dated && shape("10:45").dated && !shape("Nine ferries").dated);
    assert_eq!(shape("A harbour town waits…").end, Ellipsis);
    assert_eq!(shape("One. Two. Three").stops, 2);
}

#[test]
fn the_best_run_is_the_prose() {
    let units: Vec<Unit<'_>> =
        PAGE.iter().map(|text| Unit { text, gap: 0, hit: find(text), markup: None }).collect();
    let mut shapes: Vec<Shape> = units.iter().map(Shape::of).collect();
    let context = Context::of(&units, &mut shapes, &[]);
    assert_eq!(context.run, (3, 6));
    assert_eq!(context.since_related, [999, 999, 999, 999, 999, 999, 999, 0, 1]);
    assert!(context.shared[4] > context.shared[8], "the run's own words are shared");
    assert_eq!(context.words.len(), PAGE.len() + 1);
}

#[test]
fn a_repeated_line_is_counted() {
    let units = ["Orange", "Orange ", "Lemon"].map(|text| Unit { text, gap: 0, hit: None, markup: None });
    let mut shapes: Vec<Shape> = units.iter().map(Shape::of).collect();
    Context::of(&units, &mut shapes, &[]);
    assert_eq!(shapes.iter().map(|s| s.repeats).collect::<Vec<_>>(), [1, 1, 0]);
}
