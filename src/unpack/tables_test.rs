//! Tables are noted with what their columns were taken for, and read by what a person gave.

use super::*;
use crate::types::column::{ColumnRole, GivenColumns};
use crate::types::error::Code;
use crate::unpack::entry::{Entry, UnpackLimits};
use crate::unpack::hostile_test::zip;
use crate::unpack::take_apart::{Report, unpack_each};
use ColumnRole::{Date, Field, Text, Title};

const PROSE: &str = "The left gate of the weir jammed open on Saturday night and drained two miles of the river before anybody could reach the winch, the agency said on Sunday.";

fn run(name: &str, bytes: &[u8], given: &[GivenColumns]) -> (Report, Vec<Entry>) {
    let mut entries = Vec::new();
    let report = unpack_each(name, bytes, &UnpackLimits::default(), given, &mut |entry| entries.push(entry));
    (report.expect("a container"), entries)
}

fn columns(table: &Table) -> Vec<(&str, ColumnRole)> {
    table.columns.iter().map(|column| (&*column.name, column.role)).collect()
}

#[test]
fn the_guess_is_noted_for_every_kind_of_table() {
    let cases = [
        (
            "a.csv",
            format!("headline,day,empty,body\nWeir jams,2024-08-11,,\"{PROSE}\"\n"),
            vec![("headline", Title), ("day", Date), ("empty", Field), ("body", Text)],
        ),
        (
            "a.tsv",
            format!(
                "Weir jams open again\t2024-08-11\t{PROSE}\nWeir jams open once more\t2024-08-12\t{PROSE} Again.\n"
            ),
            vec![("column 1", Title), ("column 2", Date), ("column 3", Text)],
        ),
        (
            "a.json",
            format!(
                r#"{{"items": [{{"headline": "Weir jams", "body": "{PROSE}"}}, {{"id": 4, "body": "{PROSE}"}}]}}"#
            ),
            vec![("body", Text), ("headline", Title), ("id", Field)],
        ),
        (
            "a.jsonl",
            format!("{{\"headline\": \"Weir jams\", \"body\": \"{PROSE}\"}}\n{{\"body\": \"{PROSE}\"}}\n"),
            vec![("body", Text), ("headline", Title)],
        ),
        (
            "a.xml",
            format!(
                "<news><story><headline>Weir jams</headline><body>{PROSE}</body></story><story><headline>Weir</headline><body>{PROSE}</body></story></news>"
            ),
            vec![("headline", Title), ("body", Text)],
        ),
    ];
    for (name, text, expected) in cases {
        let (report, entries) = run(name, text.as_bytes(), &[]);
        assert_eq!(report.tables.len(), 1, "{name}");
        let table = &report.tables[0];
        assert_eq!(columns(table), expected, "{name}");
        assert_eq!((&*table.paths, table.given), (&[name.to_owned()][..], false));
        assert_eq!(table.rows.len(), entries.len(), "{name}");
        assert!(table.rows.iter().all(|row| row.len() == expected.len()), "{name}");
        assert!(table.rows[0].iter().any(|cell| cell.starts_with("The left gate")), "{name}");
    }
}

#[test]
fn tables_of_the_same_columns_in_an_archive_are_one() {
    let csv = format!("headline,body\nWeir jams,\"{PROSE}\"\n");
    let other = format!("headline,body,place\nWeir jams,\"{PROSE}\",Fen\n");
    let file =
        zip(&[("a.csv", csv.as_bytes()), ("b/c.csv", csv.as_bytes()), ("d.csv", other.as_bytes())], true);
    let (report, _) = run("june.zip", &file, &[]);
    let found: Vec<Vec<String>> = report.tables.into_iter().map(|table| table.paths).collect();
    assert_eq!(found, [vec!["june.zip/a.csv", "june.zip/b/c.csv"], vec!["june.zip/d.csv"]]);
}

#[test]
fn a_table_without_a_text_is_noted_and_a_person_can_name_it() {
    let cases = [
        ("a.csv", "date,remark,place\n2024-08-11,Weir jams open,Fen\n2024-08-12,Roof mended,Alder\n"),
        (
            "a.json",
            r#"{"hits": 2, "rows": [{"date": "2024-08-11", "remark": "Weir jams open", "place": "Fen"}, {"date": "2024-08-12", "remark": "Roof mended", "place": "Alder"}]}"#,
        ),
        (
            "a.jsonl",
            "{\"date\": \"2024-08-11\", \"remark\": \"Weir jams open\", \"place\": \"Fen\"}\n{\"date\": \"2024-08-12\", \"remark\": \"Roof mended\", \"place\": \"Alder\"}\n",
        ),
    ];
    for (name, text) in cases {
        let (report, entries) = run(name, text.as_bytes(), &[]);
        assert_eq!((report.problems[0].code, entries.len()), (Code::NoTextColumn, 0), "{name}");
        let names: Vec<String> = report.tables[0].columns.iter().map(|c| c.name.clone()).collect();
        let given = GivenColumns { names, roles: [("remark".to_owned(), Text)].into() };
        let (report, entries) = run(name, text.as_bytes(), &[given]);
        assert_eq!(
            (&report.problems[..], entries.len(), report.tables[0].given),
            (&[][..], 2, true),
            "{name}"
        );
        assert_eq!(entries[1].declared.fields["place"], "Alder", "{name}");
    }
}

#[test]
fn cells_are_cut_and_on_one_line() {
    let long = "word ".repeat(100);
    for (cell, start, most) in
        [("a\n b\tc", "a b c", 5), ("", "", 0), (&long, "word word", SHOWN_CHARACTERS + 1)]
    {
        let shown = shown(cell);
        assert!(shown.starts_with(start) && shown.chars().count() <= most, "{shown}");
    }
    assert!(shown(&long).ends_with('…'));
}

#[test]
fn a_table_of_very_many_columns_is_read_and_not_noted() {
    let names: Vec<String> = (0..MAX_COLUMNS + 1).map(|n| format!("c{n}")).collect();
    let text = format!("{},body\n{},\"{PROSE}\"\n", names.join(","), "1,".repeat(MAX_COLUMNS) + "1");
    let (report, entries) = run("a.csv", text.as_bytes(), &[]);
    assert_eq!((report.tables.len(), entries.len()), (0, 1));
}
