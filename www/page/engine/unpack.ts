/** Unpacks what the build embedded in the page: compressed, as text7. */

import { XzReadableStream } from "xz-decompress";
import { fromText7 } from "./text7.ts";

const streamOf = (packed: string) => new Blob([fromText7(packed)]).stream();

/** A stream of bytes that is read in pieces of any length. */
class PieceReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  /** What was read and not yet taken. */
  #rest = new Uint8Array(0);

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  /** The next `length` bytes. Throws when the stream ends before. */
  async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const piece = new Uint8Array(length);
    for (let at = 0; ; ) {
      const part = this.#rest.subarray(0, length - at);
      piece.set(part, at);
      this.#rest = this.#rest.subarray(part.length);
      at += part.length;
      if (at === length) return piece;
      const { done, value } = await this.#reader.read();
      if (done) throw new Error("the embedded files end too early");
      this.#rest = new Uint8Array(value);
    }
  }

  /** Ends the stream. */
  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}

/**
 * Files that lie behind each other in one stream of xz, each behind its length (4 bytes, the lowest first). A file is
 * decompressed when it is asked for: the stream rests behind it, with the 4 MB that its decoder looks back on.
 */
export class PackedFiles {
  readonly #packed: string;
  readonly #count: number;
  /** Number of the file that the stream stands before. */
  #at = 0;
  #stream: PieceReader | null = null;
  /** The last call, which the next one waits for. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(packed: string, count: number) {
    [this.#packed, this.#count] = [packed, count];
  }

  /** The bytes of a file. */
  read(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const file = this.#last.then(() => this.#read(index));
    this.#last = file.catch(() => this.#rewind());
    return file;
  }

  async #read(index: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#at > index) await this.#rewind();
    this.#stream ??= new PieceReader(new XzReadableStream(streamOf(this.#packed)));
    for (;;) {
      const length = new DataView((await this.#stream.take(4)).buffer).getUint32(0, true);
      const file = await this.#stream.take(length);
      this.#at += 1;
      if (this.#at <= index) continue;
      if (this.#at === this.#count) await this.#rewind();
      return file;
    }
  }

  /** Back before the first file. */
  async #rewind(): Promise<void> {
    const stream = this.#stream;
    [this.#at, this.#stream] = [0, null];
    await stream?.close().catch(() => {}); // One that failed has ended already.
  }
}

/** The bytes of the embedded sample. */
export function unpackGzip(packed: string): Promise<ArrayBuffer> {
  return new Response(streamOf(packed).pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
