/** The attribute `accept`, for files that are dropped: file dialogs look at it by themselves. */

/**
 * Whether `accept`, a list of extensions (".txt") and media types ("text/html", "text/*"), takes a file. An empty list
 * takes everything. A file without a type is judged by its name alone.
 */
export function isAccepted(accept: string, name: string, type: string): boolean {
  const wanted = accept.split(",").map((one) => one.trim().toLowerCase()).filter(Boolean);
  if (wanted.length === 0) return true;
  const [file, kind] = [name.toLowerCase(), type.toLowerCase().split(";")[0]?.trim() ?? ""];
  return wanted.some((one) => (one.startsWith(".") ? file.endsWith(one) : one.endsWith("/*") ? kind.startsWith(one.slice(0, -1)) : kind === one));
}
