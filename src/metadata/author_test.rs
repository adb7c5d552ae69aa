//! The authors of pages that show or declare several names.

use crate::pipeline::clean::clean;

const PROSE: &str = "<p>The council voted on Monday evening to keep the old bridge over the river open for \
    another year, after a long debate about the cost of the repairs.</p><p>Most of the members said that \
    the ferry could not carry the lorries that cross the bridge every day.</p>";

/// The byline of a page with this head and this markup over and under its prose.
fn byline(head: &str, top: &str, bottom: &str) -> Option<String> {
    let page = format!(
        "<html lang=en><head><meta property=og:site_name content='Harbour Post'>{head}</head><body><article><h1>Old bridge stays open for another year</h1>{top}{PROSE}</article>{bottom}</body></html>"
    );
    clean("page.html", page.as_bytes()).articles.first().and_then(|a| a.byline.clone())
}

#[test]
fn authors_that_pages_declare_and_show() {
    for (head, top) in [
        (
            r#"<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Ida Lind"}]}</script>"#,
            "<p class=meta>By Ida Lind</p>",
        ),
        ("<meta name=author content='Ida Lind, Harbour Post'>", "<p>Ida Lind</p>"),
        ("<meta name=author content='ida@harbour.example (Ida Lind)'>", "<p>Ida Lind, reporter</p>"),
        (
            "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ida Lind'>",
            "<div class='author'>IDA LIND</div>",
        ),
        ("", "<div class=byline>By <a rel=author href=/author/ida-lind>Ida Lind</a> on May 3, 2025</div>"),
        ("", "<div class=info>Erstellt von <a href='/autor/ida-lind/'>Ida Lind</a> am 3. Mai 2025</div>"),
    ] {
        assert_eq!(byline(head, top, "").as_deref(), Some("Ida Lind"), "{head} {top}");
    }
}

#[test]
fn several_authors_stay_together() {
    let head = r#"<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": [{"@id": "i"}, {"@id": "b"}]},
        {"@type": "Person", "@id": "i", "name": "Ida Lind"}, {"@type": "Person", "@id": "b", "name": "Ben Oak"}]}</script>"#;
    assert_eq!(byline(head, "", "").as_deref(), Some("Ida Lind, Ben Oak"));
    assert_eq!(byline(head, "<p>By Ida Lind and Ben Oak</p>", "").as_deref(), Some("Ida Lind and Ben Oak"));
}

#[test]
fn who_comments_or_runs_the_site_is_no_author() {
    let comments = "<div id=comments><ol class=commentlist><li class=comment><b class=comment-author>Ben Oak</b> \
        <span>May 4, 2025 at 10:12</span><p>I cross it every day and it shakes.</p></li></ol></div>";
    assert_eq!(byline("", "", comments), None);
    assert_eq!(byline("<meta name=author content=admin>", "", ""), None);
    assert_eq!(byline("<meta name=author content=wordpressadmin>", "", ""), None);
    assert_eq!(byline("<meta name=author content='https://harbour.example'>", "", ""), None);
    assert_eq!(byline("", "<p>Photo: Ben Oak</p>", ""), None);
}

/// The byline of a plain text with these lines under its title.
fn shown(lines: &str) -> Option<String> {
    let text = "The council voted on Monday evening to keep the old bridge over the river open for another \
        year, after a long debate about the cost of the repairs.\n\nMost of the members said that the ferry \
        could not carry the lorries that cross the bridge every day.";
    let page = format!("Old bridge stays open for another year\n\n{lines}\n\n{text}\n");
    clean("page.txt", page.as_bytes()).articles.first().and_then(|a| a.byline.clone())
}

#[test]
fn authors_in_plain_text() {
    for lines in [
        "By Ida Lind\nMay 3, 2025",
        "Written by\nIda Lind\nMay 3, 2025",
        "Martha Lind\n3 May 2025",
        "May 3, 2025 by Ida Lind",
        "Von Ida Lind\n3. Mai 2025",
        "Автор: Ida Lind\n3 мая 2025",
    ] {
        let got = shown(lines).unwrap_or_default();
        assert!(got == "Ida Lind" || got == "Martha Lind", "{lines}: {got}");
    }
    for lines in ["Breaking News\nMay 3, 2025", "Harbour Post\nMay 3, 2025"] {
        assert_eq!(shown(lines), None, "{lines}");
    }
}

#[test]
fn a_line_of_a_script_without_spaces_signs_as_any_other() {
    assert_eq!(
        byline("", "<p class=meta>โดย ดารา สมบูรณ์ | 6 มิถุนายน 2567 14:20 น.</p>", "").as_deref(),
        Some("ดารา สมบูรณ์")
    );
}
