//! Dates as pages write them, one fact each.

use super::*;
use crate::types::article::Precision;

fn iso(text: &str) -> Option<String> {
    date_line(text).and_then(|l| l.dates[0].published.iso.clone())
}

#[test]
fn absolute_dates_of_many_kinds() {
    let table = [
        ("2025-06-30", "2025-06-30"),
        ("Harbour Post30-06-2025", "2025-06-30"),
        ("2025-06-30T14:05:00+02:00", "2025-06-30T14:05+02:00"),
        ("30.06.2025, 18:27 Uhr", "2025-06-30T18:27"),
        ("06.11.2023, 13.47 Uhr", "2023-11-06T13:47"),
        ("June 30th, 2025 at 8:45 PM", "2025-06-30T20:45"),
        ("NOVEMBER 26TH, 2024", "2024-11-26"),
        ("30 de junio de 2025", "2025-06-30"),
        ("jeudi 13 juin 2019, par Anne", "2019-06-13"),
        ("Sa, 19. Okt 2019", "2019-10-19"),
        ("15 августа 2016, 13:43", "2016-08-15T13:43"),
        ("2025年6月30日 09:20", "2025-06-30T09:20"),
        ("6/30/2025", "2025-06-30"),
        ("Mon, 25 Aug 2025 08:00:00 +0100", "2025-08-25T08:00+01:00"),
        ("Dec 31, 2025 8:51pm UTC", "2025-12-31T20:51Z"),
        ("٣٠ يونيو ٢٠٢٥", "2025-06-30"),
    ];
    for (text, want) in table {
        assert_eq!(iso(text).as_deref(), Some(want), "{text}");
    }
}

#[test]
fn doubtful_dates_are_not_read() {
    for text in ["06/07/2025", "31.02.2024", "Room 30.06", "1.2.3.2024", "June 2025", "May 12"] {
        assert_eq!(iso(text), None, "{text}");
    }
}

#[test]
fn relative_dates_stay_relative() {
    let table = [
        ("time4 hours ago", "4 hours ago"),
        ("an hour ago", "an hour ago"),
        ("vor 3 Stunden", "vor 3 Stunden"),
        ("il y a 2 jours", "il y a 2 jours"),
        ("hace una hora", "hace una hora"),
        ("5 часов назад", "5 часов назад"),
        ("3小时前", "3小时前"),
        ("2時間前", "2時間前"),
        ("12h", "12h"),
        ("Harbour Post | yesterday", "yesterday"),
        ("منذ 4 ساعات", "منذ 4 ساعات"),
    ];
    for (text, raw) in table {
        let line = date_line(text).expect(text);
        assert_eq!(line.dates[0].published.raw, raw);
        assert_eq!(line.dates[0].published.precision, Precision::Relative);
    }
    for text in ["The bus came 4 hours late", "Planks: 45 seconds", "Total time 12 hrs 50 mins"] {
        assert_eq!(date_line(text), None, "{text}");
    }
}

#[test]
fn the_rest_of_a_date_line() {
    let rest = |text: &'static str| {
        let line = date_line(text).expect(text);
        line.rest.iter().map(|(a, b)| &text[*a..*b]).collect::<Vec<_>>()
    };
    assert_eq!(rest("Published: Monday, 30 June 2025, 10:00 GMT"), Vec::<&str>::new());
    assert_eq!(rest("time4 hours ago"), Vec::<&str>::new());
    assert_eq!(rest("Harbour Post30-06-2025"), ["Harbour Post"]);
    assert_eq!(rest("By Ada Mole | yesterday"), ["By Ada Mole"]);
}

#[test]
fn an_update_is_told_from_the_first_date() {
    let line = date_line("August 16, 2019 - Updated July 9, 2025").expect("two dates");
    assert_eq!(line.dates.iter().map(|d| d.updated).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn the_order_of_the_language_reads_what_is_doubtful() {
    let iso =
        |text: &str, order| date_line_in(text, Some(order)).and_then(|l| l.dates[0].published.iso.clone());
    assert_eq!(iso("06/07/2025", DateOrder::DayFirst).as_deref(), Some("2025-07-06"));
    assert_eq!(iso("06/07/2025", DateOrder::MonthFirst).as_deref(), Some("2025-06-07"));
    assert_eq!(iso("06.07.2025", DateOrder::MonthFirst).as_deref(), Some("2025-07-06"));
}

#[test]
fn dates_of_more_languages_and_orders() {
    let table = [
        ("2023 Jan 7", "2023-01-07"),
        ("01.21.2020 07:00 AM", "2020-01-21T07:00"),
        ("2019. március 12.", "2019-03-12"),
        ("den 12 mars 2019", "2019-03-12"),
        ("12 Μαρτίου 2019", "2019-03-12"),
        ("12 Maret 2019", "2019-03-12"),
        ("12. ožujka 2019.", "2019-03-12"),
        ("12 במרץ 2019", "2019-03-12"),
    ];
    for (text, want) in table {
        assert_eq!(iso(text).as_deref(), Some(want), "{text}");
    }
}

#[test]
fn words_before_a_date_say_what_it_is_of() {
    for (line, updated, issued) in [
        ("Letzte Änderung: 31.10.2023", true, false),
        ("Erschienen am: 01.11.2023", false, true),
        ("更新日：2023年11月1日", true, false),
        ("发布时间：2023年11月1日", false, true),
        ("12 mei 2023", false, false),
    ] {
        let found = date_line(line).expect(line).dates.remove(0);
        assert_eq!((found.updated, found.issued), (updated, issued), "{line}");
    }
}

#[test]
fn words_before_a_day_in_scripts_without_spaces() {
    for (text, updated, issued) in [
        ("更新时间：2025年10月2日", true, false),
        ("发布时间：2024年6月6日", false, true),
        ("公開日：2024年6月6日", false, true),
        ("更新日：2025年10月2日", true, false),
    ] {
        let line = date_line(text).expect("a line of a date");
        let found = (line.dates[0].updated, line.dates[0].issued, line.rest.is_empty());
        assert_eq!(found, (updated, issued, true), "{text}");
    }
}
