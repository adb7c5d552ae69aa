//! HTML to the text that a reader of the page sees, its blocks, and what the page declares of
//! itself. `html5ever` builds a tree ([`parse`]), which is walked three times: to measure it
//! ([`measure`]), to render it ([`render`]) and to collect the declarations ([`declared`]).

mod attr;
mod class_names;
mod declared;
mod element;
mod element_words;
mod entity;
mod flat_text;
mod heading;
mod json_ld;
mod layout;
mod measure;
mod open_element;
mod page_facts;
mod parse;
mod picture;
mod plain;
mod render;
mod sink;
mod token_filter;
mod tree;
mod view_recorder;

use crate::read::html::layout::LayoutTracker;
use crate::read::html::measure::Measures;
use crate::read::html::render::Rendered;
use crate::read::html::view_recorder::ViewRecorder;
use crate::types::block::Block;
use crate::types::document::Declared;
use crate::types::layout::Layout;
use crate::types::limits::Limits;
use crate::types::markup::PageView;

/// A page, read.
pub struct HtmlPage {
    /// What a reader of the page sees, one line a block.
    pub text: String,
    /// The partition of the text.
    pub blocks: Vec<Block>,
    /// For each container, by its number, the one around it; the page itself is 0.
    pub containers: Vec<u32>,
    /// How each block looks.
    pub layout: Vec<Layout>,
    /// There were more blocks than the limit; the rest is in the last one.
    pub capped: bool,
    /// There were more nodes than a tree may have; the rest of the text is without its markup.
    pub flattened: bool,
    /// What the page declares of itself.
    pub declared: Declared,
}

/// Reads a page. With `view` what a reader's view needs is added to it.
pub fn read(source: &str, limits: &Limits, view: Option<&mut PageView>) -> HtmlPage {
    let (tree, flattened) = parse::parse_page(source, limits.html_depth, view.is_some());
    let measures = Measures::of(&tree);
    let layout = LayoutTracker::new(source);
    let recorder = view.is_some().then(ViewRecorder::default);
    let Rendered { text, blocks, containers, layout, capped, view: recorder } =
        render::render(&tree, &measures, layout, limits.blocks, recorder);
    if let (Some(view), Some(recorder)) = (view, recorder) {
        page_facts::read_facts(&tree, view);
        view.nodes = recorder.finish();
    }
    HtmlPage { text, blocks, containers, layout, capped, flattened, declared: declared::declared(&tree) }
}

#[cfg(test)]
mod view_test;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::flat_text::MAX_NODES;
    use crate::types::block::Tag;
    use crate::types::document::DateWitness;

    fn page(source: &str) -> HtmlPage {
        let page = read(source, &Limits::default(), None);
        let joined: String = page.blocks.iter().map(|b| b.span.of(&page.text)).collect();
        assert_eq!(joined, page.text, "the blocks are the text");
        page
    }

    fn lines(source: &str) -> Vec<String> {
        page(source).text.lines().map(str::to_owned).collect()
    }

    fn tags(source: &str) -> Vec<(Tag, String)> {
        let page = page(source);
        let tag = |b: &Block| b.markup.as_ref().map_or(Tag::Other, |m| m.tag);
        page.blocks.iter().map(|b| (tag(b), b.text(&page.text).to_owned())).collect()
    }

    #[test]
    fn inline_elements_never_break_a_block() {
        let source =
            "<p>One <b>bold</b>, <a href=x>a&nbsp;link</a> and\n <span>a&shy;word</span>.</p><p>Two.</p>";
        assert_eq!(lines(source), ["One bold, a link and aword.", "Two."]);
        assert_eq!(lines("<p><span>T</span>he <span class=a>wo</span><span class=b>rd</span>"), ["The word"]);
        assert_eq!(
            lines("<div><span class=a>By Ida</span><span class=b>6 May</span></div>"),
            ["By Ida 6 May"]
        );
    }

    #[test]
    fn line_breaks_part_lines_but_not_sentences() {
        let source = "<div>First.<br>Second.<br><br>third</div><h1>A title<br>in two lines</h1>";
        assert_eq!(lines(source), ["First.", "Second.", "third", "A title in two lines"]);
        let source = "<p>A line that was broken by hand at its sixtieth sign, and<br>goes on below.</p>";
        assert_eq!(lines(source).len(), 1);
    }

    #[test]
    fn what_no_reader_sees_is_no_text() {
        let source = "<title>T</title><script>x()</script><style>p{}</style><!-- c --><template>t</template>
            <noscript>n</noscript><p hidden>h</p><p style='color:red; DISPLAY : none'>d</p>
            <svg><title>s</title></svg><span class=sr-only>opens in a new window</span>
            <select><option>o</select><textarea>a</textarea><p>Seen.</p>";
        assert_eq!(lines(source), ["Seen."]);
        assert_eq!(lines("<div style='display:none'><p>Menu</p></div><p>Seen.</p>"), ["Seen."]);
        let shown_by_script =
            format!("<body style='visibility:hidden'><p>{}</p></body>", "words ".repeat(80));
        assert_eq!(lines(&shown_by_script).len(), 1);
    }

    #[test]
    fn blocks_have_their_kinds() {
        let source = "<h2>H</h2><ul><li>one<li><p>two</p><p>more</p></ul><blockquote><p>q</p></blockquote>
            <pre>a\n  b\n</pre><figure><figcaption>c</figcaption></figure><button>Go</button>
            <table><caption>cap<tr><th>x<th>y<tr><td>1<td><b>2</b></table><time>6 May</time>";
        let expected = [
            (Tag::Heading(2), "H"),
            (Tag::Item, "one"),
            (Tag::Item, "two"),
            (Tag::Paragraph, "more"),
            (Tag::Quote, "q"),
            (Tag::Code, "a\n  b"),
            (Tag::Caption, "c"),
            (Tag::Control, "Go"),
            (Tag::Caption, "cap"),
            (Tag::Row, "x\ty"),
            (Tag::Row, "1\t2"),
            (Tag::Meta, "6 May"),
        ];
        assert_eq!(tags(source), expected.map(|(t, s)| (t, s.to_owned())));
    }

    #[test]
    fn tables_of_layout_are_no_rows() {
        let source = "<table><tr><td><ul><li>Home</ul><td><h1>Title</h1><p>One.</p><p>Two.</p></table>";
        assert_eq!(lines(source), ["Home", "Title", "One.", "Two."]);
    }

    #[test]
    fn places_are_told() {
        let source = "<header><a href=/>Site</a></header><nav class='main-menu'><a>Home</a><a>News</a></nav>
            <article><header><h1>Title</h1></header><div class=entryContent><p>Text <a>l</a></p></div></article>
            <footer>About</footer>";
        let page = page(source);
        let marks: Vec<_> = page.blocks.iter().filter_map(|b| b.markup.as_ref()).collect();
        assert_eq!(
            marks.iter().map(|m| m.in_furniture).collect::<Vec<_>>(),
            [true, true, false, false, true]
        );
        assert_eq!(marks.iter().map(|m| m.in_article).collect::<Vec<_>>(), [false, false, true, true, false]);
        assert_eq!(marks[1].link_density, 1.0);
        assert!((marks[3].link_density - 0.2).abs() < 0.01);
        assert_eq!(*marks[1].words, ["main".into(), "menu".into()]);
        assert_eq!(*marks[3].words, ["entry".into(), "content".into()]);
    }

    #[test]
    fn heads_declare() {
        let page = page(
            "<html lang=de-AT><head><title>Die Brücke | Bote</title><link rel=canonical href='https://bote.example/b'>
            <meta property='og:title' content='Die Brücke'><meta name=author content='Ida Lind'>
            <meta property='article:published_time' content='2024-05-06T07:00+02:00'>
            <meta property=og:site_name content=Bote></head><p>Text <time datetime='2024-05-07'>gestern</time>",
        );
        let d = page.declared;
        assert_eq!(d.titles, ["Die Brücke", "Die Brücke | Bote"]);
        assert_eq!((d.site.as_deref(), d.language.as_deref()), (Some("Bote"), Some("de-AT")));
        let dates: Vec<(DateWitness, &str)> =
            d.dates.iter().map(|d| (d.witness, d.written.as_str())).collect();
        assert_eq!(dates, [(DateWitness::Meta, "2024-05-06T07:00+02:00"), (DateWitness::Time, "2024-05-07")]);
        assert_eq!(d.authors.len(), 1);
        assert_eq!(d.authors[0].written, "Ida Lind");
        assert_eq!(d.url.as_deref(), Some("https://bote.example/b"));
    }

    #[test]
    fn depth_is_capped_and_nothing_is_lost() {
        let deep = format!("{}<p>in</p>{}<p>out</p>", "<div>".repeat(20_000), "</div>".repeat(20_000));
        assert_eq!(lines(&deep), ["in", "out"]);
        let open = format!("{}x", "<b><i><p>".repeat(20_000));
        assert_eq!(lines(&open), ["x"]);
        let many: String = (0..2000).map(|i| format!("<p>line {i}<ul><li>")).collect();
        assert_eq!(lines(&many).len(), 2000);
    }

    #[test]
    fn text_behind_too_many_nodes_is_kept() {
        let many = "<i>x</i>".repeat(MAX_NODES / 2);
        let rest =
            "<title>t</title><p>One &amp; two<br>three<script>code()</script><b>fo</b>ur".repeat(3_000);
        let page = page(&format!("<p>{many}{rest}"));
        assert!(page.flattened && page.blocks.len() < 100, "{} blocks", page.blocks.len());
        assert_eq!(page.text.matches("One & two threefour").count(), 3_000);
        assert!(!page.text.contains("code") && page.text.matches('x').count() == MAX_NODES / 2);
    }

    #[test]
    fn odd_pages_are_read() {
        assert_eq!(lines("<p>a<plaintext><b>raw"), ["a", "<b>raw"]);
        assert!(lines("<frameset><frame src=x></frameset>").is_empty());
        assert_eq!(
            lines("<?xml version='1.0'?><html><div/><a name='x'/><script src='x'/><p>text</p>"),
            ["text"]
        );
        assert_eq!(lines("<table><p>lost</p><tr><td>x</table>"), ["lost", "x"]);
    }
}
