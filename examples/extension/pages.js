// The pages that were added and are not cleaned yet, in the extension's own storage. The panel takes them from there.

const PREFIX = "page:";

/** Keeps the page of a tab as it stands, under its address. */
export async function keep({ id, url }) {
  const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: id }, func: () => document.documentElement.outerHTML });
  await chrome.storage.local.set({ [PREFIX + url]: result });
}

/** The pages of what storage holds, or of what changed in it, as the package takes them. */
export function pagesOf(items) {
  return Object.entries(items)
    .filter(([key, text]) => key.startsWith(PREFIX) && typeof text === "string")
    .map(([key, text]) => ({ name: `${key.slice(PREFIX.length)}.html`, text }));
}

/** Takes pages out of storage. */
export const forget = (pages) => chrome.storage.local.remove(pages.map(({ name }) => PREFIX + name.slice(0, -".html".length)));
