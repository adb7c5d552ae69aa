//! Markdown text without its marks, for reading: emphasis, links, code. Takes a block's text; what
//! kind of block it is does not matter here.

/// Longest text of a link, in bytes.
const MAX_LINK_BYTES: usize = 2000;
/// Longest target of a link, in bytes.
const MAX_TARGET_BYTES: usize = 4000;

/// A block's text without its marks: those at the start of its lines, emphasis, links
/// (their text stays), pictures (their description stays).
pub fn plain(block: &str) -> String {
    let lines = block.lines().map(|line| {
        let mut rest = line.trim();
        while let Some(inner) = rest.strip_prefix('>') {
            rest = inner.trim_start();
        }
        let hashes = rest.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&hashes) && rest[hashes..].starts_with([' ', '\t']) {
            rest = rest[hashes..].trim().trim_end_matches('#').trim_end();
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if ["- ", "* ", "+ "].iter().any(|m| rest.starts_with(m)) {
            rest = rest[2..].trim_start();
        } else if (1..=9).contains(&digits) && rest[digits..].starts_with(") ") {
            rest = rest[digits + 2..].trim_start();
        }
        inline(rest)
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// A line without its inline marks.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['*', '_', '`', '[', '!', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let before = out.chars().next_back();
        let (mark, tail) = rest.split_at(1);
        let taken = match mark {
            "\\" if tail.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&tail[..1]);
                2
            }
            "!" if tail.starts_with('[') => 1,
            "[" => match link(rest) {
                Some((text, length)) => {
                    out.push_str(&inline(text));
                    length
                }
                None => keep(mark, &mut out),
            },
            "`" => 1,
            "*" if !(before.is_none_or(char::is_whitespace) && tail.starts_with(char::is_whitespace)) => 1,
            "_" => {
                let inside =
                    before.is_some_and(char::is_alphanumeric) && tail.starts_with(char::is_alphanumeric);
                if inside { keep(mark, &mut out) } else { 1 }
            }
            _ => keep(mark, &mut out),
        };
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

/// Writes a mark that means itself; its length.
fn keep(mark: &str, out: &mut String) -> usize {
    out.push_str(mark);
    mark.len()
}

/// The text of the link that starts here, and the link's length in bytes.
fn link(rest: &str) -> Option<(&str, usize)> {
    let close = closing(&rest.as_bytes()[..rest.len().min(MAX_LINK_BYTES)], b'[', b']')?;
    let (text, target) = (&rest[1..close], &rest[close + 1..]);
    if target.starts_with('(') {
        let end = closing(&target.as_bytes()[..target.len().min(MAX_TARGET_BYTES)], b'(', b')')?;
        return Some((text, close + 1 + end + 1));
    }
    if target.starts_with('[') {
        let end = target.find(']')?;
        return Some((text, close + 1 + end + 1));
    }
    None
}

/// Index of the bracket that closes the one that the bytes open with.
fn closing(bytes: &[u8], open: u8, close: u8) -> Option<usize> {
    let mut depth = 0usize;
    bytes.iter().position(|&byte| {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth = depth.saturating_sub(1);
        }
        depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_no_marks() {
        assert_eq!(plain("## A *fine* [bridge](http://x.org/a_(b)) ##"), "A fine bridge");
        assert_eq!(
            plain("> - **Bold** and `code`, snake_case, 2 * 3, ![a cat](c.png)"),
            "Bold and code, snake_case, 2 * 3, a cat"
        );
        assert_eq!(plain("1984. was a year [sic]"), "1984. was a year [sic]");
    }
}
