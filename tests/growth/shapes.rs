//! Hostile inputs, each made in any size. In: a size in repetitions. Out: files and decisions.

use storysift::{ArticleRef, Decision};

/// A drop: files by name, then decisions.
#[derive(Default)]
pub struct Drop {
    /// Name and content of each file.
    pub files: Vec<(String, String)>,
    /// Decisions that are replayed on them.
    pub decisions: Vec<Decision>,
}

/// A shape: its name, its number of repetitions at size 1, and how it is made.
pub type Shape = (&'static str, usize, fn(usize) -> Drop);

/// Prose that is an article by itself.
const PROSE: &str = "The council voted on Monday evening to keep the old bridge over the river open for another year, \
    after a long debate about the cost of the repairs. Most of the members said that the ferry could not carry the \
    lorries that cross the bridge every day, and that nobody had asked the port.\n\n";

fn file(name: &str, content: String) -> Drop {
    Drop { files: vec![(name.to_owned(), content)], decisions: Vec::new() }
}

fn text(content: String) -> Drop {
    file("a.txt", content)
}

fn html(content: String) -> Drop {
    file("a.html", format!("<!doctype html>{content}"))
}

fn markdown(content: String) -> Drop {
    file("a.md", content)
}

/// `n` lines, each with its number.
fn lines(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).map(line).collect()
}

/// A page with this head over prose.
fn page(head: String) -> Drop {
    html(format!("<html><head>{head}</head><body><h1>Bridge stays</h1><p>{PROSE}<p>{PROSE}"))
}

fn json_ld(objects: String) -> Drop {
    page(format!("<script type='application/ld+json'>[{objects} {{}}]</script>"))
}

fn numbered(id: usize, text: &str) -> (String, String) {
    (format!("{id}.txt"), text.to_owned())
}

fn article(id: &str) -> ArticleRef {
    ArticleRef { id: id.to_owned(), hash: String::new() }
}

fn decided(decisions: Vec<Decision>) -> Drop {
    let files = vec![numbered(0, &PROSE.repeat(3)), numbered(1, &format!("The tram line\n\n{PROSE}"))];
    Drop { files, decisions }
}

/// All shapes.
pub const SHAPES: &[Shape] = &[
    ("an article and short lines", 4000, |n| {
        text(PROSE.repeat(3) + &lines(n, |i| format!("Line {i} of it\n\n")))
    }),
    ("short lines of four words inside", 1000, |n| {
        text(PROSE.repeat(2) + &lines(n, |i| format!("See the picture {i}\n\n")) + PROSE)
    }),
    ("bylines", 1500, |n| text(lines(n, |_| "By Ada Mole\n\n".into()) + PROSE)),
    ("dates", 1500, |n| text(lines(n, |i| format!("{} May 2021\n\n", i % 28 + 1)) + PROSE)),
    ("headings of furniture", 1500, |n| text(PROSE.to_owned() + &"Related Articles\n\n".repeat(n))),
    ("a line of words", 5000, |n| text("word ".repeat(n))),
    ("blank lines", 20000, |n| text("\n".repeat(n) + PROSE)),
    ("the same prose", 100, |n| text(PROSE.repeat(n))),
    ("other prose", 200, |n| text(lines(n, |i| format!("Number {i} said so on day {}. {PROSE}", i * 7)))),
    ("bullets", 1500, |n| text(PROSE.to_owned() + &"- Get link\n".repeat(n))),
    ("combining marks", 10000, |n| text("e\u{301}".repeat(n))),
    ("one mark on all", 20000, |n| text(format!("e{}", "\u{301}".repeat(n)))),
    ("open brackets", 20000, |n| text("(".repeat(n))),
    ("addresses", 1000, |n| text("https://post.example/a?b=c&d=e ".repeat(n))),
    ("full stops", 20000, |n| text("a.".repeat(n))),
    ("quotes", 10000, |n| text("\u{201c}a \u{201d}".repeat(n))),
    ("cards", 200, |n| {
        text(
            PROSE.repeat(2)
                + &lines(n, |i| format!("Harbour Post\nBridge {i} stays open\n3 May 2021\n\n{PROSE}")),
        )
    }),
    ("a title of parts", 2000, |n| {
        page(format!("<title>{}</title>", lines(n, |i| format!("Bridge {i} - "))))
    }),
    ("a title of the site's name", 2000, |n| {
        page(format!("<meta property=og:site_name content=Post><title>{}Bridge</title>", "Post | ".repeat(n)))
    }),
    ("a heading of parts", 2000, |n| html(format!("<h1>{}</h1><p>{PROSE}<p>{PROSE}", "Post - ".repeat(n)))),
    ("bold in bold", 3000, |n| html("<b>x".repeat(n))),
    ("links in links", 3000, |n| html("<a href=x>x".repeat(n))),
    ("links and blocks", 2000, |n| html("<a><div>x".repeat(n))),
    ("links and paragraphs", 2000, |n| html("<p><a>x".repeat(n))),
    ("fonts with attributes", 2000, |n| html(lines(n, |i| format!("<p><font size={i}>x")))),
    ("links in cells", 1000, |n| html("<table><tr><td><a>x".repeat(n))),
    ("links never closed in objects", 1500, |n| html("<object><a>x".repeat(n))),
    ("tables in tables", 1500, |n| html("<table><td>x".repeat(n))),
    ("text that tables push out", 3000, |n| html(format!("<table>{}", "x<tr>".repeat(n)))),
    ("paragraphs", 3000, |n| html("<p>x".repeat(n))),
    ("blocks never closed", 3000, |n| html("<div>x".repeat(n))),
    ("ends of nothing", 5000, |n| html("</p></b></a>".repeat(n))),
    ("lists in lists", 3000, |n| html("<ul><li>x".repeat(n))),
    ("selects", 3000, |n| html("<select><option>x".repeat(n))),
    ("templates", 2000, |n| html("<template><p>x".repeat(n))),
    ("svg", 2000, |n| html("<svg><g><desc><p>x".repeat(n))),
    ("forms and buttons", 2000, |n| html("<form><button>x".repeat(n))),
    ("classes", 3000, |n| html(format!("<div class='{}'><p>{PROSE}", lines(n, |i| format!("c{i} "))))),
    ("classes of nested blocks", 400, |n| html(lines(n, |i| format!("<div class='a{i} b{i} c{i}'><p>x")))),
    ("attributes", 2000, |n| html(format!("<div {}>x", lines(n, |i| format!("a{i}=b "))))),
    ("entities", 5000, |n| html("&amp;&notit;&x".repeat(n))),
    ("signs of tags", 10000, |n| html("<".repeat(n))),
    ("comments", 5000, |n| html("<!--x".repeat(n))),
    ("meta tags", 2000, |n| page(lines(n, |i| format!("<meta property=og:title content='Bridge {i}'>")))),
    ("objects that refer to themselves", 1000, |n| {
        json_ld(lines(n, |_| {
            r##"{"@id":"#a","@type":"Article","author":[{"@id":"#a"},{"@id":"#b"}],"publisher":{"@id":"#a"}},"##.into()
        }))
    }),
    ("lists of references", 200, |n| {
        let list = r##"{"@id":"#a"},"##.repeat(15) + "{}";
        json_ld(lines(n, |_| format!(r##"{{"@type":"Article","author":[{list}],"creator":[[{list}]]}},"##)))
    }),
    ("broken objects", 3000, |n| json_ld("{,},  ".repeat(n))),
    ("stars", 10000, |n| markdown(format!("# A\n\n{}", "*a _b ".repeat(n)))),
    ("brackets of links", 10000, |n| markdown(format!("# A\n\n{}", "[a](".repeat(n)))),
    ("backticks", 5000, |n| markdown(format!("# A\n\n{}", "`a``b ".repeat(n)))),
    ("quotes in quotes", 10000, |n| markdown(format!("# A\n\n{}x", "> ".repeat(n)))),
    ("rows", 2000, |n| markdown(format!("# A\n\n{}", "| a | b |\n".repeat(n)))),
    ("front matter", 3000, |n| markdown(format!("---\n{}---\n{PROSE}", lines(n, |i| format!("k{i}: v\n"))))),
    ("titles in front matter", 2000, |n| {
        markdown(format!("---\ntitle: {}x\n---\n{PROSE}", "Post | ".repeat(n)))
    }),
    ("files of one name", 100, |n| {
        let files = (0..n).map(|i| ("a.txt".to_owned(), format!("Bridge {i} stays\n\nNumber {i}. {PROSE}")));
        Drop { files: files.collect(), decisions: Vec::new() }
    }),
    ("copies", 50, |n| {
        let files = (0..n).map(|i| numbered(i, &PROSE.repeat(2)));
        Drop { files: files.collect(), decisions: Vec::new() }
    }),
    ("lines that are the title of another file", 100, |n| {
        let other = format!("The bridge over the river stays\n\n{}", PROSE.repeat(3));
        let own = PROSE.replace("council", "port")
            + &"The bridge over the river stays\n\n".repeat(n)
            + &PROSE.repeat(3);
        Drop { files: vec![numbered(0, &other), numbered(1, &own)], decisions: Vec::new() }
    }),
    ("decisions on two files", 4000, |n| {
        decided((0..n).map(|_| Decision::Same { a: article("0.txt#0"), b: article("1.txt#0") }).collect())
    }),
    ("decisions on what is not here", 2000, |n| {
        let gone = |i: usize| ArticleRef { id: format!("gone-{i}#0"), hash: format!("{i:016x}") };
        decided((0..n).map(|i| Decision::Keeper { article: gone(i) }).collect())
    }),
    ("ranges put back and set aside", 1000, |n| {
        let range = |i: usize| (i % 300, i % 300 + 40);
        let decision = |i: usize| {
            let ((start, end), document) = (range(i * 7), "0.txt".to_owned());
            match i % 2 {
                0 => Decision::SetAside { document, start, end },
                _ => Decision::Restore { document, start, end },
            }
        };
        decided((0..n).map(decision).collect())
    }),
    ("lines called furniture", 2000, |n| {
        decided((0..n).map(|i| Decision::Furniture { phrase: format!("Line {i} of it") }).collect())
    }),
];
