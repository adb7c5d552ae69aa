//! What readers of word-processor files give: HTML for the reader of pages, and what the
//! file declares of itself. Paragraphs keep their alignment, headings, lists and tables;
//! runs keep bold, italic and links. Lost: fonts, colours, sizes, columns, page headers and
//! footers, drawings.

use crate::unpack::entry::EntryFacts;

/// A document as HTML, with its declared facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Converted {
    /// A page with one block a paragraph.
    pub html: String,
    /// What the file declares of itself. Title and author of a word-processor file are those
    /// of whoever typed it and stand in `fields`.
    pub facts: EntryFacts,
}

/// How a run of text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ParagraphStyle {
    /// Level of a heading, 1 to 6.
    pub heading: Option<u8>,
    /// Set in the middle of the line.
    pub centred: bool,
    /// An item of a list.
    pub item: bool,
}

/// Writes paragraphs as HTML.
#[derive(Default)]
pub(crate) struct HtmlWriter {
    html: String,
    paragraph: String,
    open: RunStyle,
    link: bool,
    in_list: bool,
}

impl HtmlWriter {
    /// Adds text to the paragraph.
    pub fn text(&mut self, text: &str, style: RunStyle) {
        if text.is_empty() {
            return;
        }
        if style != self.open {
            self.close_run();
            self.paragraph.push_str(if style.bold { "<b>" } else { "" });
            self.paragraph.push_str(if style.italic { "<i>" } else { "" });
            self.open = style;
        }
        for c in text.chars() {
            match c {
                '&' => self.paragraph.push_str("&amp;"),
                '<' => self.paragraph.push_str("&lt;"),
                '>' => self.paragraph.push_str("&gt;"),
                c if c.is_control() && !c.is_whitespace() => {}
                c => self.paragraph.push(c),
            }
        }
    }

    /// Breaks the line inside the paragraph.
    pub fn line_break(&mut self) {
        self.close_run();
        self.paragraph.push_str("<br>");
    }

    /// Opens a link to an address of the web; any other is left out.
    pub fn open_link(&mut self, address: &str) {
        self.close_link();
        if address.starts_with("http://") || address.starts_with("https://") {
            self.close_run();
            let address = address.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
            self.paragraph.push_str(&format!("<a href=\"{address}\">"));
            self.link = true;
        }
    }

    /// Closes the link that is open.
    pub fn close_link(&mut self) {
        if std::mem::take(&mut self.link) {
            self.close_run();
            self.paragraph.push_str("</a>");
        }
    }

    fn close_run(&mut self) {
        self.paragraph.push_str(if self.open.italic { "</i>" } else { "" });
        self.paragraph.push_str(if self.open.bold { "</b>" } else { "" });
        self.open = RunStyle::default();
    }

    /// Ends the paragraph. One without text is left out.
    pub fn end_paragraph(&mut self, style: ParagraphStyle) {
        self.close_link();
        self.close_run();
        let paragraph = std::mem::take(&mut self.paragraph);
        let shown = paragraph.replace("<br>", "").replace("<b>", "").replace("</b>", "");
        if shown.trim().is_empty() {
            return;
        }
        let item = style.item && style.heading.is_none();
        if item != self.in_list {
            self.html.push_str(if item { "<ul>\n" } else { "</ul>\n" });
            self.in_list = item;
        }
        let name = match style.heading {
            Some(level) => format!("h{}", level.clamp(1, 6)),
            None if item => "li".to_owned(),
            None => "p".to_owned(),
        };
        let align = if style.centred { " align=\"center\"" } else { "" };
        self.html.push_str(&format!("<{name}{align}>{paragraph}</{name}>\n"));
    }

    /// Adds markup between paragraphs: tags of tables, a rule.
    pub fn markup(&mut self, tag: &str) {
        self.end_paragraph(ParagraphStyle::default());
        if std::mem::take(&mut self.in_list) {
            self.html.push_str("</ul>\n");
        }
        self.html.push_str(tag);
    }

    /// Takes the paragraph that is open aside, for text that stands inside it.
    pub fn begin_inner(&mut self) -> String {
        self.close_link();
        self.close_run();
        std::mem::take(&mut self.paragraph)
    }

    /// Goes on with a paragraph that was taken aside.
    pub fn end_inner(&mut self, outer: String) {
        self.end_paragraph(ParagraphStyle::default());
        self.paragraph = outer;
    }

    /// The page.
    pub fn finish(mut self) -> String {
        self.markup("");
        format!(
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n{}</body></html>\n",
            self.html
        )
    }
}
