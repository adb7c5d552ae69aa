use super::convert;

/// The paragraphs of a document, with their tags.
fn html(rtf: &str) -> String {
    let page = convert(rtf.as_bytes()).html;
    let body = page.split("<body>\n").nth(1).and_then(|b| b.split("</body>").next());
    body.unwrap_or("").to_owned()
}

#[test]
fn control_words_become_markup() {
    for (rtf, out) in [
        (r"{\rtf1 One\par Two\par}", "<p>One</p>\n<p>Two</p>\n"),
        (
            r"{\rtf1\b Title\b0\par\pard\qc middle\par}",
            "<p><b>Title</b></p>\n<p align=\"center\">middle</p>\n",
        ),
        (r"{\rtf1{\b bold} plain {\i it}\par}", "<p><b>bold</b> plain <i>it</i></p>\n"),
        (r"{\rtf1\ansicpg1252 caf\'e9 \u8212? \u8217'x\par}", "<p>café — ’x</p>\n"),
        (r"{\rtf1\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2\par}", "<p>Привет</p>\n"),
        (
            r"{\rtf1{\fonttbl{\f0 Arial;}{\f1\fcharset238 Arial CE;}}\f1 \'b3\'f3d\f0  \'b3\par}",
            "<p>łód ³</p>\n",
        ),
        (r"{\rtf1\uc2\u26085\'93\'fa x\par}", "<p>日 x</p>\n"),
        (r"{\rtf1\uc0\u-10179\u-8704 y\par}", "<p>😀y</p>\n"),
        (r"{\rtf1{\stylesheet{\s1 heading 1;}}\s1 Head\par\pard text\par}", "<h1>Head</h1>\n<p>text</p>\n"),
        (r"{\rtf1{\*\unknown gone}{\pict 0102}{\footer page}kept\par}", "<p>kept</p>\n"),
        (
            r#"{\rtf1{\field{\*\fldinst HYPERLINK "https://x.example/a"}{\fldrslt here}} on\par}"#,
            "<p><a href=\"https://x.example/a\">here</a> on</p>\n",
        ),
        (r"{\rtf1 a\{b\}\\c\~d\line e\par}", "<p>a{b}\\c\u{a0}d<br>e</p>\n"),
        (r"{\rtf1 {\v hidden}shown & <b>\par}", "<p>shown &amp; &lt;b&gt;</p>\n"),
        (r"{\rtf1 cut off {\b here", "<p>cut off <b>here</b></p>\n"),
        (r"{\rtf1 too many}}}} ends\par", "<p>too many ends</p>\n"),
        ("{\\rtf1{\\pict\\bin4 }}{{x}kept\\par}", "<p>kept</p>\n"),
    ] {
        assert_eq!(html(rtf), out, "{rtf}");
    }
}

#[test]
fn the_files_own_title_is_a_field() {
    let rtf = r"{\rtf1{\info{\title Clippings}{\author A. Typist}}Text\par}";
    let facts = convert(rtf.as_bytes()).facts;
    assert_eq!(facts.title, None);
    assert_eq!(facts.fields["document title"], "Clippings");
    assert_eq!(facts.fields["document author"], "A. Typist");
}
