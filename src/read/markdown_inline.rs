//! Markdown marks inside a line taken off for reading: emphasis, links, code.

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
pub(crate) fn inline(line: &str) -> String {
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

pub(crate) fn keep(mark: &str, out: &mut String) -> usize {
    out.push_str(mark);
    mark.len()
}

/// The text of the link that starts here, and the link's length in bytes.
pub(crate) fn link(rest: &str) -> Option<(&str, usize)> {
    let mut depth = 0usize;
    let close = rest.bytes().take(2000).position(|b| {
        depth = match b {
            b'[' => depth + 1,
            b']' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0
    })?;
    let (text, target) = (&rest[1..close], &rest[close + 1..]);
    if target.starts_with('(') {
        let mut depth = 0usize;
        let end = target.bytes().take(4000).position(|b| {
            depth = match b {
                b'(' => depth + 1,
                b')' => depth.saturating_sub(1),
                _ => depth,
            };
            depth == 0
        })?;
        return Some((text, close + 1 + end + 1));
    }
    if target.starts_with('[') {
        let end = target.find(']')?;
        return Some((text, close + 1 + end + 1));
    }
    None
}
