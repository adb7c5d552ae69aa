//! Made-up articles and pages: invented towns, people and outlets, any number of them,
//! the same for the same seed. For the laws and the benchmark; no real text is in it.

#![allow(dead_code)]

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// An article with what a page may say of it.
#[derive(Clone, Debug)]
pub struct Made {
    pub title: String,
    pub paragraphs: Vec<String>,
    pub outlet: String,
}

const STARTS: &[&str] = &[
    "Bal", "Cor", "Dun", "Esk", "Fen", "Gar", "Hol", "Kal", "Lor", "Mar", "Nor", "Ost", "Pel", "Rav", "Sel",
    "Tor", "Ulm", "Var", "Wen", "Yar",
];
const MIDDLES: &[&str] = &["a", "e", "i", "o", "u", "ina", "ero", "ola", "umi", "anda"];
const ENDS: &[&str] = &[
    "ford", "vik", "by", "stad", "mouth", "ton", "berg", "dale", "wick", "holm", "rova", "sen", "mann",
    "ley", "ric",
];
const BODIES: &[&str] = &[
    "council",
    "ministry",
    "harbour board",
    "water company",
    "teachers' union",
    "rail operator",
    "health service",
    "port authority",
    "court",
    "police force",
    "farmers' league",
    "museum",
    "university",
    "energy regulator",
    "housing office",
];
const DEEDS: &[&str] = &[
    "approved",
    "rejected",
    "delayed",
    "announced",
    "cancelled",
    "reviewed",
    "criticised",
    "defended",
    "published",
    "withdrew",
    "extended",
    "suspended",
    "welcomed",
    "questioned",
    "reopened",
];
const THINGS: &[&str] = &[
    "bridge",
    "tram line",
    "flood wall",
    "school merger",
    "fishing quota",
    "night ferry",
    "hospital wing",
    "solar park",
    "dairy subsidy",
    "stadium",
    "parking levy",
    "library",
    "data centre",
    "grain terminal",
    "wage deal",
    "vaccine programme",
    "airport link",
    "forest plan",
    "power cable",
    "reservoir",
];
const SAYINGS: &[&str] = &[
    "after months of talks with residents",
    "despite warnings from engineers",
    "in a vote that split the governing parties",
    "before the summer recess begins",
    "while an inquiry into the costs goes on",
    "because the contractor had missed three deadlines",
    "as prices rose faster than wages",
    "following a petition signed by thousands",
];
const ENDINGS: &[&str] = &[
    "which opponents called a mistake that would be felt for years",
    "and promised to publish the figures within weeks",
    "although the money has not been found yet",
    "while neighbouring towns asked to be heard first",
    "and said that nobody would lose a job because of it",
    "which supporters described as long overdue",
];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A name: a town or a person's family name.
pub fn name(random: &mut Random) -> String {
    format!("{}{}{}", random.pick(STARTS), random.pick(MIDDLES), random.pick(ENDS))
}

/// A sentence about a place, a person and a thing.
pub fn sentence(random: &mut Random, place: &str, person: &str, thing: &str) -> String {
    let (body, deed, day) = (random.pick(BODIES), random.pick(DEEDS), random.pick(DAYS));
    let (how, end, number) = (random.pick(SAYINGS), random.pick(ENDINGS), random.below(900) + 12);
    // Names of their own in every clause: two articles must not share long runs of words.
    let (near, other) = (name(random), name(random));
    match random.below(6) {
        0 => format!("The {body} of {place} {deed} the {thing} near {near} on {day} {how}."),
        1 => format!(
            "{person}, who speaks for the {body}, said at {near} that the {thing} had cost {number} million {other} crowns, {end}."
        ),
        2 => format!(
            "\"We looked at the {near} {thing} again with {other},\" {person} told reporters in {place} on {day}."
        ),
        3 => format!(
            "About {number} people in {place} and {near} depend on the {thing}, according to a {other} report that the {body} {deed} {how}."
        ),
        4 => {
            format!("It was {day} when the {body} of {near} {deed} the {other} plan for the {thing}, {end}.")
        }
        _ => format!(
            "Critics in {place} point out that the {thing} at {near} was {deed} by {other} {how}, {end}."
        ),
    }
}

/// An article of `paragraphs` paragraphs.
pub fn article(random: &mut Random, paragraphs: usize) -> Made {
    let (place, person, thing) = (name(random), name(random), *random.pick(THINGS));
    let title = format!(
        "{place} {} {} as {person} {} {} plan",
        random.pick(BODIES),
        random.pick(DEEDS),
        random.pick(DEEDS),
        thing
    );
    let paragraphs = (0..paragraphs)
        .map(|_| {
            let sentences = 2 + random.below(3);
            (0..sentences).map(|_| sentence(random, &place, &person, thing)).collect::<Vec<_>>().join(" ")
        })
        .collect();
    let outlet =
        format!("{} {}", name(random), random.pick(&["Post", "Courier", "Herald", "Tribune", "Echo"]));
    Made { title, paragraphs, outlet }
}

/// The article as plain text with nothing round it.
pub fn clean_text(made: &Made) -> String {
    format!("{}\n\n{}\n", made.title, made.paragraphs.join("\n\n"))
}

/// The article as a saved page: menu, share buttons, comments, related articles, footer.
pub fn page(random: &mut Random, lead: &Made, attached: &[Made]) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    for item in ["Skip to content", "Home", "News", "Sport", "Opinion", "Search", ""] {
        line(item);
    }
    line(&lead.title);
    line("");
    for paragraph in &lead.paragraphs {
        line(paragraph);
        line("");
    }
    for item in ["Share this article", "Facebook", "Email", "", "Comments", "No comments yet...", ""] {
        line(item);
    }
    if !attached.is_empty() {
        line("Related Articles");
        line("");
    }
    for other in attached {
        let hours = format!("{} hours ago", 2 + random.below(20));
        for item in [other.outlet.as_str(), &hours, &format!("- {}", other.outlet), &other.title] {
            line(item);
        }
        line(&other.paragraphs.join(" "));
        line("");
    }
    for item in ["Subscribe to our newsletter", "Privacy Policy", "Terms of Use", "All rights reserved."] {
        line(item);
    }
    out
}

/// The article as an HTML page.
pub fn html(random: &mut Random, lead: &Made) -> String {
    let menu: String = (0..12).map(|_| format!("<li><a href=\"/{0}\">{0}</a></li>", name(random))).collect();
    let body: String = lead.paragraphs.iter().map(|p| format!("<p>{}</p>\n", escape(p))).collect();
    let teasers: String = (0..6)
        .map(|_| {
            format!("<div class=\"teaser\"><a href=\"#\">{}</a></div>", escape(&article(random, 0).title))
        })
        .collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0} | {1}</title></head><body>\
         <header><nav><ul>{menu}</ul></nav></header><main><article><h1>{0}</h1>\n{body}</article></main>\
         <aside class=\"related\"><h2>Related Articles</h2>{teasers}</aside>\
         <footer><p>Privacy Policy</p><p>Terms of Use</p></footer></body></html>",
        escape(&lead.title),
        lead.outlet,
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
