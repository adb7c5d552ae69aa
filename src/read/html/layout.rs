//! How the blocks of a page look: bold, centred, ruled off, and in which style. Fed by the
//! renderer while it walks the tree; gives one [`Layout`] a block. Of style sheets only rules
//! for single classes are read. It judges nothing.

use crate::read::html::attr::Attr;
use crate::read::html::element::ElementKind;
use crate::read::html::tree::{NodeId, Tree};
use crate::types::layout::{Layout, RuleBefore};
use crate::util::hash::fnv1a;
use memchr::{memchr, memmem};
use std::collections::HashMap;

/// Bytes of style sheets that are read; what stands behind is not looked at.
const MAX_SHEET_BYTES: usize = 256 << 10;

/// What styles say, where they say it.
#[derive(Clone, Copy, Default)]
struct Style {
    bold: Option<bool>,
    centred: Option<bool>,
    page_break: bool,
}

impl Style {
    /// Reads declarations such as `font-weight: bold; text-align: center`.
    fn of(declarations: &str) -> Style {
        let mut style = Style::default();
        for (name, value) in declarations.split(';').filter_map(|d| d.split_once(':')) {
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
            match name.as_str() {
                "font-weight" => {
                    let number = value.parse::<u32>().ok();
                    let bold = value.starts_with("bold") || number.is_some_and(|n| n >= 600);
                    style.bold = Some(bold);
                }
                "text-align" => style.centred = Some(value.starts_with("center")),
                "page-break-before" | "page-break-after" => style.page_break = value.starts_with("always"),
                _ => {}
            }
        }
        style
    }

    /// Itself, and over it what another says.
    fn under(self, other: Style) -> Style {
        Style {
            bold: other.bold.or(self.bold),
            centred: other.centred.or(self.centred),
            page_break: self.page_break || other.page_break,
        }
    }
}

/// An open element.
#[derive(Clone, Copy)]
struct State {
    id: NodeId,
    bold: bool,
    centred: bool,
    /// Hash of the nearest block element and of the one around it.
    block: u64,
    outer: u64,
    /// Hash of the innermost inline element that has a name or a class of its own, or 0.
    inline: u64,
}

/// The line that is being written.
#[derive(Default)]
struct OpenLayout {
    layout: Layout,
    begun: bool,
    all_bold: bool,
    lead_ended: bool,
    inline: Option<u64>,
}

/// Follows the renderer through the tree.
#[derive(Default)]
pub struct LayoutTracker {
    classes: HashMap<String, Style>,
    stack: Vec<State>,
    open: OpenLayout,
    gap: u16,
    rule: Option<RuleBefore>,
    anchor: u64,
    /// One a block.
    pub blocks: Vec<Layout>,
}

impl LayoutTracker {
    /// A tracker that knows the style sheets of a page's source.
    pub fn new(source: &str) -> LayoutTracker {
        LayoutTracker { classes: sheets(source), ..LayoutTracker::default() }
    }

    /// An element with visible content opens. `text`: bytes of text inside it.
    pub fn enter(&mut self, tree: &Tree, id: NodeId, kind: ElementKind, text: u32) {
        let name = tree.name(id);
        let outer = self.stack.last().copied();
        let mut state =
            outer.unwrap_or(State { id, bold: false, centred: false, block: 0, outer: 0, inline: 0 });
        state.id = id;
        let class = tree.attr(id, Attr::Class);
        let own = tree.attr(id, Attr::Style);
        let style =
            class.into_iter().flat_map(str::split_ascii_whitespace).fold(Style::default(), |style, class| {
                match self.classes.get(class) {
                    Some(known) => style.under(*known),
                    None => style,
                }
            });
        let style = own.map_or(style, |own| style.under(Style::of(own)));
        let tagged =
            tree.attr(id, Attr::Bold).is_some() || matches!(kind, ElementKind::Heading(_)) || name == "th";
        state.bold = style.bold.unwrap_or(state.bold || tagged);
        let aligned = tree.attr(id, Attr::Align).map(|a| a.eq_ignore_ascii_case("center"));
        state.centred = style.centred.or(aligned).unwrap_or(state.centred || name == "center");
        let signed = match (class, own) {
            (Some(class), _) => signature(name, class),
            (None, Some(own)) => signature(name, &own.chars().take(60).collect::<String>()),
            (None, None) => signature(name, ""),
        };
        if kind.is_block() {
            (state.outer, state.block, state.inline) = (state.block, signed, 0);
        } else if class.is_some() || own.is_some() {
            state.inline = signed;
        }
        if name == "hr" {
            self.rule = Some(RuleBefore::Line);
        } else if style.page_break && text == 0 {
            self.rule = Some(RuleBefore::Page);
        }
        if let Some(anchor) = tree.attr(id, Attr::Name).or_else(|| tree.attr(id, Attr::Id)) {
            self.anchor = anchor_hash(anchor).unwrap_or(self.anchor);
        }
        self.stack.push(state);
    }

    /// An element closes.
    pub fn leave(&mut self, id: NodeId) {
        if self.stack.last().is_some_and(|s| s.id == id) {
            self.stack.pop();
        }
    }

    /// A line break or the end of an empty block.
    pub fn blank(&mut self) {
        self.gap = self.gap.saturating_add(1);
    }

    /// Text was written; the open line is now `length` bytes long.
    pub fn text(&mut self, length: usize) {
        let Some(state) = self.stack.last().copied() else { return };
        let open = &mut self.open;
        if !open.begun {
            open.begun = true;
            open.all_bold = true;
            open.layout = Layout {
                gap: self.gap,
                rule: self.rule.take(),
                anchor: std::mem::take(&mut self.anchor),
                centred: state.centred,
                ..Layout::default()
            };
            open.inline = Some(state.inline);
        }
        self.gap = 0;
        open.all_bold &= state.bold;
        open.lead_ended |= !state.bold;
        if !open.lead_ended {
            open.layout.lead_bold = u32::try_from(length).unwrap_or(u32::MAX);
        }
        open.inline = open.inline.filter(|i| *i == state.inline);
    }

    /// The line ends without text.
    pub fn drop_line(&mut self) {
        self.blank();
    }

    /// The line ends and is a block, or a part of the last one when `capped`.
    pub fn end_line(&mut self, capped: bool) {
        let open = std::mem::take(&mut self.open);
        self.gap = self.gap.saturating_sub(1);
        if capped {
            return;
        }
        let mut layout = open.layout;
        layout.bold = open.all_bold;
        if layout.bold {
            layout.lead_bold = 0;
        }
        let state = self.stack.last();
        let marks = [u64::from(layout.bold), u64::from(layout.centred)];
        let parts = [state.map_or(0, |s| s.outer), state.map_or(0, |s| s.block), open.inline.unwrap_or(0)];
        layout.style = parts
            .iter()
            .chain(&marks)
            .fold(1, |sum, part| (sum ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23));
        self.blocks.push(layout);
    }
}

/// The rules for single classes in the style elements of a page.
fn sheets(source: &str) -> HashMap<String, Style> {
    let mut classes = HashMap::new();
    let bytes = source.as_bytes();
    let mut budget = MAX_SHEET_BYTES;
    let mut at = 0;
    while let Some(found) =
        ["<style", "<STYLE"].iter().filter_map(|s| memmem::find(&bytes[at..], s.as_bytes())).min()
    {
        let from = at + found;
        let end = ["</style", "</STYLE"]
            .iter()
            .filter_map(|s| memmem::find(&bytes[from..], s.as_bytes()))
            .min()
            .map_or(bytes.len(), |e| from + e);
        let mut sheet = source.get(from..end).unwrap_or("");
        while let Some(open) = memchr(b'{', sheet.as_bytes()).filter(|o| *o < budget) {
            let close = memchr(b'}', &sheet.as_bytes()[open..]).map_or(sheet.len(), |c| open + c);
            let selector = sheet[..open].rsplit(['}', '>', '*', '/', '-']).next();
            let selector = sheet[..open].lines().next_back().or(selector).unwrap_or("");
            let style = Style::of(&sheet[open + 1..close]);
            if style.bold.is_some() || style.centred.is_some() || style.page_break {
                for one in selector.split(',').map(str::trim) {
                    let class = one.split_once('.').map(|(_, class)| class);
                    if let Some(class) = class
                        .filter(|c| c.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'))
                    {
                        let known: Style = classes.get(class).copied().unwrap_or_default();
                        classes.insert(class.to_owned(), known.under(style));
                    }
                }
            }
            budget -= (close - open).min(budget);
            sheet = sheet.get(close + 1..).unwrap_or("");
        }
        at = end.max(from + 6);
        if at >= bytes.len() || budget == 0 {
            break;
        }
    }
    classes
}

/// Hash of an element's name and class, where all numbers are alike.
fn signature(name: &str, class: &str) -> u64 {
    let mut last = ' ';
    let class = class.chars().filter_map(|c| {
        let c = if c.is_ascii_digit() && class.len() > 3 { '0' } else { c };
        let again = c == '0' && last == '0';
        last = c;
        (!again && !c.is_whitespace()).then_some(c)
    });
    fnv1a(name.chars().chain(['.']).chain(class))
}

/// Hash of a numbered anchor's name, all numbers alike; `None` for any other.
fn anchor_hash(name: &str) -> Option<u64> {
    let digit = name.bytes().any(|b| b.is_ascii_digit());
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let parted = letters > 0 && matches!(name.as_bytes().get(letters), Some(b'_' | b'-'));
    if !digit || name.len() > 8 && !parted {
        return None;
    }
    let mut last = ' ';
    let same = name.chars().filter_map(|c| {
        let c = if c.is_ascii_digit() { '0' } else { c };
        let again = c == '0' && last == '0';
        last = c;
        (!again).then_some(c)
    });
    Some(fnv1a(same) | 1)
}
