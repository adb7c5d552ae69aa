/** What the builds for Node use in place of globals, which test runners with a DOM of their own replace or lack. */

export { Blob } from "node:buffer";
export { ReadableStream } from "node:stream/web";
export { URL } from "node:url";
export { TextDecoder, TextEncoder } from "node:util";
