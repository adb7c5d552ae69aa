/**
 * Invented news, written by code for the tests in Node and in browsers: the same number
 * always gives the same article, different numbers give articles about different events.
 */

const starts = ["Vel", "Kest", "Ostr", "Lind", "Mar", "Hald", "Brunn", "Cald", "Tarn", "Esk", "Nov", "Pell", "Bris", "Quarr", "Ilm", "Dun", "Sorr", "Gav", "Thel", "Wick", "Yar", "Zeb"];
const middles = ["a", "e", "i", "o", "u", "ar", "en", "il", "or", "um", "ast", "ell", "ing", "ond", "urr"];
const ends = ["mora", "bay", "ridge", "falls", "wick", "see", "point", "low", "mouth", "grad", "worm", "sa", "ton", "cross", "mere", "holm", "dale", "by"];
const bodies = ["harbour council", "school board", "ferry company", "hospital trust", "water authority", "chess league", "orchard union", "railway museum", "fire brigade", "theatre guild", "seed bank", "coast guard", "bakers' guild", "observatory", "tram operator", "bird society"];
const things = ["timetable", "footbridge", "lighthouse", "market hall", "glass roof", "telescope", "ice rink", "tide gauge", "pipe organ", "cable car", "reading room", "sea wall", "night bus", "orchard", "reservoir", "carousel", "planetarium", "dry dock", "greenhouse", "clock tower"];
const deeds = ["reopened", "replaced", "postponed", "sold", "rebuilt", "inspected", "renamed", "insured", "painted", "moved", "measured", "defended", "borrowed", "closed"];
const causes = ["a cracked beam", "three dry summers", "a clerical error", "an unexpected gift", "a burst main", "falling visitor numbers", "a long dispute over parking", "a late frost", "rising insurance costs", "a petition with many signatures", "a swarm of bees", "a lost key", "the price of copper"];
const first = ["Ada", "Tomas", "Mirela", "Jonas", "Petra", "Samir", "Ines", "Henrik", "Lucia", "Noor", "Viktor", "Grace", "Elif", "Marek"];
const roles = ["the chair", "a spokeswoman", "the chief engineer", "the treasurer", "a volunteer", "the night warden", "the deputy mayor", "an independent surveyor", "the oldest member", "a visiting student"];
const outlets = ["The Velmora Courier", "Coastline Daily", "Haldwick Gazette", "The Eskmouth Post", "Northern Ledger", "Tarn Valley News"];
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const reliefs = ["a bakery", "two ponies", "a brass band", "the old quarry", "nine apple trees", "a travelling circus", "the winter store", "a row of beehives", "the gravel path", "a retired tugboat", "the school choir", "an empty mill"];

/** A small pseudo-random source (mulberry32): numbers from 0 to 1. */
function source(seed) {
  let state = (seed * 2654435761 + 97) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One article: `{ title, outlet, byline, date, paragraphs }`. Its names are its own. */
export function article(seed) {
  const next = source(seed);
  for (let warm = 0; warm < 8; warm += 1) next();
  const pick = (list) => list[Math.floor(next() * list.length)];
  const count = (from, to) => from + Math.floor(next() * (to - from));
  const coin = () => [pick(starts), pick(middles), pick(ends)].join("");
  const some = (list, size) => Array.from({ length: size }, () => pick(list));
  const towns = [coin(), coin(), coin()];
  const names = Array.from({ length: 5 }, () => `${pick(first)} ${coin()}`);
  const [own, matters, grounds, sights] = [some(bodies, 2), some(things, 3), some(causes, 3), some(reliefs, 3)];
  return written({ seed, pick, count, towns, names, bodies: own, things: matters, causes: grounds, reliefs: sights });
}

function written({ seed, pick, count, towns, names, bodies, things, causes, reliefs }) {
  const [town, body, thing, deed, who] = [towns[0], bodies[0], things[0], pick(deeds), names[0]];
  const day = `${count(1, 29)} ${pick(months)} ${2012 + (seed % 14)}`;
  const forms = [
    () => `The ${body} of ${town} has ${deed} its ${pick(things)} after ${pick(causes)}, and ${pick(names)} expects the work near ${pick(reliefs)} to take ${count(3, 90)} days.`,
    () => `${who}, ${pick(roles)} of the ${body}, told neighbours that ${count(120, 9800)} people had asked about the ${thing} since ${pick(months)}.`,
    () => `The plan sets aside ${count(2, 97)} million crowns for the ${pick(things)} and leaves ${pick(reliefs)} where it stands.`,
    () => `Residents of ${pick(towns)} remember that the ${thing} was last ${pick(deeds)} in ${count(1890, 2019)}, when ${pick(causes)} stopped the work for ${count(2, 40)} weeks.`,
    () => `“Nobody here wants to lose the ${thing},” said ${pick(names)}, ${pick(roles)}, who has looked after ${pick(reliefs)} for ${count(4, 41)} years.`,
    () => `A report of ${count(12, 240)} pages names ${pick(causes)} and ${pick(causes)} as the reasons, and asks for a second opinion before ${pick(months)}.`,
    () => `Opponents in ${pick(towns)} answered with a list of ${count(5, 60)} questions about ${pick(reliefs)} and about who pays for the ${pick(things)}.`,
    () => `By the evening, ${count(30, 900)} visitors had walked from ${pick(reliefs)} to the ${thing} to see what ${pick(roles)} had described.`,
    () => `The ${pick(bodies)} next door will lend ${count(2, 19)} vans, ${pick(reliefs)} and a crew led by ${pick(names)} until the ${thing} is ready.`,
  ];
  const paragraphs = Array.from({ length: 6 }, (_, at) => {
    const first = at === 0 ? forms[0] : pick(forms);
    return [first(), pick(forms)(), pick(forms)()].join(" ");
  });
  const title = `${town} ${body} ${deed} ${thing} after ${pick(causes)}`;
  return { title, outlet: pick(outlets), byline: pick(names), date: day, paragraphs };
}

/** The article as a saved page of plain text, with what stands around it on the web. */
export function page({ title, outlet, byline, date, paragraphs }, { furniture = true, attached = [] } = {}) {
  const before = furniture ? ["Skip to main content", "Subscribe to our newsletter", ""] : [];
  const after = furniture ? ["", "Share this article", "Advertisement", "All rights reserved."] : [];
  const head = furniture && attached.length > 0 ? ["", "Related Articles"] : [];
  const cards = attached.flatMap((one) => ["", one.outlet, "4 hours ago", one.title, "", ...spaced(one.paragraphs)]);
  const glued = [...head, ...cards];
  return [...before, title, `By ${byline}`, outlet, date, "", ...spaced(paragraphs), ...glued, ...after].join("\n") + "\n";
}

const spaced = (paragraphs) => paragraphs.flatMap((text) => [text, ""]);

/** The article with one word for another, wherever it stands; a near copy. */
export const altered = (one, from, to) => ({
  ...one,
  paragraphs: one.paragraphs.map((text) => text.replaceAll(from, to)),
});

/** The article as an HTML page with navigation and a script. */
export function html({ title, outlet, byline, date, paragraphs }) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | ${outlet}</title>
<script>window.ran = true</script></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>${title}</h1><p class="byline">By ${byline}</p><time>${date}</time>
${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}
</article><footer>All rights reserved.</footer></body></html>`;
}

/** Two articles about things that have nothing in common, for tests of stories. */
export const cranes = {
  title: "Cranes winter on the salt marsh for the first time in memory",
  outlet: "Marsh Weekly",
  byline: "Oda Selwyn",
  date: "4 December 2024",
  paragraphs: [
    "Forty-one grey cranes have stayed on the Holmsund salt marsh since October, ornithologists counted at dawn on Tuesday, and none shows a wish to fly further south.",
    "Mild nights keep the shallow pools free of ice, so that roots and snails remain within reach of their bills, explained Oda Selwyn, who rings birds there every autumn.",
    "Farmers beside the marsh fear for their sprouting winter wheat and ask the province for scarecrows, gas cannons or compensation by the hectare.",
    "The flock will be counted again in February, when the first pairs usually dance and trumpet before they leave for the northern bogs.",
  ],
};
export const violins = {
  title: "Appeal judges return a stolen violin to the violinist's grandchildren",
  outlet: "Court Circular",
  byline: "Benedek Arnot",
  date: "17 May 2023",
  paragraphs: [
    "A violin built in 1742 belongs to the grandchildren of Leopold Arnsberg, the appeal judges in Kaltenfurt ruled, eighty-four years after soldiers took it from his flat.",
    "The foundation that owned the instrument since an auction in 1987 argued that it had paid in good faith; the bench answered that nobody can buy what was looted.",
    "Experts had matched a repaired crack in the spruce belly with a photograph that the family kept between the pages of a hymn book.",
    "The heirs intend to lend the violin to a young soloist, said their lawyer Rosalind Teague, provided that its history is printed in every programme.",
  ],
};

/**
 * Pairs of clean articles from no kinship to the same event, in small steps: some are near the
 * bar of stories whatever the weights. Inputs of `add`.
 */
export function graded() {
  const files = [];
  for (let k = 0; k <= 12; k += 1) {
    const [own, other] = [article(300 + k), article(400 + k)];
    const told = (one) => one.paragraphs.flatMap((text) => text.split(/(?<=\.) /)).slice(0, 12);
    const [all, rest] = [told(own), told(other)];
    // Every second sentence of the first telling, then k sentences of the event in the second.
    files.push({ name: `graded-${k}-a`, title: own.title, source: "Harbour Post", published: "2026-03-02", text: all.filter((_, at) => at % 2 === 0).join("\n"), clean: true });
    const mixed = [...all.filter((_, at) => at % 2 === 1).slice(0, Math.ceil(k / 2)), ...rest.slice(0, 12 - k)];
    files.push({ name: `graded-${k}-b`, title: other.title, source: "Evening Mirror", published: "2026-03-03", text: mixed.join("\n"), clean: true });
  }
  return files;
}
