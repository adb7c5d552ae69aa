use crate::read::html::parse::{built, parse_with};
use proptest::prelude::*;

const PARTS: [&str; 88] = [
    "<p>",
    "</p>",
    "<P Class='a  b'>",
    "<div id=x>",
    "</div>",
    "</DIV >",
    "<a href=\"x?a=1&amp;b\">",
    "<a href=x/y>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<b>",
    "</b>",
    "<i class>",
    "</i>",
    "<br>",
    "<br/>",
    "<br / >",
    "<li>",
    "<ul>",
    "</ul>",
    "<pre>",
    "\n",
    "</pre>",
    "<h1>",
    "</h1>",
    "<select>",
    "<option>",
    "<template>",
    "<svg>",
    "<path d='M0'/>",
    "</svg>",
    "<math>",
    "<![CDATA[a<b]]>",
    "<title>",
    "</title>",
    "<textarea>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<span hidden>",
    "<x-y z=\"1\"q=2>",
    "<p class=a class=b>",
    "words ",
    "&nbsp;",
    "&amp",
    "&",
    "<",
    "< p>",
    "</",
    "<!-- > -->",
    "<!-->",
    "<!doctype html>",
    "<?xml?>",
    "é",
    "<body>",
    "</body>",
    "<frameset>",
    "<plaintext>",
    "<noscript>",
    "\r\n",
    "&quot;",
    "&#39;",
    "&#x2019;",
    "&#128;",
    "&copy;",
    "&copy",
    "&notit;",
    "&NotEqualTilde;",
    "&;",
    "&#;",
    "a & b",
    "<a href='?a=1&b=2&copy=3'>",
    "<a href='?a&amp;b' title='&lt;&#34;'>",
    "<p class='&b'>",
    "</noscript>",
    "<script type=json>",
    "</script x>",
    "</SCRIPT",
    "<iframe>",
    "</iframe>",
    "<!--",
    "-->",
    "<!-- a --!>",
    "<!--->",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn plain_pieces_are_read_as_the_tokenizer_reads_them(
        parts in proptest::collection::vec(proptest::sample::select(PARTS.to_vec()), 0..40)
    ) {
        let page = parts.concat();
        let [past, through] = [true, false].map(|plain| parse_with(&page, 100, plain).dump());
        prop_assert_eq!(past, through, "{}", page);
    }
}

#[test]
fn the_work_of_the_tree_builder_is_linear() {
    // Looks at nodes in a page of four times the length, however its elements are nested.
    const MAX_GROWTH: f64 = 5.0;
    const REPEATS: usize = 300;
    const MAX_DEPTH: usize = 64;
    let ones = [
        "<a>",
        "<b>",
        "<button>",
        "<div>",
        "<object>",
        "<p>",
        "<table>",
        "<td>",
        "<li>",
        "<svg>",
        "<template>",
    ];
    let twos = [
        "<a>", "<div>", "<p>", "<td>", "<h1>", "<select>", "</p>", "</a>", "</div>", "</br>", "</table>",
        "</i>",
    ];
    let mut wrong = Vec::new();
    for (one, two) in ones.iter().flat_map(|one| twos.iter().map(move |two| (one, two))) {
        for prefix in ["", "<table>", "<svg>"] {
            let page = |n: usize| format!("{prefix}{}", format!("{one}{two}x").repeat(n));
            let looks = |n: usize| built(&page(n), MAX_DEPTH, true, false).looks().max(1);
            let (small, large) = (looks(REPEATS), looks(4 * REPEATS));
            if large as f64 / small as f64 > MAX_GROWTH {
                wrong.push(format!("{prefix}{one}{two}: {small} looks, then {large}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} shapes:\n{}", wrong.len(), wrong.join("\n"));
}
