/** Pages whose headings, lists, links, pictures, table rows and code are known, in several layouts and languages. */

const menu = `<header><a href="/">The Harbour Post</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/money">Money</a></li></ul></nav></header>`;
const foot = `<aside><h3>Most read</h3><ul><li><a href="/a">Bridge toll to rise next spring</a></li><li><a href="/b">Swimmer crosses the strait in nine hours</a></li></ul></aside><footer><p>© 2025 The Harbour Post. All rights reserved.</p><a href="/privacy">Privacy</a></footer>`;

export const pages = [
  {
    name: "news with a figure",
    url: "https://post.example/news/2025/ferry/",
    html: `<!doctype html><html lang="en"><head><title>Night ferry sails again</title></head><body>${menu}<main><article><header><h1>Night ferry sails again</h1><p class="byline">By <a href="/author/ida-lind">Ida Lind</a></p></header>
<figure><img src="../img/ferry.jpg" alt="The ferry at its pier"><figcaption>The ferry at its pier on Sunday. <b>Photo: Per Holm</b></figcaption></figure>
<p>The night ferry between Quillport and Norafel will sail again from <strong>Monday</strong>, the <a href="https://harbour.example/office">harbour office</a> said after three weeks of repairs.</p>
<p>Ninety people were on board when the ship <em>ran aground</em> off the northern pier, as <a href="/news/2025/fog?id=3&amp;p=1">reported at the time</a>; nobody was hurt that night.</p>
<h2>What was repaired</h2><p>The work was done by the yard in the old harbour and cost some two million, which the insurance of the company pays:</p>
<ul><li>the stern door and its <a href="#hinges">hinges</a></li><li>both engines, one of which was replaced</li><li>the lamps on the bridge</li></ul>
<h3>The lamps</h3><p>The lamps had been dark for most of the year, the report of the coast guard says, and no one had written it down.</p>
<blockquote><p>We saw the pier when it was too late to stop her, the captain told the court on Friday.</p></blockquote>
<h2>Who pays</h2><p>The council has asked for a hearing before the summer, and the ferry company will send its lawyers to it, a speaker said.</p></article></main>${foot}</body></html>`,
    headings: [[2, "What was repaired"], [3, "The lamps"], [2, "Who pays"]],
    items: [[0, "the stern door and its hinges"], [0, "both engines, one of which was replaced"], [0, "the lamps on the bridge"]],
    links: [["harbour office", "https://harbour.example/office"], ["reported at the time", "https://post.example/news/2025/fog?id=3&p=1"], ["hinges", "https://post.example/news/2025/ferry/#hinges"]],
    pictures: [["The ferry at its pier", "https://post.example/news/2025/img/ferry.jpg"]],
    strong: ["Monday", "Photo: Per Holm"], emphasis: ["ran aground"], quotes: ["We saw the pier when it was too late to stop her, the captain told the court on Friday."],
  },
  {
    name: "notes of a programmer",
    url: "https://notes.example/parsers",
    html: `<!doctype html><html lang="en"><head><title>A parser in an hour</title></head><body><div class="site"><a href="/">Notes</a> <a href="/about">About</a></div><div class="post"><h1>A parser in an hour</h1>
<p>Most of the parsers that I have written were small, and all of them began with the same loop over the characters of a text, which looks like this in a first version:</p>
<pre><code class="language-rust">fn parse(text: &amp;str) -&gt; Vec&lt;Token&gt; {
    let mut out = Vec::new();

    out
}</code></pre>
<p>The function <code>parse</code> takes a text and gives its tokens; the type <code>Vec&lt;Token&gt;</code> owns them, so that nothing borrows from the text.</p>
<h2>Steps that it takes</h2><ol><li>Read a character from the front of the text.</li><li>Decide what it begins:<ul><li>a number, which goes on while there are digits</li><li>a name, which goes on while there are letters</li></ul></li><li>Make a token of it and go on behind it.</li></ol>
<h2>What it costs</h2><p>I have measured it on the three texts that I use for such things, on the machine that stands under my desk, and took the best of five runs:</p>
<table><thead><tr><th>Text</th><th>Size</th><th>Time</th></tr></thead><tbody><tr><td>letters</td><td>10 kB</td><td>1 ms</td></tr><tr><td>a novel</td><td>800 kB</td><td>64 ms</td></tr></tbody></table>
<p>The time grows with the size of the text and with nothing else, as it should; H<sub>2</sub>O and x<sup>2</sup> are read as names. See <a href="https://other.example/post_(one)">the other post</a>.</p></div><div class="foot"><a href="/rss">Feed</a></div></body></html>`,
    headings: [[2, "Steps that it takes"], [2, "What it costs"]],
    items: [[0, "Read a character from the front of the text."], [0, "Decide what it begins:"], [1, "a number, which goes on while there are digits"], [1, "a name, which goes on while there are letters"], [0, "Make a token of it and go on behind it."]],
    links: [["the other post", "https://other.example/post_%28one%29"]],
    rows: [["Text", "Size", "Time"], ["letters", "10 kB", "1 ms"], ["a novel", "800 kB", "64 ms"]],
    code: ["rust\nfn parse(text: &str) -> Vec<Token> {\n    let mut out = Vec::new();\n\n    out\n}"],
    inlineCode: ["parse", "Vec<Token>"],
  },
  {
    name: "lines broken by hand",
    url: "https://dorf.example/2024/brunnen.html",
    html: `<html><head><meta charset="utf-8"><base href="https://dorf.example/archiv/"><title>Der Brunnen läuft wieder</title></head><body><div id="navi"><a href="index.html">Start</a> | <a href="verein.html">Verein</a></div><div id="text"><h1>Der Brunnen läuft wieder</h1>
<div>Nach elf Jahren läuft der Brunnen auf dem Marktplatz wieder; der <a href="verein.html">Heimatverein</a> hat ihn in vielen Stunden instand gesetzt.<br><br>Zur Feier am Sonntag kamen rund zweihundert Leute, obwohl es den ganzen Vormittag geregnet hatte und die Kapelle im Saal spielen musste.</div>
<h2>Die Kosten</h2><div>Das Becken war an drei Stellen gerissen, und die Pumpe stammte noch aus der Zeit vor dem Krieg; <i>niemand</i> wusste, wie sie zu öffnen war.</div>
<h2>Der Dank</h2><p>Der Verein dankt allen, die geholfen haben, vor allem der Schlosserei und den Schülern der Oberstufe, die das Mosaik gereinigt haben.</p><div class="share"><a href="https://share.example/">Teilen</a></div></div></body></html>`,
    headings: [[2, "Die Kosten"], [2, "Der Dank"]],
    links: [["Heimatverein", "https://dorf.example/archiv/verein.html"]],
    emphasis: ["niemand"],
  },
  {
    name: "a recipe",
    url: "https://kitchen.example/soup",
    html: `<!doctype html><html lang="en"><head><title>Leek and potato soup</title></head><body><nav><a href="/all">All recipes</a><a href="/new">New</a></nav><article><h1>Leek and potato soup</h1><p>This is the soup that my grandmother made on every first Sunday of the month, with leeks from the garden and potatoes from the cellar; it serves four people who are hungry.</p>
<h2>You need</h2><ul><li>three leeks, washed and cut into rings</li><li>four potatoes that cook to a mash</li><li>a litre of stock</li></ul>
<h2>So it is made</h2><ol start="1"><li><p>Melt the butter in a large pot and let the leeks sweat in it for ten minutes, but do not let them brown.</p></li><li><p>Add the potatoes and the stock and let it all simmer for half an hour, until the potatoes fall apart.</p></li><li><p>Mash it by hand; a machine makes glue of it, as I have found out more than once.</p></li></ol>
<p><img src="data:image/gif;base64,R0lGOD" data-src="/img/soup-800.jpg" alt="A bowl of soup"></p><p>It keeps for three days in a cold place, and it is better on the second of them than on the first, like most soups of this kind.</p></article></body></html>`,
    headings: [[2, "You need"], [2, "So it is made"]],
    items: [[0, "three leeks, washed and cut into rings"], [0, "four potatoes that cook to a mash"], [0, "a litre of stock"], [0, "Melt the butter in a large pot and let the leeks sweat in it for ten minutes, but do not let them brown."], [0, "Add the potatoes and the stock and let it all simmer for half an hour, until the potatoes fall apart."], [0, "Mash it by hand; a machine makes glue of it, as I have found out more than once."]],
    pictures: [["A bowl of soup", "https://kitchen.example/img/soup-800.jpg"]],
  },
  {
    name: "Japanese",
    url: "https://minato.example/news/1",
    html: `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>夜行フェリー、月曜から再開</title></head><body><nav><ul><li><a href="/">ホーム</a></li><li><a href="/news">ニュース</a></li></ul></nav><article><h1>夜行フェリー、月曜から再開</h1><p>港と島を結ぶ夜行フェリーが、三週間の修理を終えて月曜日から運航を再開すると、<a href="/office">港湾事務所</a>が発表した。修理には二億円がかかり、費用は会社の保険で支払われる。</p><h2>事故の原因</h2><p>事故の夜、水路の入り口にある<strong>灯火</strong>が消えていたことが分かっている。海上保安庁は過去一年の記録を調べており、結果は来月にも公表される見通しだ。</p><h2>今後の予定</h2><p>市議会は夏までに公聴会を開くことを求めており、会社の弁護士も出席する予定だと広報担当者は話している。乗客への補償についても話し合われる。</p></article><footer>© 港新聞</footer></body></html>`,
    headings: [[2, "事故の原因"], [2, "今後の予定"]],
    links: [["港湾事務所", "https://minato.example/office"]],
    strong: ["灯火"],
  },
  {
    name: "teasers in the middle",
    url: "https://daily.example/a/b",
    html: `<!doctype html><html lang="en"><head><title>Violins found in a barn</title></head><body><div class="topbar"><a href="/login">Log in</a></div><main><div class="article-body"><h1>Violins found in a barn</h1><p>Two violins that were stolen from a music school eleven years ago have been found in a barn near the border, wrapped in blankets and in good order, the police said.</p><p>The farmer had bought the barn with everything in it and called the school after he had read the labels, <a href="https://school.example/">which still bear its name</a> and the year.</p>
<div class="related"><h4>Related stories</h4><ul><li><a href="/x1"><img src="/t1.jpg" width="120" alt="">Choir wins a prize in the capital</a></li><li><a href="/x2"><img src="/t2.jpg" width="120" alt="">Organ to be tuned after forty years</a></li></ul></div>
<h2>Worth more now</h2><p>An expert said that the two are worth more today than they were when they were taken, since their maker has died and left no others of this kind.</p><p>The school will show them on Friday evening, and one of the pupils who had played on them then will play a piece by a composer from the town.</p></div></main><div class="comments"><h3>Comments</h3><p>great news thank you for sharing this with all of us</p></div></body></html>`,
    headings: [[2, "Worth more now"]],
    links: [["which still bear its name", "https://school.example/"]],
    pictures: [],
    items: [],
  },
];
