use super::*;
use crate::pipeline::clean::clean;
use crate::types::label::Label;

/// Six paragraphs, none of which opens like another.
const TEXTS: [&str; 6] = [
    "The owners said on Monday that the boats would lie still until the spring tides were over, every one of them.",
    "Nobody at the town hall wanted to name a sum before the second reading of the plan, or to say when it comes.",
    "A walk along the quay shows what the storm has left of the wooden steps, which were new only two years ago.",
    "Two of the five members were absent, so the paper went back to the desk of the clerk for another three weeks.",
    "In a letter to this newspaper a reader recalls how the square looked before the fire, and who lived around it.",
    "Prices for barley rose by a tenth in the same weeks, while hay stayed where it was, traders on the market said.",
];

/// The title of each article that a line of a file gives.
fn titles(name: &str, file: &str, line: &str) -> Vec<String> {
    let cleaned = clean(name, file.as_bytes());
    let how = Parting::SplitAt(line.to_owned());
    let known = cleaned.document.pile.as_ref();
    let Some(parted) = part(&cleaned.document, &cleaned.blocks, known, &how) else { return Vec::new() };
    let joined: String = parted.blocks.iter().map(|b| b.span.of(&cleaned.document.text)).collect();
    assert_eq!(joined, cleaned.document.text, "nothing is lost");
    assert!(parted.blocks.iter().all(|b| b.label != Label::Blank || b.article.is_none()));
    parted.articles.iter().map(|a| a.title.clone().unwrap_or_default()).collect()
}

#[test]
fn a_line_finds_its_like() {
    let each = |record: &str| {
        let record = |(n, name): (usize, &str)| {
            record.replace("{name}", name).replace("{text}", TEXTS[2 * n]).replace("{more}", TEXTS[2 * n + 1])
        };
        ["Ferry stops", "Mill burns down", "Trams return"]
            .into_iter()
            .enumerate()
            .map(record)
            .collect::<String>()
    };
    let names = ["Ferry stops", "Mill burns down", "Trams return"];
    let cases = [
        ("a.txt", each("{name}\n\n{text}\n\n{more}\n\n\n\n"), "Mill burns down", names.to_vec()),
        ("a.txt", each("* * *\n{name}\n\n{text}\n\n"), "Trams return", names.to_vec()),
        ("a.txt", each("{name}\nby our reporter\n\n{text}\n\n{more}\n\n"), "Ferry stops", names.to_vec()),
        ("a.md", each("### {name}\n\n{text}\n\n{more}\n\n"), "### Ferry stops", names.to_vec()),
        ("a.html", each("<h2>{name}</h2><p>{text}</p><p>{more}</p>"), "Trams return", names.to_vec()),
        ("a.docx", each("<p><b>{name}</b></p><p>{text}</p><p>{more}</p>"), "Mill burns down", names.to_vec()),
        ("a.txt", format!("One title\n\n{}\n\n{}\n", TEXTS[0], TEXTS[1]), "One title", vec![]),
        ("a.txt", each("{name}\n\n{text}\n\n\n\n"), "No such line", vec![]),
    ];
    for (name, file, line, expected) in cases {
        let file = if file.starts_with('<') { format!("<html><body>{file}</body></html>") } else { file };
        assert_eq!(titles(name, &file, line), expected, "{line} in {file}");
    }
}

#[test]
fn the_blocks_of_a_page_are_put_together_from_its_runs() {
    let page = "<html><body><h1>The bridge opens</h1><p>Harbour Post, 3 May 2021</p><p>The council opened the bridge \
        on Monday.</p><nav>Menu</nav></body></html>";
    let (document, blocks) =
        crate::read::read("a.html", page.as_bytes(), &Limits::default()).expect("a page");
    let cleaned = clean("a.html", page.as_bytes());
    assert_eq!(blocks_of(&cleaned.document, &cleaned.blocks), blocks);
    assert_eq!(document.text, cleaned.document.text);
}
