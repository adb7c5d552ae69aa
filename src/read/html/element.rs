//! The elements of HTML as the reader sees them: how an element breaks the text, and what
//! its place says of the text inside.

use html5ever::{LocalName, Namespace, local_name, ns};

/// What an element is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Flows with the text around it.
    Inline,
    /// `<a>`: inline, and a link.
    Link,
    /// `<time>`, `<cite>`, `<address>`: inline or not, text about the page.
    Time,
    /// `<br>`.
    Break,
    /// A box without a meaning of its own.
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

impl Kind {
    /// The kind of an element by its name.
    pub fn of(space: &Namespace, name: &LocalName) -> Kind {
        if *space != ns!(html) {
            return match *name {
                local_name!("svg") | local_name!("annotation") | local_name!("annotation-xml") => Kind::Skip,
                _ => Kind::Inline,
            };
        }
        match *name {
            local_name!("html") => Kind::Root,
            local_name!("title") => Kind::Title,
            local_name!("meta") => Kind::Meta,
            local_name!("link") => Kind::Canonical,
            local_name!("script") => Kind::Script,
            local_name!("a") => Kind::Link,
            local_name!("time") => Kind::Time,
            local_name!("br") => Kind::Break,
            local_name!("p") => Kind::Paragraph,
            local_name!("h1") => Kind::Heading(1),
            local_name!("h2") => Kind::Heading(2),
            local_name!("h3") => Kind::Heading(3),
            local_name!("h4") => Kind::Heading(4),
            local_name!("h5") => Kind::Heading(5),
            local_name!("h6") => Kind::Heading(6),
            local_name!("li") | local_name!("dt") | local_name!("dd") => Kind::Item,
            local_name!("blockquote") => Kind::Quote,
            local_name!("pre") | local_name!("listing") | local_name!("xmp") | local_name!("plaintext") => {
                Kind::Pre
            }
            local_name!("figcaption") | local_name!("caption") => Kind::Caption,
            local_name!("table") => Kind::Table,
            local_name!("tr") => Kind::Row,
            local_name!("td") | local_name!("th") => Kind::Cell,
            local_name!("address") => Kind::Address,
            local_name!("button") | local_name!("legend") | local_name!("summary") => Kind::Control,
            local_name!("article") => Kind::Article,
            local_name!("main") => Kind::Main,
            local_name!("nav") => Kind::Nav,
            local_name!("header") => Kind::Header,
            local_name!("footer") => Kind::Footer,
            local_name!("aside") => Kind::Aside,
            local_name!("form") => Kind::Form,
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
            | local_name!("ul") => Kind::Block,
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
            | local_name!("meter") => Kind::Skip,
            _ => Kind::Inline,
        }
    }

    /// Whether nothing inside is text of the page.
    pub fn is_silent(self) -> bool {
        matches!(self, Kind::Skip | Kind::Script | Kind::Title | Kind::Meta | Kind::Canonical)
    }

    /// Whether the element begins and ends a block.
    pub fn is_block(self) -> bool {
        !matches!(self, Kind::Inline | Kind::Link | Kind::Time | Kind::Break) && !self.is_silent()
    }

    /// Whether a table cell that holds one is laid out, not data.
    pub fn is_layout(self) -> bool {
        use Kind::*;
        matches!(
            self,
            Table | Heading(_) | Item | Quote | Pre | Article | Main | Nav | Header | Footer | Aside | Form
        )
    }
}

/// Formatting that says nothing of a block. Read as `span`: the repairs that HTML
/// prescribes for formatting left open cost time and can blow up a tree.
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

/// Elements that hold nothing, and those whose content is not HTML: never too deep.
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
