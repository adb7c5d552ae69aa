//! A Word document (DOCX, ECMA-376) to HTML: paragraphs with their style and alignment,
//! runs with bold and italic, links, lists, tables, foot notes. Inserted text is kept, deleted
//! and hidden text is not; of a drawing the text in its first form. Lost: page headers and
//! footers, the numbers that Word makes up for lists, fields' codes, comments.

use crate::types::error::Code;
use crate::unpack::converted::{Converted, HtmlWriter, ParagraphStyle, RunStyle};
use crate::unpack::entry::{Content, EntryFacts};
use crate::unpack::markup::{Kind, Pieces, attribute};
use crate::unpack::package::Package;
use crate::unpack::sink::Sink;
use crate::unpack::stored::Stored;
use std::collections::HashMap;

/// What a paragraph style says.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    heading: Option<u8>,
    centred: bool,
    bold: bool,
}

/// Reads the document `path`; parts of more than `most` bytes are not read.
pub(crate) fn read(path: &str, bytes: &[u8], most: u64, sink: &mut Sink<'_>) {
    match convert(bytes, most) {
        Ok(Converted { html, facts }) => {
            sink.push(path.to_owned(), Content::Html(html), facts);
        }
        Err(why) => sink.problem(path, Code::ArchiveBroken, why),
    }
}

/// Reads a Word document; parts of more than `most` bytes are not read. The error says what
/// is wrong, for a person.
fn convert(bytes: &[u8], most: u64) -> Result<Converted, String> {
    let package = Package::open(Stored::Memory(bytes))
        .map_err(|why| format!("The document is damaged or cut off: {why}."))?;
    let part = |name: &str| package.named(name, most).map(|b| String::from_utf8_lossy(&b).into_owned());
    let main = part("_rels/.rels")
        .and_then(|rels| relations(&rels, "officeDocument").into_values().next())
        .map_or_else(|| "word/document.xml".to_owned(), |target| target.trim_start_matches('/').to_owned());
    let Some(document) = part(&main) else {
        return Err("The document has no text, is locked, or its text cannot be unpacked.".to_owned());
    };
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = main.rsplit('/').next().unwrap_or(&main);
    let links =
        part(&format!("{folder}/_rels/{file}.rels")).map(|r| relations(&r, "hyperlink")).unwrap_or_default();
    let styles = part(&format!("{folder}/styles.xml")).map(|s| styles(&s)).unwrap_or_default();
    let mut body = Body { styles: &styles, links: &links, writer: HtmlWriter::default() };
    body.read(&document);
    for notes in ["footnotes.xml", "endnotes.xml"] {
        if let Some(notes) = part(&format!("{folder}/{notes}")) {
            body.read(&notes);
        }
    }
    let facts = part("docProps/core.xml").map(|core| facts(&core)).unwrap_or_default();
    Ok(Converted { html: body.writer.finish(), facts })
}

/// Targets by id of the relations whose type ends in `kind`.
fn relations(text: &str, kind: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for piece in Pieces::new(text) {
        if let Kind::Open { name: "Relationship", inside, .. } = piece.kind
            && attribute(inside, "Type").is_some_and(|t| t.ends_with(kind))
            && let (Some(id), Some(target)) = (attribute(inside, "Id"), attribute(inside, "Target"))
        {
            found.insert(id, target);
        }
    }
    found
}

/// Whether a switch such as `<w:b/>` is on.
fn is_on(inside: &str) -> bool {
    !attribute(inside, "val").is_some_and(|v| matches!(v.as_str(), "0" | "false" | "off" | "none"))
}

/// Paragraph styles by id; what a style takes from another is followed once.
fn styles(text: &str) -> HashMap<String, Style> {
    let mut all: HashMap<String, Style> = HashMap::new();
    let mut open: Option<(String, Style)> = None;
    for piece in Pieces::new(text) {
        match piece.kind {
            Kind::Open { name: "style", inside, empty: false, .. } => {
                open = attribute(inside, "styleId").map(|id| (id, Style::default()));
            }
            Kind::Open { name, inside, .. } => {
                let Some((_, style)) = &mut open else { continue };
                let value = attribute(inside, "val").unwrap_or_default();
                match name {
                    "name" => style.heading = heading(&value),
                    "basedOn" => {
                        if let Some(base) = all.get(&value) {
                            style.heading = style.heading.or(base.heading);
                            (style.centred, style.bold) = (base.centred, base.bold);
                        }
                    }
                    "outlineLvl" => {
                        style.heading = value.parse::<u8>().ok().filter(|l| *l < 6).map(|l| l + 1)
                    }
                    "jc" => style.centred = value == "center",
                    "b" => style.bold = is_on(inside),
                    _ => {}
                }
            }
            Kind::Close { name: "style" } => all.extend(open.take()),
            _ => {}
        }
    }
    all
}

/// The level of a heading by the name of its style. Names are English inside the file
/// whatever the language of the program.
pub(crate) fn heading(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "title" => Some(1),
        "subtitle" => Some(2),
        _ => name.strip_prefix("heading ")?.parse().ok().filter(|l| (1..=6).contains(l)),
    }
}

/// Title and author of the file, and the day on which it was made.
fn facts(core: &str) -> EntryFacts {
    let mut facts = EntryFacts::default();
    let mut open = "";
    for piece in Pieces::new(core) {
        match piece.kind {
            Kind::Open { name, .. } => open = name,
            Kind::Close { .. } => open = "",
            Kind::Text(text) if !text.trim().is_empty() => {
                let value = text.trim().to_owned();
                match open {
                    "created" => facts.saved_at = Some(value),
                    "language" => facts.language = Some(value),
                    "title" | "creator" | "subject" | "description" | "keywords" => {
                        facts.fields.insert(format!("document {open}"), value);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    facts
}

/// The text of one part of the document.
struct Body<'s> {
    styles: &'s HashMap<String, Style>,
    links: &'s HashMap<String, String>,
    writer: HtmlWriter,
}

impl Body<'_> {
    fn read(&mut self, text: &str) {
        let mut paragraph = ParagraphStyle::default();
        let mut run = RunStyle::default();
        let mut styled_bold = false;
        let mut hidden = false;
        let mut in_text = false;
        // Properties of a paragraph mark look like those of a run.
        let mut in_mark = false;
        let mut skipped = 0usize;
        let mut outer: Vec<(String, ParagraphStyle, bool)> = Vec::new();
        for piece in Pieces::new(text) {
            match piece.kind {
                Kind::Open { prefix, name, inside, empty } => match name {
                    "Fallback" | "del" | "moveFrom" | "instrText" | "delText" if !empty => skipped += 1,
                    _ if skipped > 0 => {}
                    "p" if prefix != "a" && !empty => {
                        (paragraph, styled_bold, run) =
                            (ParagraphStyle::default(), false, RunStyle::default());
                    }
                    "r" if !empty && prefix != "a" => {
                        run = RunStyle { bold: styled_bold, italic: false };
                        hidden = false;
                    }
                    "pPr" => in_mark = !empty,
                    "pStyle" => {
                        if let Some(style) = attribute(inside, "val").and_then(|id| self.styles.get(&id)) {
                            (paragraph.heading, paragraph.centred) = (style.heading, style.centred);
                            styled_bold = style.bold;
                        }
                    }
                    "outlineLvl" => {
                        let level = attribute(inside, "val").and_then(|v| v.parse::<u8>().ok());
                        paragraph.heading = level.filter(|l| *l < 6).map(|l| l + 1);
                    }
                    "jc" if in_mark => {
                        paragraph.centred = attribute(inside, "val").is_some_and(|v| v == "center")
                    }
                    "numPr" => paragraph.item = true,
                    "b" if !in_mark => run.bold = is_on(inside),
                    "i" if !in_mark => run.italic = is_on(inside),
                    "vanish" if !in_mark => hidden = is_on(inside),
                    "t" if prefix != "a" => in_text = !empty,
                    "tab" if !in_mark => self.writer.text("\t", run),
                    "br" | "cr" => self.writer.line_break(),
                    "noBreakHyphen" => self.writer.text("-", run),
                    "sym" => {
                        let code = attribute(inside, "char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                        // Codes from F000 on are places in a font of signs and say nothing.
                        if let Some(c) = code.filter(|c| *c < 0xE000).and_then(char::from_u32) {
                            self.writer.text(&c.to_string(), run);
                        }
                    }
                    "hyperlink" => {
                        if let Some(address) = attribute(inside, "id").and_then(|id| self.links.get(&id)) {
                            self.writer.open_link(address);
                        }
                    }
                    "txbxContent" if !empty => {
                        outer.push((self.writer.begin_inner(), paragraph, styled_bold));
                    }
                    "tbl" => self.writer.markup("<table>\n"),
                    "tr" if prefix != "a" => self.writer.markup("<tr>"),
                    "tc" if prefix != "a" => self.writer.markup("<td>"),
                    _ => {}
                },
                Kind::Close { name } => match name {
                    "Fallback" | "del" | "moveFrom" | "instrText" | "delText" => {
                        skipped = skipped.saturating_sub(1)
                    }
                    _ if skipped > 0 => {}
                    "pPr" => in_mark = false,
                    "t" => in_text = false,
                    "p" => self.writer.end_paragraph(paragraph),
                    "hyperlink" => self.writer.close_link(),
                    "txbxContent" => {
                        if let Some((text, style, bold)) = outer.pop() {
                            self.writer.end_inner(text);
                            (paragraph, styled_bold) = (style, bold);
                        }
                    }
                    "tbl" => self.writer.markup("</table>\n"),
                    "tr" => self.writer.markup("</tr>\n"),
                    "tc" => self.writer.markup("</td>"),
                    _ => {}
                },
                Kind::Text(part) if in_text && skipped == 0 && !hidden => self.writer.text(&part, run),
                Kind::Raw(part) if in_text && skipped == 0 && !hidden => self.writer.text(part, run),
                _ => {}
            }
        }
        // A part that is cut off keeps what it has.
        while let Some((text, _, _)) = outer.pop() {
            self.writer.end_inner(text);
        }
        self.writer.end_paragraph(paragraph);
    }
}
