/** The modules that the build makes; see build/assets.ts. */
declare module "virtual:engine" {
  /** The WebAssembly file, xz, as text7. */
  const packed: string;
  export default packed;
}
declare module "virtual:unpack" {
  /** The second WebAssembly file, which takes containers apart, packed in the same way. */
  const packed: string;
  export default packed;
}
declare module "virtual:sample" {
  /** The sample files as JSON `{ name, bytes }[]`, one character per byte, gzip, as text7. */
  const packed: string;
  export default packed;
}
declare module "*.css";
