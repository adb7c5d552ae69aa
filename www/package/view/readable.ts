/** Whether a page holds an article that is worth a reader's view. */

import type { Cleaned } from "../types.js";

/** Fewest words of its running text. */
const MIN_WORDS = 80;
/** Least mean confidence of its labels. */
const MIN_CONFIDENCE = 0.5;
/** Fewest words of a paragraph of running text: shorter ones are lines of lists and menus. */
const MIN_PARAGRAPH_WORDS = 12;

/** Whether a cleaned document has at least so many words in paragraphs of running text. */
export function isReadable(cleaned: Cleaned, minWords: number = MIN_WORDS): boolean {
  const article = cleaned.articles.find((one) => one.role !== "attached");
  if (!article || article.confidence < MIN_CONFIDENCE) return false;
  const count = (text: string) => {
    const words = text.split(/\s+/).length;
    // Scripts without spaces: two characters are a word.
    return Math.max(words, Math.floor((text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/g) ?? []).length / 2));
  };
  const running = article.paragraphs.map(count).filter((words, at) => words >= MIN_PARAGRAPH_WORDS && article.kinds[at] !== "heading");
  return running.reduce((sum, words) => sum + words, 0) >= minWords;
}
