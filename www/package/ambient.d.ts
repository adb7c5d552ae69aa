/** What the build puts in place of these. */

/** True only in the build that the tests of crashes and time limits use. */
declare const TEST_HOOKS: boolean;

/** wasm-bindgen's glue as a function, so that each call gives an instance of its own. */
declare module "#glue" {
  export default function glue(): import("./instance.js").Wasm & {
    initSync(options: { module: WebAssembly.Module }): unknown;
  };
}

/** The text of the worker's script. */
declare module "#worker" {
  const text: string;
  export default text;
}
