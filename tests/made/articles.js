/**
 * Invented news, written by code for the tests in Node and in browsers: the same number
 * always gives the same article, different numbers give articles about different events.
 */

const towns = ["Velmora", "Kestrel Bay", "Ostrava Ridge", "Linden Falls", "Port Maren", "Haldwick", "Brunnsee", "Calder Point", "Tarn Hollow", "Eskmouth", "Novagrad", "Pellworm", "Santa Brisa", "Quarrington", "Ilmenau Cross", "Dunmere"];
const bodies = ["harbour council", "school board", "ferry company", "hospital trust", "water authority", "chess league", "orchard union", "railway museum", "fire brigade", "theatre guild", "seed bank", "coast guard", "bakers' guild", "observatory", "tram operator", "bird society"];
const things = ["timetable", "footbridge", "lighthouse", "market hall", "glass roof", "telescope", "ice rink", "tide gauge", "pipe organ", "cable car", "reading room", "sea wall", "night bus", "orchard", "reservoir", "carousel", "planetarium", "dry dock", "greenhouse", "clock tower"];
const deeds = ["reopened", "replaced", "postponed", "sold", "rebuilt", "inspected", "renamed", "insured", "painted", "moved", "measured", "defended", "borrowed", "closed"];
const causes = ["a cracked beam", "three dry summers", "a clerical error", "an unexpected gift", "a burst main", "falling visitor numbers", "a long dispute over parking", "a late frost", "rising insurance costs", "a petition with many signatures", "a swarm of bees", "a lost key", "the price of copper"];
const names = ["Ada Lindqvist", "Tomas Herrera", "Mirela Stan", "Jonas Okafor", "Petra Valk", "Samir Haddad", "Ines Duarte", "Henrik Moe", "Lucia Ferrante", "Noor Rahman", "Viktor Pohl", "Grace Adeyemi", "Elif Kaya", "Marek Dvorak"];
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

/** One article: `{ title, outlet, byline, date, paragraphs }`. */
export function article(seed) {
  const next = source(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const count = (from, to) => from + Math.floor(next() * (to - from));
  const [town, body, thing, deed, who] = [pick(towns), pick(bodies), pick(things), pick(deeds), pick(names)];
  const day = `${count(1, 29)} ${pick(months)} 2025`;
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
  const glued = attached.flatMap((one) => ["", ...(furniture ? ["Related Articles", ""] : []), one.title, "", ...spaced(one.paragraphs)]);
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
