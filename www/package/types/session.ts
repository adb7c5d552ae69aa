/** Sessions: what is kept between two openings of a corpus. Types only. */

/** What is known of a session that is not open. */
export interface SessionInfo {
  /** The name it was opened by; on Node the path of its file. */
  name: string;
  /** When it was begun: ISO 8601. */
  created: string;
  /** When it was written last: ISO 8601. */
  changed: string;
  /** Files in it. */
  files: number;
  /** Bytes that they take in the storage, about. */
  bytes: number;
}

/** The session of an open corpus. */
export interface Session extends SessionInfo {
  /** Files that were restored when it was opened. */
  restored: number;
  /** When it was written last before it was opened, ISO 8601: for `newSince`. Null when it is new. */
  visited: string | null;
  /** Why nothing is kept any more; null as long as it is. */
  failure: string | null;
  /** Name under which the session was set aside, because another version of the package made it: its decisions hold here, its files are to be added again. */
  setAside: string | null;
}
