//! Cheap measures of one cell.

/// Words of a text; in scripts without spaces two characters count as a word. Markup does
/// not count.
pub(crate) fn words(text: &str) -> usize {
    let (mut words, mut dense, mut inside, mut in_tag) = (0usize, 0usize, false, false);
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            _ if is_dense(c) => dense += 1,
            _ if c.is_alphanumeric() => {
                words += usize::from(!inside);
                inside = true;
                continue;
            }
            _ if !c.is_whitespace() => continue,
            _ => {}
        }
        inside = false;
    }
    words + dense / 2
}

/// A letter of a script that writes without spaces.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FFFF}')
}

/// Whether a cell is an address and nothing else.
pub(crate) fn is_address(cell: &str) -> bool {
    (cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www."))
        && !cell.contains(char::is_whitespace)
}

/// Whether a cell is a domain and nothing else.
pub(crate) fn is_domain(cell: &str) -> bool {
    let end = cell.rsplit('.').next().unwrap_or("");
    cell.contains('.')
        && (2..=12).contains(&end.len())
        && end.bytes().all(|b| b.is_ascii_alphabetic())
        && cell.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
}

/// Whether a cell is a number and nothing else.
pub(crate) fn is_number(cell: &str) -> bool {
    !cell.is_empty()
        && cell.bytes().any(|b| b.is_ascii_digit())
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '%' | 'e' | 'E' | ' '))
}

/// Whether a text is markup of a page: a tag that closes, or a line break.
pub(crate) fn is_html(text: &str) -> bool {
    const MARKS: &[&str] = &[
        "</p>",
        "</div>",
        "</a>",
        "<br>",
        "<br/>",
        "<br />",
        "</li>",
        "</span>",
        "</h2>",
        "</strong>",
        "</em>",
        "</html>",
        "<p>",
        "</b>",
        "</i>",
        "</article>",
        "</body>",
        "</en-note>",
    ];
    memchr::memchr(b'<', text.as_bytes()).is_some() && MARKS.iter().any(|m| text.contains(m))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(words("The weir's left gate, 90 years old"), 7);
        assert_eq!(words("<p class='a b'>one two</p>"), 2);
        assert_eq!(words("東京都は月曜日に"), 4);
        assert_eq!(words(""), 0);
    }
}
