//! The markup of a Markdown file for a reader's view.
//!
//! In: its text and blocks. Out: nodes with ranges of the text; the marks themselves are nodes of the kind
//! [`NodeKind::Mark`]. Inline content is read by [`inline`](crate::read::markdown_nodes). Lists nest by the indent of
//! their marks. Reference definitions are not looked up: their links have no address.

use crate::read::markdown_nodes::NodeList;
use crate::types::block::{Block, Tag};
use crate::types::markup::{MarkupNode, NodeKind};

/// Spaces by which a list inside of an item is indented at least.
const MIN_LIST_INDENT: usize = 2;
/// Deepest nesting of lists.
const MAX_LISTS: usize = 16;
/// Spaces of indented code.
const CODE_INDENT: usize = 4;

/// The nodes of a file.
pub fn markdown_nodes(text: &str, blocks: &[Block]) -> Vec<MarkupNode> {
    let mut reader = ViewReader { list: NodeList::new(text), lists: Vec::new(), open: None };
    for block in blocks {
        let tag = block.markup.as_ref().map_or(Tag::Other, |m| m.tag);
        let raw = block.span.of(text);
        let start = block.span.start + (raw.len() - raw.trim_start_matches(['\n', '\r']).len());
        let end = start + text[start..block.span.end].trim_end().len();
        reader.block(tag, start, end);
        // A blank line behind it ends a quote or a table.
        if text[end..block.span.end].matches('\n').count() > 1 {
            reader.open = None;
        }
    }
    reader.list.nodes
}

/// A list that is open.
struct OpenList {
    /// Bytes before its marks.
    indent: usize,
    list: u32,
    item: u32,
    is_numbered: bool,
}

/// The nodes so far, and what the next block may continue.
struct ViewReader<'t> {
    list: NodeList<'t>,
    lists: Vec<OpenList>,
    /// The quote or table that the next block may continue.
    open: Option<(NodeKind, u32)>,
}

impl ViewReader<'_> {
    /// Adds a block without the white space behind it.
    fn block(&mut self, tag: Tag, start: usize, end: usize) {
        if tag != Tag::Item {
            self.lists.clear();
        }
        if !matches!(
            (tag, self.open),
            (Tag::Quote, Some((NodeKind::Quote, _))) | (Tag::Row, Some((NodeKind::Table, _)))
        ) {
            self.open = None;
        }
        match tag {
            Tag::Heading(level) => self.heading(level, start, end),
            Tag::Item => self.item(start, end),
            Tag::Quote => self.quote(start, end),
            Tag::Code => self.code(start, end),
            Tag::Row => self.row(start, end),
            Tag::Other if start < end => {
                self.list.add(NodeKind::Rule, start, start, None);
                self.list.add(NodeKind::Mark, start, end, None);
            }
            Tag::Paragraph => {
                let node = self.list.add(NodeKind::Paragraph, start, end, None);
                self.list.inline(start, end, Some(node));
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: u8, start: usize, end: usize) {
        let node = self.list.add(NodeKind::Heading, start, end, None);
        self.list.nodes[node as usize].number = Some(level.into());
        let text = self.list.text;
        let raw = &text[start..end];
        let indent = raw.len() - raw.trim_start().len();
        if raw[indent..].starts_with('#') {
            let marks = indent + raw[indent..].bytes().take_while(|b| *b == b'#').count();
            self.list.add(NodeKind::Mark, start, start + marks, Some(node));
            let bare = raw.trim_end_matches('#');
            let close =
                if bare.ends_with([' ', '\t']) && bare.len() > marks { bare.len() } else { raw.len() };
            self.list.inline(start + marks, start + close, Some(node));
            self.list.add(NodeKind::Mark, start + close, end, Some(node));
        } else {
            let rule = raw.rfind('\n').unwrap_or(raw.len());
            self.list.inline(start, start + rule, Some(node));
            self.list.add(NodeKind::Mark, start + rule, end, Some(node));
        }
    }

    fn item(&mut self, start: usize, end: usize) {
        let raw = &self.list.text[start..end];
        let bare = raw.trim_start();
        let indent = raw.len() - bare.len();
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let mark = indent + digits + 1;
        let is_numbered = digits > 0;
        while self.lists.last().is_some_and(|l| indent + MIN_LIST_INDENT <= l.indent) {
            self.lists.pop();
        }
        let last = self.lists.last();
        let is_inner =
            last.is_some_and(|l| indent >= l.indent + MIN_LIST_INDENT) && self.lists.len() < MAX_LISTS;
        if !is_inner && self.lists.last().is_some_and(|l| l.is_numbered != is_numbered) {
            self.lists.pop();
        }
        let list = match self.lists.last() {
            Some(list) if !is_inner => list.list,
            outer => {
                let list = self.list.add(NodeKind::List, start, end, outer.map(|o| o.item));
                let first = bare[..digits].parse().unwrap_or(1);
                self.list.nodes[list as usize].number = is_numbered.then_some(first);
                self.lists.push(OpenList { indent, list, item: 0, is_numbered });
                list
            }
        };
        let item = self.list.add(NodeKind::Item, start, end, Some(list));
        if let Some(open) = self.lists.last_mut() {
            open.item = item;
        }
        let mark = mark.min(raw.len());
        self.list.add(NodeKind::Mark, start, start + mark, Some(item));
        self.list.inline(start + mark, end, Some(item));
        self.list.reach(item, end);
    }

    fn quote(&mut self, start: usize, end: usize) {
        let quote = match self.open {
            Some((_, quote)) => quote,
            None => self.list.add(NodeKind::Quote, start, end, None),
        };
        self.open = Some((NodeKind::Quote, quote));
        self.list.reach(quote, end);
        let paragraph = self.list.add(NodeKind::Paragraph, start, end, Some(quote));
        let mut at = start;
        for line in self.list.text[start..end].split_inclusive('\n') {
            let marks = line.bytes().take_while(|b| matches!(b, b'>' | b' ' | b'\t')).count();
            if line[..marks].contains('>') {
                self.list.add(NodeKind::Mark, at, at + marks, Some(paragraph));
                self.list.inline(at + marks, at + line.len(), Some(paragraph));
            } else {
                self.list.inline(at, at + line.len(), Some(paragraph));
            }
            at += line.len();
        }
    }

    fn code(&mut self, start: usize, end: usize) {
        let pre = self.list.add(NodeKind::Pre, start, end, None);
        let raw = &self.list.text[start..end];
        let fence = raw.trim_start();
        if !(fence.starts_with("```") || fence.starts_with("~~~")) {
            let mut at = start;
            for line in raw.split_inclusive('\n') {
                let spaces = line.bytes().take(CODE_INDENT).take_while(|b| *b == b' ').count();
                let marks = if line.starts_with('\t') { 1 } else { spaces };
                self.list.add(NodeKind::Mark, at, at + marks, Some(pre));
                at += line.len();
            }
            return;
        }
        let first = raw.find('\n').map_or(raw.len(), |at| at + 1);
        let language = fence.lines().next().unwrap_or_default().trim_start_matches(['`', '~']).trim();
        let language = language.split_whitespace().next().unwrap_or_default();
        self.list.nodes[pre as usize].text = (!language.is_empty()).then(|| language.into());
        self.list.add(NodeKind::Mark, start, start + first, Some(pre));
        let last = raw.rfind('\n').map_or(raw.len(), |at| at + 1);
        let is_fence = last > first && raw[last..].trim().bytes().all(|b| b == fence.as_bytes()[0]);
        if is_fence {
            self.list.add(NodeKind::Mark, start + last, end, Some(pre));
        }
    }

    fn row(&mut self, start: usize, end: usize) {
        let text = self.list.text;
        let raw = &text[start..end];
        let table = match self.open {
            Some((_, table)) => table,
            None => self.list.add(NodeKind::Table, start, end, None),
        };
        self.open = Some((NodeKind::Table, table));
        self.list.reach(table, end);
        if raw.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t')) && raw.contains('-') {
            self.list.add(NodeKind::Mark, start, end, Some(table));
            for node in self.list.nodes.iter_mut().skip(table as usize) {
                node.header |= node.kind == NodeKind::Cell;
            }
            return;
        }
        let row = self.list.add(NodeKind::Row, start, end, Some(table));
        let bytes = raw.as_bytes();
        let bars: Vec<usize> =
            (0..bytes.len()).filter(|&at| bytes[at] == b'|' && (at == 0 || bytes[at - 1] != b'\\')).collect();
        for pair in bars.windows(2) {
            let (from, to) = (start + pair[0] + 1, start + pair[1]);
            let from = from + (text[from..to].len() - text[from..to].trim_start().len());
            let to = from + text[from..to].trim_end().len();
            let cell = self.list.add(NodeKind::Cell, from, to, Some(row));
            self.list.inline(from, to, Some(cell));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::blocks;

    fn nodes(text: &str) -> Vec<String> {
        let nodes = markdown_nodes(text, &blocks(text, None, 100).0);
        for (at, node) in nodes.iter().enumerate() {
            let parent = node.parent.map(|p| (p as usize, &nodes[p as usize]));
            if let Some((index, parent)) = parent {
                assert!(
                    index < at && parent.start <= node.start && node.end <= parent.end,
                    "{node:?} in {parent:?}"
                );
            }
        }
        let line = |node: &MarkupNode| {
            let facts = [node.address.as_deref(), node.text.as_deref()];
            let facts: String = facts.into_iter().flatten().map(|fact| format!(" ({fact})")).collect();
            let number = node.number.map(|n| format!(" {n}")).unwrap_or_default();
            format!("{:?}{number}{facts}: {}", node.kind, &text[node.start..node.end])
        };
        nodes.iter().filter(|n| n.kind != NodeKind::Mark).map(line).collect()
    }

    /// The text without its marks.
    fn bare(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for node in markdown_nodes(text, &blocks(text, None, 100).0) {
            if node.kind == NodeKind::Mark && node.end > at {
                out.push_str(&text[at..node.start.max(at)]);
                at = node.end;
            }
        }
        out + &text[at..]
    }

    #[test]
    fn blocks_have_their_nodes() {
        let text = "## A *fine* bridge ##\n\nUnder\n=====\n\n3. one\n4. two\n   - in **b**\n\n> said\n> she\n\n```rust\nlet a = 1;\n```\n\nText\n\n    code\n\n***\n";
        let want = [
            "Heading 2: ## A *fine* bridge ##",
            "Emphasis: fine",
            "Heading 1: Under\n=====",
            "List 3: 3. one\n4. two\n   - in **b**",
            "Item: 3. one",
            "Item: 4. two\n   - in **b**",
            "List:    - in **b**",
            "Item:    - in **b**",
            "Strong: b",
            "Quote: > said\n> she",
            "Paragraph: > said\n> she",
            "Pre (rust): ```rust\nlet a = 1;\n```",
            "Paragraph: Text",
            "Pre:     code",
            "Rule: ",
        ];
        assert_eq!(nodes(text), want);
        let text = bare(text);
        assert_eq!(
            text.split_whitespace().collect::<Vec<_>>().join(" "),
            "A fine bridge Under one two in b said she let a = 1; Text code"
        );
    }

    #[test]
    fn tables_have_cells() {
        let text = "| a | b \\| c |\n|---|:-:|\n| 1 | [x](y) |\n";
        let nodes = markdown_nodes(text, &blocks(text, None, 100).0);
        let cells: Vec<_> = nodes.iter().filter(|n| n.kind == NodeKind::Cell).collect();
        let texts: Vec<_> = cells.iter().map(|n| (&text[n.start..n.end], n.header)).collect();
        assert_eq!(texts, [("a", true), ("b \\| c", true), ("1", false), ("[x](y)", false)]);
        assert_eq!(bare(text).trim(), "| a | b | c |\n\n| 1 | x |");
    }
}
