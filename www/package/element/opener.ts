/** How the element gets a corpus of its own. Each entry sets it. */

import type { Corpus, OpenOptions } from "../types.js";

export const opener: { open: ((options: OpenOptions) => Promise<Corpus>) | null } = { open: null };
