//! The rows of a table in text. In: text and delimiter. Out: rows of cells, empty ones left out.

/// Excel's first line "sep=;".
pub(crate) fn stated(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches(['"', ' ']);
    match line.strip_prefix("sep=")?.as_bytes() {
        [one] => Some(*one),
        [] if text.starts_with("sep=\t") => Some(b'\t'),
        _ => None,
    }
}

/// The text behind a line that states the delimiter.
fn after_separator_line(text: &str) -> &str {
    match stated(text) {
        Some(_) => text.split_once('\n').map_or("", |(_, rest)| rest),
        None => text,
    }
}

/// The rows of a table. Rows without any cell are left out.
pub(crate) fn rows(text: &str, delimiter: u8) -> impl Iterator<Item = Vec<String>> {
    let text = after_separator_line(text);
    let reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
    reader
        .into_records()
        .map_while(Result::ok)
        .map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
        .filter(filled)
}
