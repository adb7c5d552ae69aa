/** A strict reader of RFC 4180, for tests: rows of cells, or an error at the first fault. */

export function parseCsv(text) {
  const rows = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) throw new SyntaxError("a quoted cell does not end");
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    } else {
      while (at < text.length && text[at] !== "," && text[at] !== "\r" && text[at] !== "\n") {
        if (text[at] === '"') throw new SyntaxError(`a quote inside a plain cell at ${at}`);
        cell += text[at];
        at += 1;
      }
    }
    rows.at(-1).push(cell);
    if (text[at] === ",") {
      at += 1;
      if (at === text.length) rows.at(-1).push("");
    } else if (at < text.length) {
      if (text[at] === "\r" && text[at + 1] === "\n") at += 2;
      else if (text[at] === "\n") at += 1;
      else throw new SyntaxError(`neither comma nor line end at ${at}`);
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}
