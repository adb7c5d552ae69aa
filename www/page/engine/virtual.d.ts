/** The modules that the build makes; see build/assets.ts. */
declare module "virtual:modules" {
  /** The WebAssembly files, the engine and then what takes containers apart: see `PackedFiles`. xz, as text7. */
  const packed: string;
  export default packed;
}
declare module "virtual:sample" {
  /** The sample files as JSON `{ name, bytes }[]`, one character per byte, gzip, as text7. */
  const packed: string;
  export default packed;
}
declare module "*.css";
