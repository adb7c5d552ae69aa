/** Markup that runs a script, or asks for a file, where it is shown as it is. Each piece stands in the body of an article. */

const prose = [
  "The night ferry between Quillport and the island of Norafel will sail again from Monday, the harbour office said after three weeks of repairs to its engines and its stern door.",
  "Some ninety people had been on board when the ship ran aground off the northern pier in the fog; nobody was hurt, and all of them were brought to land before noon by two fishing boats.",
  "The council wants to know why the buoy at the mouth of the channel was dark that night, and has asked the coast guard for the record of its lamps over the past twelve months.",
];

/** A page with a piece in the middle of its article. */
export const pageWith = (piece) =>
  `<!doctype html><html lang="en"><head><title>Ferry sails again</title></head><body><article><h1>Ferry sails again</h1><p>${prose[0]}</p><p>${prose[1]}</p>${piece}<p>${prose[2]}</p></article></body></html>`;

/** Addresses that must be in no link and no picture. */
export const addresses = [
  "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)", "java\rscript:alert(1)",
  "\u0001javascript:alert(1)", "javascript\u0000:alert(1)", "java\u0000script:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
  "&#0000106avascript:alert(1)", "jav&#x09;ascript:alert(1)", "jav&NewLine;ascript:alert(1)", "javascript://%0aalert(1)", "javascript:/*--></title>*/alert(1)",
  "vbscript:msgbox(1)", "livescript:x", "mocha:x", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "DATA:image/svg+xml,<svg onload=alert(1)>", "data:image/png;base64,iVBORw0KGgo=", "blob:https://x.example/1", "file:///etc/passwd", "filesystem:https://x.example/a",
  "view-source:https://x.example/", "about:blank", "chrome://settings", "intent://x#Intent;end", "feed:javascript:alert(1)", "jar:https://x.example!/", "ws://x.example/", "ftp://x.example/",
  "\u00a0javascript:alert(1)", "\u2028javascript:alert(1)", "\u200bjavascript:alert(1)", "javascript\u00ad:alert(1)", "javascript:alert`1`", "javascript:\u2028alert(1)",
];

const markup = [
  "<script>alert(1)</script>", "<SCRIPT SRC=https://x.example/x.js></SCRIPT>", "<script/x>alert(1)</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1);//<</script>",
  "<script>alert(1)", "<p>a<script\n>alert(1)</script\n>b</p>", "<style>@import 'https://x.example/x.css';</style>", "<p style=\"background:url(javascript:alert(1))\">styled text in a line</p>",
  "<img src=x onerror=alert(1)>", "<img src=\"x\" onerror=\"alert(1)\" alt=\"&quot;><script>alert(1)</script>\">", "<img src='x' alt='\" onerror=\"alert(1)'>", "<img src=x:alert(1) onerror=eval(src)>",
  "<img/src=x/onerror=alert(1)>", "<img src=https://x.example/a.png srcset='javascript:alert(1) 1x, https://x.example/b.png 2x' onload=alert(1)>", "<img srcset='data:text/html,x 2x'>",
  "<img data-src='javascript:alert(1)' src='https://x.example/a.png'>", "<picture><source srcset='javascript:alert(1)'><img alt=a></picture>", "<img src=\"https://x.example/a.png?a=1&quot; onerror=&quot;alert(1)\">",
  "<svg onload=alert(1)><circle/></svg>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>", "<svg><animate onbegin=alert(1) attributeName=x></svg>",
  "<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
  "<math href='javascript:alert(1)'>in a formula</math>", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>",
  "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>Go</button></form>", "<input onfocus=alert(1) autofocus>", "<details open ontoggle=alert(1)><summary>More</summary>Text of the details</details>",
  "<video onerror=alert(1)><source src=x></video>", "<audio src=x onerror=alert(1)></audio>", "<body onload=alert(1)>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<base href='javascript:alert(1)//'>",
  "<link rel=stylesheet href=javascript:alert(1)>", "<marquee onstart=alert(1)>moving text</marquee>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "<template><script>alert(1)</script></template>",
  "<textarea></textarea><script>alert(1)</script>", "<title></title><script>alert(1)</script>", "<xmp><script>alert(1)</script></xmp>", "<plaintext><script>alert(1)</script>", "<!--><script>alert(1)</script>-->", "<!-- --!><img src=x onerror=alert(1)> -->",
  "<![CDATA[><script>alert(1)</script>]]>", "<?xml-stylesheet href='javascript:alert(1)'?>", "<p>&lt;script&gt;alert(1)&lt;/script&gt; was written in the log of the ship that night</p>", "<p>&amp;lt;img src=x onerror=alert(1)&amp;gt; stood in the log of the ship</p>",
  "<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;\n&lt;/code&gt;&lt;/pre&gt;&lt;img src=x onerror=alert(1)&gt;</code></pre>", "<pre class='language-x\" onmouseover=\"alert(1)'>code that was run</pre>",
  "<ol start='1\" onclick=\"alert(1)'><li>first of the list<li>second of the list</ol>", "<table><tr><td colspan='2\" onclick=\"alert(1)'>cell one<td>cell two</table>", "<table background=javascript:alert(1)><tr><th>one<th>two<tr><td>a<td><script>alert(1)</script>b</table>",
  "<a href=\"https://x.example/\" onclick=\"alert(1)\" style=\"x\" target=_blank>a link with a handler</a>", "<a href='https://x.example/\"onmouseover=\"alert(1)'>a link with a quote</a>", "<a href=https://x.example/><img src=x onerror=alert(1)></a>",
  "<p>unclosed <a href='https://x.example/?q=<script>alert(1)</script>'>link <b>bold <i>both", "<p><b onclick=alert(1)>bold</b> <em style='x:expression(alert(1))'>stressed</em> <code onfocus=alert(1)>code</code></p>",
  "<figure onclick=alert(1)><img src='https://x.example/a.png' alt='</figure><script>alert(1)</script>'><figcaption>&lt;img src=x onerror=alert(1)&gt; in a caption</figcaption></figure>", "<blockquote cite=javascript:alert(1)><p>said the captain of the ship</p></blockquote>",
  "<div><template shadowrootmode=open><script>alert(1)</script><p>in the shadow of the ship</p></template></div>", "<p>\u0000<\u0000script>alert(1)</script> a line with odd characters in it</p>", "<a href='#' name='\"><script>alert(1)</script>'>anchor</a>", "<p>`<script>alert(1)</script>` ![x](javascript:alert(1)) [x](javascript:alert(1)) <javascript:alert(1)></p>",
];

/** All pieces. */
export const pieces = [
  ...markup,
  ...addresses.flatMap((address) => {
    const value = address.replaceAll('"', "&quot;");
    return [`<p>A <a href="${value}">link of the article</a> in a line.</p>`, `<figure><img src="${value}" alt="A ship"><figcaption>The ship at sea</figcaption></figure>`];
  }),
];

/** The same in Markdown. */
export const markdown = (address) => `# Ferry sails again\n\n${prose[0]}\n\n${prose[1]} A [link](${address}) and ![a picture](${address}) and [other](<${address}>).\n\n${prose[2]}\n`;
