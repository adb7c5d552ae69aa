/**
 * Workers of the page that break down on request. Each function is run in a page before its
 * scripts.
 */

/** Puts a script in front of that of every worker. */
export const beforeWorkers = (script) => `{
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => createObjectURL(blob.type === "text/javascript" ? new Blob([${JSON.stringify(script)}, blob], blob) : blob);
}`;

/** The comparing worker hangs when all files are compared and one of them has "hang" in its name. */
export const hangWhenComparing = beforeWorkers(`{
  let hangs = false;
  addEventListener("message", ({ data }) => {
    if (/^insert(All)?$/.test(data.method) && String(data.args[0]).includes("hang")) hangs = true;
    while (hangs && data.method === "group");
  });
}
`);

/** Time limits of 30 s and more run out a hundred times as fast. */
export const shortLimits = `{
  const start = setTimeout;
  globalThis.setTimeout = (call, ms, ...args) => start(call, ms >= 30_000 ? ms / 100 : ms, ...args);
}`;

/** Every engine has at most so many pages of 64 kB of memory. Rewrites the memory section of the module. */
export const maxMemory = (pages) => `{
  const { compile } = WebAssembly;
  const leb = (value) => { const out = []; do { out.push((value & 127) | (value > 127 ? 128 : 0)); value >>= 7; } while (value > 0); return out; };
  WebAssembly.compile = (source) => {
    const bytes = new Uint8Array(source);
    const read = (at) => { let value = 0; for (let shift = 0; ; shift += 7) { const byte = bytes[at++]; value |= (byte & 127) << shift; if (byte < 128) return [value, at]; } };
    const MEMORY = 5;
    for (let at = 8; at < bytes.length; ) {
      const [size, start] = read(at + 1);
      if (bytes[at] === MEMORY) {
        const [min] = read(start + 2);
        const section = [1, 1, ...leb(min), ...leb(${pages})];
        return compile(Uint8Array.from([...bytes.subarray(0, at), MEMORY, ...leb(section.length), ...section, ...bytes.subarray(start + size)]));
      }
      at = start + size;
    }
    throw new Error("no memory section");
  };
}`;
