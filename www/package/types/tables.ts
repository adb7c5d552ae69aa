/** Tables, and what their columns hold. Types only. */

/** What a column of a table, a key of JSON or an element of XML holds. */
export type ColumnRole =
  | "text" | "title" | "summary" | "author" | "outlet"
  /** The site's domain: an outlet when nothing better names one. */
  | "site"
  /** Day of publication. */
  | "published"
  /** A day of which nothing tells what day it is. */
  | "date"
  /** Day of saving. */
  | "saved"
  /** Day of a later change. */
  | "modified"
  | "url" | "language" | "section" | "tags"
  /** A field of the record, by its name. */
  | "field";

/** Tables whose columns are the same: CSV and TSV files, JSON, JSON Lines, XML of records. */
export interface Table {
  /** Of each table the name of the input file, or the path in its container: "june.zip/news.csv". */
  paths: string[];
  /** All columns in order, and what they are taken for. */
  columns: { name: string; role: ColumnRole }[];
  /** The first rows of the first of these tables: a cell for each column, on one line and cut. */
  rows: string[][];
  /** True when a `columns` decision says what the columns hold; else it is guessed. */
  given: boolean;
}

/** What the columns of a table hold. */
export interface GivenColumns {
  /** Names of all columns, in any order: it is for every table with these. */
  names: string[];
  /** Roles by name; a column without one is a field. At least one is the text. */
  roles: Record<string, ColumnRole>;
}
