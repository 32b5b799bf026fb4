import { Readable } from 'node:stream';

export interface Download {
  fileName: string;
  mediaType: string;
  /** read only as fast as the client takes them; left when the client goes away */
  chunks: AsyncIterable<string | Uint8Array>;
}

async function* asBytes(chunks: Download['chunks']): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

/** A file that is made while it is sent: nobody on the way may pack, keep or wait for it. */
export function downloadResponse({ fileName, mediaType, chunks }: Download): Response {
  return new Response(Readable.toWeb(Readable.from(asBytes(chunks))) as ReadableStream, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}
