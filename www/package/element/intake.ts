/** Files of the user on their way to the corpus: those that the element does not take are named. */

import type { NamedFile } from "../../input/transfer.js";
import { isAccepted } from "./accept.js";
import type { RefusedFile, StorysiftMessages } from "./types.js";

interface Rules {
  accept: string;
  single: boolean;
  messages: StorysiftMessages;
}

/** The files that are taken, in order; the others are pushed to `refused`. */
export async function* taken(files: Iterable<NamedFile> | AsyncIterable<NamedFile>, { accept, single, messages }: Rules, refused: RefusedFile[]): AsyncGenerator<NamedFile> {
  let any = false;
  for await (const file of files) {
    const fits = isAccepted(accept, file.name, file.blob.type);
    if (fits && !(single && any)) {
      any = true;
      yield file;
    } else refused.push({ document: file.name, code: "not-accepted", detail: fits ? messages.onlyOne : messages.notAccepted });
  }
}
