/** Addresses of links and pictures: resolved, and none but those of a closed list of schemes. */

const LINKS: readonly string[] = ["http:", "https:", "mailto:"];
const PICTURES: readonly string[] = ["http:", "https:"];
/** What a scheme looks like once the characters that address parsers leave out are gone. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** An address as a URL, against `base` when there is one; undefined when it is none. */
function parsed(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/** The base for the addresses of a page: its `<base>` against the address of the page. Undefined when neither is a web address. */
export function pageBase(url: string | undefined, base: string | null): string | undefined {
  const found = (base !== null && parsed(base, url)) || (url !== undefined && parsed(url));
  return found && PICTURES.includes(found.protocol) ? found.href : undefined;
}

/**
 * A safe form of an address that a page gives: absolute when there is a base or it is absolute itself, else relative as
 * it was written. Undefined for whatever is not of the web: scripts, data, files.
 */
export function safeAddress(written: string, kind: "link" | "picture", base?: string): string | undefined {
  // Address parsers pass over these characters, so that "java\nscript:" is a script.
  const address = written.replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029]+/g, (found) => (/[\t\n\r]/.test(found) ? "" : " ")).trim();
  if (address === "") return undefined;
  const absolute = parsed(address, base);
  if (absolute) return (kind === "link" ? LINKS : PICTURES).includes(absolute.protocol) ? absolute.href : undefined;
  // Relative, and nothing to resolve it against. An anchor leads nowhere without its page.
  return SCHEME.test(address.replace(/[^!-~]/g, "")) || /^[#\\]/.test(address) ? undefined : address;
}
