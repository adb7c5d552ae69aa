/**
 * What every host is asked to do: clean a document, add a drop with a container, group it. Takes the package, returns
 * the answer as one line of text. Copied into each project beside its own script.
 */

/** Two reports of one event, and a container of two others. */
export const drop = [
  { name: "beacon.txt", text: "Ferry to Norafel sails again\n\nThe night ferry between Quillport and Norafel sails again from Monday, the harbour board said. The pier was closed for five weeks after a storm. Two tugs will stand by." },
  { name: "ledger.txt", text: "Night boat to Norafel is back\n\nFive weeks after the storm tore at Quillport's pier, the harbour board lets the night ferry to Norafel sail again. The first boat leaves on Monday." },
  { name: "news.csv", text: "title,text\nLido stays open,The council of Lindrath voted to heat the lido through the winter after a long debate.\nBells are back,Seven bronze bells were found on Tuesday in a barn behind the old mill of Brackholm.\n" },
];

export async function use({ clean, init, open }, options) {
  await init();
  const { articles } = clean({ name: "a.txt", text: "Bridge stays open\n\nThe council voted on Monday to keep the old bridge open to walkers." });
  const corpus = await open(options);
  try {
    const report = await corpus.add(drop.map(({ name, text }) => ({ name, bytes: Uint8Array.from(text, (char) => char.charCodeAt(0)) })));
    const sizes = [];
    for await (const story of corpus.stories()) sizes.push(story.articles.length);
    const placed = corpus.workers === 0 ? "in place" : "in workers";
    return JSON.stringify([articles[0].title, report.documents, sizes.sort().reverse(), report.problems.map(({ code }) => code), placed]);
  } finally {
    await corpus.close();
  }
}

const answer = (placed) => `["Bridge stays open",4,[2,1,1],[],"${placed}"]`;
export const IN_WORKERS = answer("in workers");
export const IN_PLACE = answer("in place");
