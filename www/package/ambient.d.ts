/** Names that `build.mjs` fills in when it bundles the package. */

/** True only in the build that the tests of crashes and time limits use. */
declare const TEST_HOOKS: boolean;

/** wasm-bindgen's script wrapped in a function: each call gives an independent instance. */
declare module "#glue/storysift" {
  export default function glue(): import("./wasm/exports.js").WasmExports & {
    initSync(options: { module: WebAssembly.Module }): unknown;
  };
}

/** The same for the module that takes containers apart. */
declare module "#glue/storysift-unpack" {
  export default function glue(): import("./wasm/exports.js").UnpackExports & {
    initSync(options: { module: WebAssembly.Module }): unknown;
  };
}

/** The bundled script of `worker/worker.ts`, as text. */
declare module "#worker" {
  const text: string;
  export default text;
}

/** A WebAssembly file, gzip in base64. */
declare module "#data/*" {
  const text: string;
  export default text;
}

/** A WebAssembly file where the host compiles what a script imports. */
declare module "#wasm/*" {
  const module: WebAssembly.Module;
  export default module;
}

/** A style sheet, as text. */
declare module "*.css" {
  const text: string;
  export default text;
}
