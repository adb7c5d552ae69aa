//! What the recorder of a reader's view notes, element by element, and that it changes nothing else.

use crate::read::html::{HtmlPage, read};
use crate::types::limits::Limits;
use crate::types::markup::{NodeKind, PageView};

fn view(source: &str) -> (HtmlPage, PageView) {
    let mut view = PageView::default();
    let page = read(source, &Limits::default(), Some(&mut view));
    let plain = read(source, &Limits::default(), None);
    assert_eq!(
        (&plain.text, &plain.blocks, &plain.layout),
        (&page.text, &page.blocks, &page.layout),
        "{source}"
    );
    assert_eq!((&plain.containers, &plain.declared), (&page.containers, &page.declared), "{source}");
    for node in &view.nodes {
        assert!(node.start <= node.end && page.text.is_char_boundary(node.start), "{node:?}");
        assert!(node.end <= page.text.len() && page.text.is_char_boundary(node.end), "{node:?}");
        if let Some(parent) = node.parent.map(|p| &view.nodes[p as usize]) {
            assert!(parent.start <= node.start && node.end <= parent.end, "{node:?} in {parent:?}");
        }
    }
    (page, view)
}

/// The nodes as depth, kind and text.
fn nodes(source: &str) -> Vec<String> {
    let (page, view) = view(source);
    let depth = |mut parent: Option<u32>| {
        let mut depth = 0;
        while let Some(at) = parent {
            depth += 1;
            parent = view.nodes[at as usize].parent;
        }
        depth
    };
    let line = |node: &crate::types::markup::MarkupNode| {
        let text = page.text[node.start..node.end].trim_end();
        let marks = "-".repeat(depth(node.parent));
        let facts = [node.address.as_deref(), node.text.as_deref()];
        let facts: String = facts.into_iter().flatten().map(|fact| format!(" ({fact})")).collect();
        let number = node.number.map(|n| format!(" {n}")).unwrap_or_default();
        format!("{marks}{:?}{number}{facts}: {text}", node.kind)
    };
    view.nodes.iter().map(line).collect()
}

#[test]
fn inline_markup_has_its_text() {
    let source = "<p>The <b>old <i>ferry</i></b> <a href='/f?a=1&amp;b=2'>sails\n <code>now</code></a>, H<sub>2</sub>O,\
        <br>and <del>not</del> <kbd>x</kbd><sup></sup>.</p>";
    let want = [
        "Paragraph: The old ferry sails now, H2O,\nand not x.",
        "-Strong: old ferry",
        "--Emphasis: ferry",
        "-Link (/f?a=1&b=2): sails now",
        "--Code: now",
        "-Sub: 2",
        "-Break: ",
        "-Strike: not",
        "-Code: x",
    ];
    assert_eq!(nodes(source), want);
}

#[test]
fn structure_has_its_text() {
    let source = "<h2>Head</h2><ul><li>one<ol start=3><li>in<li>two</ol></ul><blockquote><p>said</p></blockquote>\
        <pre class=language-rust>fn\n  a()\n\n</pre><hr><p>End</p>";
    let want = [
        "Heading 2: Head",
        "List: one\nin\ntwo",
        "-Item: one\nin\ntwo",
        "--List 3: in\ntwo",
        "---Item: in",
        "---Item: two",
        "Quote: said",
        "-Paragraph: said",
        "Pre (rust): fn\n  a()",
        "Rule: ",
        "Paragraph: End",
    ];
    assert_eq!(nodes(source), want);
}

#[test]
fn tables_have_cells_and_pages_laid_out_by_tables_have_none() {
    let source =
        "<table><caption>Fares</caption><tr><th>From<th colspan=2>To<tr><td>A<td><td><b>2</b> x</table>";
    let want = [
        "Table: Fares\nFrom\tTo\nA\t2 x",
        "-Caption: Fares",
        "-Row: From\tTo",
        "--Cell: From",
        "--Cell: To",
        "-Row: A\t2 x",
        "--Cell: A",
        "--Cell: ",
        "--Cell: 2 x",
        "---Strong: 2",
    ];
    assert_eq!(nodes(source), want);
    let (_, view) = view(source);
    assert_eq!(view.nodes.iter().filter(|n| n.header).map(|n| n.cells).collect::<Vec<_>>(), [(1, 1), (2, 1)]);
    let laid_out = "<table><tr><td><ul><li>Home</ul><td><h1>Title</h1><p>One.</p></table>";
    assert!(!nodes(laid_out).iter().any(|n| n.contains("Cell") || n.contains("Row")));
}

#[test]
fn pictures_know_their_surroundings() {
    let source = "<div><figure><picture><source srcset='b.webp 900w'><img src='data:x' alt=' A  ferry '></picture>\
        <figcaption>At sea</figcaption></figure><p>Text</p><img src=i.png width=16><img data-src=l.png src=s.gif></div>";
    let (page, view) = view(source);
    let pictures: Vec<_> = view.nodes.iter().filter(|n| n.kind == NodeKind::Picture).collect();
    let texts: Vec<_> = pictures.iter().filter_map(|p| p.around).map(|(a, b)| &page.text[a..b]).collect();
    assert_eq!(texts, ["At sea\n", "At sea\nText\n"]);
    let addresses: Vec<_> = pictures.iter().filter_map(|p| p.address.as_deref()).collect();
    assert_eq!(addresses, ["b.webp", "l.png"]);
    assert_eq!(pictures[0].text.as_deref(), Some("A ferry"));
}

#[test]
fn broken_and_deep_markup_is_recorded_without_harm() {
    let deep = format!("{}x{}y", "<ul><li><b>".repeat(300), "</ul>".repeat(300));
    assert!(nodes(&deep).iter().all(|n| n.bytes().take_while(|b| *b == b'-').count() < 64));
    for source in [
        "<a href=x><div>one</div><p>two",
        "<b><p>one<p>two</b>three",
        "<pre><b>a\n\n\n</b></pre>b",
        "<p><i> </i><a href=y> </a>&shy;",
        "<table><a href=z><tr><td>one<td><p>two</table>",
        "<figure><img src=x>",
        "é<b>ü</b>",
        "<svg><a href=x><text>in</text></a></svg>",
    ] {
        view(source);
    }
}
