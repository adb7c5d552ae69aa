//! Inline Markdown to nodes: emphasis, code, links, pictures, strikes, line breaks.
//!
//! In: a range of a file's text. Out: nodes in the order in which they open. What looks like a mark and closes nothing
//! stays text. Brackets are matched once, and a search for a closing mark that found none is not made again, so that the
//! time is linear in the text.

use crate::read::markdown_inline::plain;
use crate::types::markup::{MarkupNode, NodeKind};
use crate::util::order::sort;
use memchr::memchr;

/// Most backticks that open code.
const MAX_TICKS: usize = 15;
/// Most marks in a run that opens emphasis.
const MAX_MARKS: usize = 3;
/// Deepest nesting of inline markup.
const MAX_DEPTH: usize = 6;

/// The nodes of a file so far.
pub struct NodeList<'t> {
    /// The text of the file.
    pub text: &'t str,
    /// Its nodes.
    pub nodes: Vec<MarkupNode>,
    /// Brackets of the range that is read and those that close them, by place.
    pairs: Vec<(usize, usize)>,
    /// By length of a run of backticks the byte before which nothing closes one.
    no_ticks: [usize; MAX_TICKS + 1],
    /// The same for each mark of emphasis.
    no_marks: [[usize; MAX_MARKS + 1]; 3],
}

impl<'t> NodeList<'t> {
    /// None yet.
    pub fn new(text: &'t str) -> Self {
        NodeList {
            text,
            nodes: Vec::new(),
            pairs: Vec::new(),
            no_ticks: [0; MAX_TICKS + 1],
            no_marks: [[0; MAX_MARKS + 1]; 3],
        }
    }

    /// Adds a node; its index.
    pub fn add(&mut self, kind: NodeKind, start: usize, end: usize, parent: Option<u32>) -> u32 {
        self.nodes.push(MarkupNode { end, ..MarkupNode::new(kind, start, parent) });
        (self.nodes.len() - 1) as u32
    }

    /// Makes a node and those around it end no earlier than here.
    pub fn reach(&mut self, node: u32, end: usize) {
        let mut at = Some(node);
        while let Some(node) = at.map(|at| &mut self.nodes[at as usize]) {
            node.end = node.end.max(end);
            at = node.parent;
        }
    }

    /// Adds the nodes of a range.
    pub fn inline(&mut self, start: usize, end: usize, parent: Option<u32>) {
        self.pairs = pairs(self.text.as_bytes(), start, end);
        self.range(start, end, parent, 0);
    }

    fn range(&mut self, start: usize, end: usize, parent: Option<u32>, depth: usize) {
        let bytes = &self.text.as_bytes()[..end];
        let mut at = start;
        while at < end {
            let known = match bytes[at] {
                b'\\' => self.escape(at, end, parent),
                b'`' => self.code(at, end, parent),
                b'!' if bytes.get(at + 1) == Some(&b'[') => self.picture(at, end, parent),
                b'[' if depth < MAX_DEPTH => self.link(at, end, parent, depth),
                b'<' => self.plain_link(at, end, parent),
                b'*' | b'_' | b'~' if depth < MAX_DEPTH => self.emphasis(at, end, parent, depth),
                b'\n' if self.text[start..at].ends_with("  ") => {
                    self.add(NodeKind::Break, at, at, parent);
                    None
                }
                _ => None,
            };
            at = known.unwrap_or_else(|| {
                // A run of one mark that opens nothing is passed over whole.
                let byte = bytes[at];
                let is_mark = matches!(byte, b'*' | b'_' | b'`' | b'~');
                at + if is_mark { bytes[at..].iter().take_while(|b| **b == byte).count() } else { 1 }
            });
        }
    }

    /// A backslash before a mark or a line end; where it ends.
    fn escape(&mut self, at: usize, end: usize, parent: Option<u32>) -> Option<usize> {
        let next = *self.text.as_bytes()[..end].get(at + 1)?;
        if next == b'\n' {
            self.add(NodeKind::Mark, at, at + 1, parent);
            self.add(NodeKind::Break, at + 1, at + 1, parent);
            return Some(at + 2);
        }
        next.is_ascii_punctuation().then(|| {
            self.add(NodeKind::Mark, at, at + 1, parent);
            at + 2
        })
    }

    /// Code between runs of backticks of one length; where it ends.
    fn code(&mut self, at: usize, end: usize, parent: Option<u32>) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..end];
        let length = run(bytes, at);
        let open = at + length;
        let none_before = self.no_ticks.get_mut(length)?;
        if *none_before >= end {
            return None;
        }
        let mut close = open;
        loop {
            let Some(found) = memchr(b'`', &bytes[close..]) else {
                *none_before = end;
                return None;
            };
            close += found;
            let found = run(bytes, close);
            if found == length {
                break;
            }
            close += found;
        }
        // One space at both ends is no part of the code.
        let inner = &self.text[open..close];
        let padded = inner.len() > 2 && inner.starts_with(' ') && inner.ends_with(' ');
        let pad = usize::from(padded);
        self.add(NodeKind::Mark, at, open + pad, parent);
        self.add(NodeKind::Code, open + pad, close - pad, parent);
        self.add(NodeKind::Mark, close - pad, close + length, parent);
        Some(close + length)
    }

    /// `![alt](address)`; where it ends.
    fn picture(&mut self, at: usize, end: usize, parent: Option<u32>) -> Option<usize> {
        let (close, address, behind) = self.target(at + 1, end)?;
        let alt = plain(&self.text[at + 2..close]);
        let node = self.add(NodeKind::Picture, at, at, parent) as usize;
        self.nodes[node].address = address.map(Into::into);
        self.nodes[node].text = (!alt.is_empty()).then(|| alt.into());
        self.add(NodeKind::Mark, at, behind, parent);
        Some(behind)
    }

    /// `[text](address)` or `[text][name]`; where it ends.
    fn link(&mut self, at: usize, end: usize, parent: Option<u32>, depth: usize) -> Option<usize> {
        let (close, address, behind) = self.target(at, end)?;
        self.add(NodeKind::Mark, at, at + 1, parent);
        let link = self.add(NodeKind::Link, at + 1, close, parent);
        self.nodes[link as usize].address = address.map(Into::into);
        self.range(at + 1, close, Some(link), depth + 1);
        self.add(NodeKind::Mark, close, behind, parent);
        Some(behind)
    }

    /// `<https://example.org>`; where it ends.
    fn plain_link(&mut self, at: usize, end: usize, parent: Option<u32>) -> Option<usize> {
        let rest = &self.text[at + 1..end];
        if !["http://", "https://", "mailto:"].iter().any(|scheme| rest.starts_with(scheme)) {
            return None;
        }
        let length = rest.find(['>', ' ', '\n', '<']).filter(|length| rest[*length..].starts_with('>'))?;
        self.add(NodeKind::Mark, at, at + 1, parent);
        let link = self.add(NodeKind::Link, at + 1, at + 1 + length, parent) as usize;
        self.nodes[link].address = Some(rest[..length].into());
        self.add(NodeKind::Mark, at + 1 + length, at + 2 + length, parent);
        Some(at + 2 + length)
    }

    /// Of the link that opens with the bracket at `at`: where its text ends, its address, and where it ends itself.
    fn target(&self, at: usize, end: usize) -> Option<(usize, Option<&'t str>, usize)> {
        let text = self.text;
        let closing = |open: usize| {
            let place = self.pairs.binary_search_by_key(&open, |pair| pair.0).ok()?;
            Some(self.pairs[place].1).filter(|close| *close < end)
        };
        let close = closing(at)?;
        match text.as_bytes()[..end].get(close + 1)? {
            b'(' => {
                let last = closing(close + 1)?;
                let inner = text[close + 2..last].trim();
                let address = match inner.strip_prefix('<') {
                    Some(inner) => inner.split('>').next(),
                    None => inner.split_whitespace().next(),
                };
                Some((close, address.filter(|a| !a.is_empty()), last + 1))
            }
            b'[' => Some((close, None, closing(close + 1)? + 1)),
            _ => None,
        }
    }

    /// Emphasis, strong text or a strike that opens here; where it ends.
    fn emphasis(&mut self, at: usize, end: usize, parent: Option<u32>, depth: usize) -> Option<usize> {
        let text = self.text;
        let mark = text.as_bytes()[at];
        let length = run(&text.as_bytes()[..end], at);
        let open = at + length;
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let in_word = mark == b'_' && is_word(text[..at].chars().next_back());
        let opens = text[open..end].starts_with(|c: char| !c.is_whitespace());
        let right_length = if mark == b'~' { length == 2 } else { length <= MAX_MARKS };
        if in_word || !opens || !right_length {
            return None;
        }
        let kind = [b'*', b'_', b'~'].iter().position(|m| *m == mark)?;
        if self.no_marks[kind][length] >= end {
            return None;
        }
        let Some(close) = self.closing_run(open, end, mark, length) else {
            self.no_marks[kind][length] = end;
            return None;
        };
        self.add(NodeKind::Mark, at, open, parent);
        let (outer, inner) = match (mark, length) {
            (b'~', _) => (NodeKind::Strike, None),
            (_, 1) => (NodeKind::Emphasis, None),
            (_, 2) => (NodeKind::Strong, None),
            _ => (NodeKind::Strong, Some(NodeKind::Emphasis)),
        };
        let mut node = self.add(outer, open, close, parent);
        if let Some(inner) = inner {
            node = self.add(inner, open, close, Some(node));
        }
        self.range(open, close, Some(node), depth + 1);
        self.add(NodeKind::Mark, close, close + length, parent);
        Some(close + length)
    }
}

impl NodeList<'_> {
    /// The first run of marks that closes one of this length which opened before `from`. Runs of other lengths open and
    /// close their own text in between.
    fn closing_run(&self, from: usize, end: usize, mark: u8, length: usize) -> Option<usize> {
        let (text, bytes) = (self.text, &self.text.as_bytes()[..end]);
        let mut inner = [0usize; MAX_MARKS + 1];
        let mut at = from;
        loop {
            at += memchr(mark, &bytes[at..])?;
            let size = run(bytes, at);
            let before = text[..at].chars().next_back();
            let behind = text[at + size..end].chars().next();
            let closes = before.is_some_and(|c| !c.is_whitespace() && c != '\\')
                && !(mark == b'_' && behind.is_some_and(char::is_alphanumeric));
            let open = inner.get_mut(size).filter(|_| size != length);
            match open {
                _ if closes && size == length => return Some(at),
                Some(open) if closes && *open > 0 => *open -= 1,
                _ if closes && size > length => return Some(at + size - length),
                Some(open) if behind.is_some_and(|c| !c.is_whitespace()) => *open += 1,
                _ => {}
            }
            at += size;
        }
    }
}

/// The square and round brackets of a range with those that close them, by the place of the first. One behind a
/// backslash does not count.
fn pairs(bytes: &[u8], start: usize, end: usize) -> Vec<(usize, usize)> {
    let (mut square, mut round, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = start;
    while at < end {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => square.push(at),
            b'(' => round.push(at),
            b']' => pairs.extend(square.pop().map(|open| (open, at))),
            b')' => pairs.extend(round.pop().map(|open| (open, at))),
            _ => {}
        }
        at += 1;
    }
    sort(&mut pairs);
    pairs
}

/// Number of bytes from `at` on that are as the first of them.
fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|b| **b == bytes[at]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(text: &str) -> Vec<String> {
        let mut list = NodeList::new(text);
        list.inline(0, text.len(), None);
        let line = |node: &MarkupNode| {
            let facts = [node.address.as_deref(), node.text.as_deref()];
            let facts: String = facts.into_iter().flatten().map(|fact| format!(" ({fact})")).collect();
            format!("{:?}{facts}: {}", node.kind, &text[node.start..node.end])
        };
        list.nodes.iter().filter(|n| n.kind != NodeKind::Mark).map(line).collect()
    }

    #[test]
    fn inline_marks_are_read() {
        let table: [(&str, &[&str]); 16] = [
            ("a **b *c*** d", &["Strong: b *c*", "Emphasis: c"]),
            ("***x*** _y_ snake_case_name", &["Strong: x", "Emphasis: x", "Emphasis: y"]),
            ("`` a`b `` and `c`", &["Code: a`b", "Code: c"]),
            ("[a *b*](http://x.org/a_(b) \"T\")", &["Link (http://x.org/a_(b)): a *b*", "Emphasis: b"]),
            ("![A cat](c.png) ~~gone~~", &["Picture (c.png) (A cat): ", "Strike: gone"]),
            ("[![A](a.png)](b.html)", &["Link (b.html): ![A](a.png)", "Picture (a.png) (A): "]),
            ("<https://x.org> <b>", &["Link (https://x.org): https://x.org"]),
            ("[text][name]", &["Link: text"]),
            ("a  \nb\\\nc", &["Break: ", "Break: "]),
            ("2 * 3 * 4", &[]),
            ("\\*no\\* *open", &[]),
            ("*a\u{e9}*", &["Emphasis: a\u{e9}"]),
            ("[open](x", &[]),
            ("`open", &[]),
            ("~one~", &[]),
            ("", &[]),
        ];
        for (text, want) in table {
            assert_eq!(nodes(text), want, "{text}");
        }
    }

    #[test]
    fn many_open_marks_take_linear_time() {
        for unit in ["*a ", "[", "![", "`` ` ", "_a", "[a](", "<http://"] {
            nodes(&unit.repeat(200_000 / unit.len()));
        }
    }
}
