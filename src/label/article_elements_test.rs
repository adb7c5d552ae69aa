//! Pages with several article elements, and near misses.

use crate::pipeline::clean::clean;

const BRIDGE: &str = "<p>The council voted on Monday to keep the old bridge open for another year, said the mayor of Kelport.</p>\
    <p>It will be mended in May, when the river is low and the ferry can take the school bus across.</p>";
const TRAMS: &str = "<p>Tram drivers in Halberg stop work on Friday for three days, their union said late last night.</p>\
    <p>They want nine per cent more pay, and the operator offers four and a new warm coat for the winter.</p>";
const BEES: &str = "<p>A balcony of three square metres is enough for one hive of bees that faces away from the street.</p>\
    <p>Ask the neighbours before the first swarm comes, and give them a glass of honey late in the autumn.</p>";

/// The titles of the articles of a page.
fn titles(body: &str) -> Vec<String> {
    let page = format!("<!doctype html><title>The bridge stays open | Post</title><body>{body}");
    let titles = clean("page.html", page.as_bytes()).articles.into_iter();
    titles.map(|a| a.title.unwrap_or_default()).collect()
}

#[test]
fn whole_articles_are_articles_of_their_own() {
    let lead = format!("<article><h1>The bridge stays open</h1><p>By Ada Mole</p>{BRIDGE}{BRIDGE}</article>");
    let trams =
        format!("<article><h3><a href=/t>Trams stop on Friday</a></h3><p>Post, 12 May</p>{TRAMS}</article>");
    let bees = format!("<article><h3><a href=/b>Bees on a balcony</a></h3>{BEES}</article>");
    let all = ["The bridge stays open", "Trams stop on Friday", "Bees on a balcony"];
    for (body, expected) in [
        // Behind a heading, and inside the article in a box that says so.
        (format!("<main>{lead}<section><h2>Related articles</h2>{trams}{bees}</section></main>"), &all[..]),
        (
            format!(
                "<article><h1>The bridge stays open</h1>{BRIDGE}{BRIDGE}<div class=related-box>{trams}</div>{BRIDGE}</article>"
            ),
            &all[..2],
        ),
        // Side by side.
        (format!("<main>{}{}</main>", lead, trams.replace("h3", "h1")), &all[..2]),
        (
            format!("<div id=content>{}{}</div>", lead, trams.replace("h3", "h1"))
                .replace("<article>", "<div class='post hentry'>")
                .replace("</article>", "</div>"),
            &all[..2],
        ),
    ] {
        assert_eq!(titles(&body), expected, "{body}");
    }
}

#[test]
fn cards_comments_figures_and_sections_are_not() {
    let lead = format!("<article><h1>The bridge stays open</h1>{BRIDGE}{BRIDGE}");
    for body in [
        // A headline and a line.
        format!(
            "{lead}</article><h2>Related articles</h2><article><h3>Trams stop</h3><p>Drivers want more pay, their union said last night.</p></article>"
        ),
        // Comments.
        format!(
            "{lead}<section class=comments><h2>Comments</h2><article class=comment><h4>Ben Oak</h4>{TRAMS}</article></section></article>"
        ),
        format!("{lead}</article><div id=comments><article><h4>Ben Oak</h4>{TRAMS}</article></div>"),
        // A figure.
        format!(
            "{lead}<article><figure><img src=a.jpg><figcaption>The bridge in May, seen from the mill.</figcaption></figure></article></article>"
        ),
        // Sections, and posts of a live page, under the headline of the page.
        format!(
            "<main><h1>The bridge stays open</h1><article><h2>What was said</h2>{BRIDGE}</article><article><h2>What comes now</h2>{BRIDGE}</article></main>"
        ),
        format!(
            "{lead}<article><h2>10:42 The vote</h2>{BRIDGE}</article><article><h2>11:03 The mayor</h2>{BRIDGE}</article></article>"
        ),
        // Teasers that break off.
        format!(
            "{lead}</article><article><h1>Bees on a balcony</h1>{}</article>",
            BEES.replace("autumn.", "autumn…")
        ),
    ] {
        assert_eq!(titles(&body), ["The bridge stays open"], "{body}");
    }
}

#[test]
fn a_day_without_its_year_is_completed_by_the_time_element() {
    let one = |title: &str, day: &str, shown: &str, text: &str| {
        format!(
            "<article><h1>{title}</h1><p>By Ada Mole</p><time datetime={day}>{shown}</time>{text}{text}</article>"
        )
    };
    let page = format!(
        "<!doctype html><main>{}{}</main>",
        one("The bridge stays open", "2024-08-11", "11 August", BRIDGE),
        one("Trams stop on Friday", "2024-05-06", "6 May", TRAMS)
    );
    let days = clean("page.html", page.as_bytes()).articles.into_iter();
    let days: Vec<Option<String>> = days.map(|a| a.published.and_then(|p| p.iso)).collect();
    assert_eq!(days, ["2024-08-11", "2024-05-06"].map(|d| Some(d.to_owned())));
}
