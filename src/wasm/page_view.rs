//! What a reader's view of a page needs, as a record of the package.
//!
//! In: a cleaned document and its [`PageView`]. Out: a value that serialises; offsets are UTF-16 code units.

use crate::pipeline::clean::Cleaned;
use crate::text::utf16::Units;
use crate::types::document::Format;
use crate::types::markup::{MarkupNode, NodeKind, PageView};
use serde::Serialize;

/// The part of the record `Cleaned` that is for a reader's view.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewRecord<'a> {
    format: Format,
    /// Canonical address as declared.
    url: Option<&'a str>,
    base: Option<&'a str>,
    site_name: Option<&'a str>,
    description: Option<&'a str>,
    image: Option<&'a str>,
    favicon: Option<&'a str>,
    dir: Option<&'a str>,
    structured: &'a [String],
    nodes: Vec<NodeRecord<'a>>,
    /// Indices of the blocks that continue the one before them.
    joined: Vec<usize>,
}

/// A node of the markup.
#[derive(Serialize)]
struct NodeRecord<'a> {
    kind: NodeKind,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    header: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    cells: Option<(u16, u16)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    around: Option<(usize, usize)>,
}

/// The record of a document's view; of one without a view what the document itself declares.
pub fn view_record<'a>(
    cleaned: &'a Cleaned,
    view: Option<&'a PageView>,
    units: &Units<'_>,
) -> ViewRecord<'a> {
    let declared = &cleaned.document.declared;
    let node = |node: &'a MarkupNode| NodeRecord {
        kind: node.kind,
        start: units.of_byte(node.start),
        end: units.of_byte(node.end),
        parent: node.parent,
        address: node.address.as_deref(),
        text: node.text.as_deref(),
        number: node.number,
        header: node.header,
        cells: Some(node.cells).filter(|cells| *cells != (1, 1)),
        around: node.around.map(|(start, end)| (units.of_byte(start), units.of_byte(end))),
    };
    ViewRecord {
        format: cleaned.document.format,
        url: declared.url.as_deref(),
        base: view.and_then(|v| v.base.as_deref()),
        site_name: declared.site.as_deref(),
        description: declared.description.as_deref(),
        image: view.and_then(|v| v.image.as_deref()),
        favicon: view.and_then(|v| v.favicon.as_deref()),
        dir: view.and_then(|v| v.dir.as_deref()),
        structured: view.map(|v| v.structured.as_slice()).unwrap_or_default(),
        nodes: view.into_iter().flat_map(|v| &v.nodes).map(node).collect(),
        joined: cleaned.blocks.iter().enumerate().filter(|(_, b)| b.joined).map(|(at, _)| at).collect(),
    }
}
