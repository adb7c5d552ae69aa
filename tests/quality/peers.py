#!/usr/bin/env python3
"""Other tools on the rows that the engine is scored on, written as predictions for the same scorer.

    python3 peers.py install FOLDER               fetches the tools with pip into a folder of their own
    python3 peers.py run FOLDER PEER IN.jsonl[.gz] OUT.jsonl

IN has one JSON object a line with "id" and "html" or "text"; OUT gets "id", "body" and, where the tool
gives them, "title", "byline" and "date". A page on which a tool fails has an empty body. Tools for HTML:
trafilatura, trafilatura-precision, readability-lxml. For text, three simple methods that need no package:
untouched, c4-lines (lines of five words or more that end a sentence, Raffel et al. 2020) and best-run (the
one run of lines with the greatest sum of words - 9, or .4 words - 9 where no sentence ends, Pasternack and
Roth 2009).
"""
import gzip
import json
import subprocess
import sys
from multiprocessing import Pool

# One command each: pip does not resolve the second's optional parts.
PACKAGES = [
    ["trafilatura==2.3.1", "lxml_html_clean==0.4.6", "cssselect==1.6.0", "chardet==7.7.0"],
    ["--no-deps", "readability-lxml==0.9"],
]
SENTENCE_ENDS = tuple(".!?\"'”’»)。！？」…")


def install(folder):
    for packages in PACKAGES:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--target", folder, *packages], check=True, timeout=600)


def trafilatura(html, precision=False):
    from trafilatura import bare_extraction

    found = bare_extraction(html, favor_precision=precision, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    found = found.as_dict()
    authors = found.get("author")
    return {
        "body": found.get("text"),
        "title": found.get("title"),
        "byline": authors.replace("; ", ", ") if authors else None,
        "date": found.get("date"),
    }


def readability(html):
    from lxml.html import fromstring
    from readability import Document

    document = Document(html)
    summary = fromstring(document.summary(html_partial=True))
    for block in summary.iter("p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "pre", "tr", "br"):
        block.tail = "\n" + (block.tail or "")
    return {"body": summary.text_content(), "title": document.short_title()}


def c4_lines(text):
    lines = (line.strip() for line in text.splitlines())
    kept = (line for line in lines if line.endswith(SENTENCE_ENDS) and len(line.split()) >= 5)
    return {"body": "\n".join(kept)}


def best_run(text):
    lines = [line for line in text.splitlines() if line.strip()]
    best, run = (0.0, 0, 0), (0.0, 0)
    for at, line in enumerate(lines):
        words = len(line.split())
        score = (words if line.rstrip().endswith(SENTENCE_ENDS) else 0.4 * words) - 9
        total, start = run if run[0] > 0 else (0.0, at)
        run = (total + max(-15, min(60, score)), start)
        best = max(best, (run[0], run[1], at + 1), key=lambda found: found[0])
    return {"body": "\n".join(lines[best[1] : best[2]])}


PEERS = {
    "trafilatura": ("html", trafilatura),
    "trafilatura-precision": ("html", lambda html: trafilatura(html, precision=True)),
    "readability-lxml": ("html", readability),
    "untouched": ("text", lambda text: {"body": text}),
    "c4-lines": ("text", c4_lines),
    "best-run": ("text", best_run),
}


def predict(task):
    peer, row = task
    column, extract = PEERS[peer]
    try:
        found = extract(row.get(column) or "")
    except Exception:
        found = {}
    return json.dumps({"id": row["id"], **found}, ensure_ascii=False)


def run(folder, peer, rows, out):
    sys.path.insert(0, folder)
    if peer.startswith("trafilatura"):
        import trafilatura  # noqa: F401  the import fails here, not on each page
    if peer.startswith("readability"):
        import readability  # noqa: F401
    opener = gzip.open if rows.endswith(".gz") else open
    with opener(rows, "rt", encoding="utf-8") as file, Pool() as pool:
        tasks = ((peer, json.loads(line)) for line in file if line.strip())
        predictions = list(pool.imap(predict, tasks, chunksize=8))
    with open(out, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in predictions)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["install", folder]:
            install(folder)
        case ["run", folder, peer, rows, out] if peer in PEERS:
            run(folder, peer, rows, out)
        case _:
            sys.exit(__doc__)
