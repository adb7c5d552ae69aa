/** The modules that the build makes; see build/assets.ts. */
declare module "virtual:engine" {
  /** The wasm file, gzip, base64. */
  const packed: string;
  export default packed;
}
declare module "virtual:sample" {
  /** The sample files as JSON, gzip, base64. */
  const packed: string;
  export default packed;
}
declare module "*.css";
