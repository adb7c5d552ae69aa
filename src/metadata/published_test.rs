//! The date of a page among the dates that it tells, one lesson each.

use crate::pipeline::clean::clean;

const PROSE: &str = "<p>The council voted on Monday evening to keep the old bridge over the river open for \
    another year, after a long debate about the cost of the repairs.</p><p>Most of the members said that \
    the ferry could not carry the lorries that cross the bridge every day.</p>";

/// The ISO date of a page with this head and this markup over its prose.
fn date(head: &str, top: &str, bottom: &str) -> Option<String> {
    let page = format!(
        "<html lang=en><head>{head}</head><body><article><h1>Old bridge stays open for another year</h1>{top}{PROSE}{bottom}</article></body></html>"
    );
    let cleaned = clean("page.html", page.as_bytes());
    cleaned.articles.first().and_then(|a| a.published.clone()).and_then(|p| p.iso)
}

#[test]
fn dates_that_pages_declare() {
    for head in [
        "<meta property='article:published_time' content='2019-03-12T09:30:00+01:00'>",
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": \"2019-03-12\"}</script>",
        "<meta itemprop=datePublished content='2019-03-12T10:34:00-0700'>",
        "<meta name='citation_publication_date' content='2019 Mar 12'>",
        "<link rel=canonical href='https://post.example/2019/03/12/old-bridge'>",
    ] {
        assert_eq!(
            date(head, "", "").and_then(|d| d.get(..10).map(str::to_owned)).as_deref(),
            Some("2019-03-12"),
            "{head}"
        );
    }
}

#[test]
fn dates_that_pages_show() {
    for top in [
        "<div class=date>March 12, 2019</div>",
        "<span class=post-meta>Veröffentlicht am 12.03.2019</span>",
        "<p class=info>Publié le 12 mars 2019</p>",
        "<p class=info>Опубликовано 12 марта 2019</p>",
        "<h2 class=date-header>Tuesday, March 12, 2019</h2><abbr class=published title='2019-03-12T10:52:00+02:00'>10:52</abbr>",
        "<span property='schema:dateCreated' content='2019-03-12T12:45:46+00:00'></span>",
    ] {
        assert_eq!(
            date("", top, "").and_then(|d| d.get(..10).map(str::to_owned)).as_deref(),
            Some("2019-03-12"),
            "{top}"
        );
    }
}

#[test]
fn the_day_that_readers_saw_wins_over_the_clock_in_greenwich() {
    let head = "<meta property='article:published_time' content='2019-03-13T00:25:00Z'>\
        <link rel=canonical href='https://post.example/2019/03/12/old-bridge'>";
    assert_eq!(date(head, "<div class=date>March 12, 2019</div>", "").as_deref(), Some("2019-03-12"));
}

#[test]
fn a_change_is_no_publication() {
    let head = "<meta property='article:published_time' content='2019-03-12T09:30:00+01:00'>\
        <meta property='article:modified_time' content='2021-05-06T09:30:00+01:00'>";
    let got = date(head, "<div class=date>Updated May 6, 2021</div>", "");
    assert_eq!(got.as_deref(), Some("2019-03-12T09:30+01:00"));
}

#[test]
fn dates_of_other_articles_are_not_the_pages_own() {
    let cards: String = ["4 May 2018", "9 June 2018", "1 July 2018", "2 August 2018", "3 August 2018"]
        .iter()
        .map(|d| format!("<li class='related card'><a href=/x>Another story about the harbour</a> <span>{d}</span></li>"))
        .collect();
    let cards = format!("<ul class=related>{cards}</ul>");
    assert_eq!(date("", "<div>March 12, 2019</div>", &cards).as_deref(), Some("2019-03-12"));
}
