//! The kinds of HTML elements that the reader tells apart: which begin a block, which hold no text,
//! which say something of the text inside.

use html5ever::{LocalName, Namespace, local_name, ns};

/// Kind of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementKind {
    /// Flows with the text around it.
    Inline,
    /// `<a>`: inline, and a link.
    Link,
    /// `<time>`: inline.
    Time,
    /// `<br>`.
    Break,
    /// Begins a block and says nothing more.
    Block,
    /// `<p>`.
    Paragraph,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// `<li>`, `<dt>`, `<dd>`.
    Item,
    /// `<blockquote>`.
    Quote,
    /// `<pre>`.
    Pre,
    /// `<figcaption>`, `<caption>`.
    Caption,
    /// `<table>`.
    Table,
    /// `<tr>`.
    Row,
    /// `<td>`, `<th>`.
    Cell,
    /// `<address>`.
    Address,
    /// `<button>`, `<legend>`, `<summary>`.
    Control,
    /// `<article>`.
    Article,
    /// `<main>`.
    Main,
    /// `<nav>`.
    Nav,
    /// `<header>`.
    Header,
    /// `<footer>`.
    Footer,
    /// `<aside>`.
    Aside,
    /// `<form>`.
    Form,
    /// Never text: scripts, styles, pictures, fields.
    Skip,
    /// `<script>`, for its JSON-LD.
    Script,
    /// `<title>` of the head.
    Title,
    /// `<meta>`.
    Meta,
    /// `<link>`.
    Canonical,
    /// `<html>`, for its language.
    Root,
}

impl ElementKind {
    /// The kind of an element by its name.
    pub fn of(space: &Namespace, name: &LocalName) -> ElementKind {
        if *space != ns!(html) {
            return match *name {
                local_name!("svg") | local_name!("annotation") | local_name!("annotation-xml") => {
                    ElementKind::Skip
                }
                _ => ElementKind::Inline,
            };
        }
        match *name {
            local_name!("html") => ElementKind::Root,
            local_name!("title") => ElementKind::Title,
            local_name!("meta") => ElementKind::Meta,
            local_name!("link") => ElementKind::Canonical,
            local_name!("script") => ElementKind::Script,
            local_name!("a") => ElementKind::Link,
            local_name!("time") => ElementKind::Time,
            local_name!("br") => ElementKind::Break,
            local_name!("p") => ElementKind::Paragraph,
            local_name!("h1") => ElementKind::Heading(1),
            local_name!("h2") => ElementKind::Heading(2),
            local_name!("h3") => ElementKind::Heading(3),
            local_name!("h4") => ElementKind::Heading(4),
            local_name!("h5") => ElementKind::Heading(5),
            local_name!("h6") => ElementKind::Heading(6),
            local_name!("li") | local_name!("dt") | local_name!("dd") => ElementKind::Item,
            local_name!("blockquote") => ElementKind::Quote,
            local_name!("pre") | local_name!("listing") | local_name!("xmp") | local_name!("plaintext") => {
                ElementKind::Pre
            }
            local_name!("figcaption") | local_name!("caption") => ElementKind::Caption,
            local_name!("table") => ElementKind::Table,
            local_name!("tr") => ElementKind::Row,
            local_name!("td") | local_name!("th") => ElementKind::Cell,
            local_name!("address") => ElementKind::Address,
            local_name!("button") | local_name!("legend") | local_name!("summary") => ElementKind::Control,
            local_name!("article") => ElementKind::Article,
            local_name!("main") => ElementKind::Main,
            local_name!("nav") => ElementKind::Nav,
            local_name!("header") => ElementKind::Header,
            local_name!("footer") => ElementKind::Footer,
            local_name!("aside") => ElementKind::Aside,
            local_name!("form") => ElementKind::Form,
            _ if is_plain_block(name) => ElementKind::Block,
            _ if is_skipped(name) => ElementKind::Skip,
            _ => ElementKind::Inline,
        }
    }

    /// Whether running text may stand straight in the element.
    pub fn holds_prose(self) -> bool {
        matches!(
            self,
            ElementKind::Paragraph
                | ElementKind::Heading(_)
                | ElementKind::Item
                | ElementKind::Cell
                | ElementKind::Quote
                | ElementKind::Caption
        )
    }

    /// Whether nothing inside is text of the page.
    pub fn is_silent(self) -> bool {
        matches!(
            self,
            ElementKind::Skip
                | ElementKind::Script
                | ElementKind::Title
                | ElementKind::Meta
                | ElementKind::Canonical
        )
    }

    /// Whether the element begins and ends a block.
    pub fn is_block(self) -> bool {
        !matches!(self, ElementKind::Inline | ElementKind::Link | ElementKind::Time | ElementKind::Break)
            && !self.is_silent()
    }

    /// Whether a table cell that holds one is part of a page's layout, not data.
    pub fn is_layout(self) -> bool {
        matches!(
            self,
            ElementKind::Table
                | ElementKind::Heading(_)
                | ElementKind::Item
                | ElementKind::Quote
                | ElementKind::Pre
                | ElementKind::Article
                | ElementKind::Main
                | ElementKind::Nav
                | ElementKind::Header
                | ElementKind::Footer
                | ElementKind::Aside
                | ElementKind::Form
        )
    }
}

/// Whether an element begins a block and says nothing more.
fn is_plain_block(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("body")
            | local_name!("center")
            | local_name!("details")
            | local_name!("dialog")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("fieldset")
            | local_name!("figure")
            | local_name!("frameset")
            | local_name!("head")
            | local_name!("hgroup")
            | local_name!("hr")
            | local_name!("menu")
            | local_name!("ol")
            | local_name!("optgroup")
            | local_name!("option")
            | local_name!("section")
            | local_name!("tbody")
            | local_name!("tfoot")
            | local_name!("thead")
            | local_name!("ul")
    )
}

/// Whether the content of an element is no text of the page: code, media, fields, fallbacks.
fn is_skipped(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("noframes")
            | local_name!("noembed")
            | local_name!("iframe")
            | local_name!("object")
            | local_name!("canvas")
            | local_name!("audio")
            | local_name!("video")
            | local_name!("select")
            | local_name!("datalist")
            | local_name!("textarea")
            | local_name!("map")
            | local_name!("rt")
            | local_name!("rp")
            | local_name!("progress")
            | local_name!("meter")
    )
}

/// Whether an element only formats its text. These are read as `span`: the repairs that HTML
/// prescribes for formatting left open can make a tree grow with the square of the page.
pub fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Whether an element holds nothing or no HTML, so that nothing can be nested in it.
pub fn is_leaf(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("br")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("wbr")
            | local_name!("source")
            | local_name!("area")
            | local_name!("base")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("param")
            | local_name!("track")
            | local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("iframe")
            | local_name!("noscript")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("xmp")
            | local_name!("plaintext")
    )
}
