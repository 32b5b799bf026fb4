/** Where bytes of photos and documents are kept: content-addressed, beside the database. */
export interface FileKeeper {
  /** keeps the bytes, returns their SHA-256 (hex); the same bytes are kept once */
  put(bytes: Uint8Array): Promise<string>;
  /** undefined when nothing is kept under this name */
  get(sha256: string): Promise<Uint8Array | undefined>;
  /** all names, in order, for backups */
  list(): AsyncIterable<string>;
}
