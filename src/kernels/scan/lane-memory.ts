import { lanesWasm } from './lanes-wasm.ts';

/** What this kernel needs of WebAssembly, which every engine has and no library of ours declares. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: object };
  Memory: new (pages: { initial: number }) => WasmMemory;
};

type Scan = (
  from: number,
  to: number,
  tile: number,
  thresholds: number,
  members: number,
  starts: number,
  blocks: number,
  blockStarts: number,
  blockStride: number,
  sums: number,
) => void;
type Sum = (tile: number, members: number, count: number, sums: number) => void;

/** The compiled loops, see `lanes.as.ts`. */
export interface LaneLoops {
  scan8: Scan;
  scan16: Scan;
  sum8: Sum;
  sum16: Sum;
}

const PAGE = 65_536;

/** Hands out parts of a memory in turn, each at a multiple of 128 bytes. */
export class LaneLayout {
  #end = 128;

  take(bytes: number): number {
    const at = this.#end;
    this.#end = Math.ceil((at + bytes) / 128) * 128;
    return at;
  }

  get pages(): number {
    return Math.ceil(this.#end / PAGE);
  }
}

function decodeBase64(text: string): Uint8Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bytes = new Uint8Array((text.replaceAll('=', '').length * 3) >> 2);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => Math.max(0, digits.indexOf(text[i + k]!)));
    const word = (a! << 18) | (b! << 12) | (c! << 6) | d!;
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = word >> shift;
  }
  return bytes;
}

let module: object | undefined;

/** Told of a centre and block in which a lane went beyond its threshold; answers whether to go on with that centre. */
export type Remark = (centre: number, block: number) => boolean;

/** Loops over a memory of their own. */
export interface OpenLanes {
  buffer: ArrayBuffer;
  loops: LaneLoops;
  listen(remark: Remark): void;
}

export function openLanes(pages: number): OpenLanes {
  module ??= new WebAssembly.Module(decodeBase64(lanesWasm));
  const memory = new WebAssembly.Memory({ initial: pages });
  let listener: Remark = () => true;
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory },
    lanes: { remark: (centre: number, block: number) => (listener(centre, block) ? 1 : 0) },
  });
  return {
    buffer: memory.buffer,
    loops: exports as LaneLoops,
    listen: (remark) => {
      listener = remark;
    },
  };
}
