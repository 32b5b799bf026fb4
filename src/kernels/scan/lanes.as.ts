/**
 * The hot loop of the scan, in AssemblyScript: adds up the cases of growing zones for many
 * replicates at once and asks now and then whether any of them has become remarkable. `lanes.ts`
 * says what the memory holds; `scripts/compile-lanes.ts` makes `lanes-wasm.ts` of this file.
 */

/** Told that a lane went beyond its threshold; 0: leave this centre. */
@external("lanes", "remark")
declare function remark(centre: i32, block: i32): i32;

/** 128 lanes of 8 bits, or 64 of 16. */
const ROW: usize = 128;

@inline
function add<T>(a: v128, b: v128): v128 {
  return v128.add_sat<T>(a, b);
}

@inline
function sub<T>(a: v128, b: v128): v128 {
  return v128.sub_sat<T>(a, b);
}

/**
 * A block is one word: places (8 bits), what to take off (8 bits), threshold row (16 bits).
 * Unsigned additions saturate: too large a sum can only stay remarkable.
 */
@inline
function scan<T>(
  from: i32,
  to: i32,
  tile: usize,
  thresholds: usize,
  members: usize,
  starts: usize,
  blocks: usize,
  blockStarts: usize,
  blockStride: usize,
  sums: usize,
): void {
  const most = i8x16.splat(-1);
  for (let centre = from; centre < to; centre++) {
    let member = members + (<usize>load<u32>(starts + (<usize>centre << 2)) << 2);
    let block = load<i32>(blockStarts + <usize>centre * blockStride);
    const end = load<i32>(blockStarts + <usize>centre * blockStride, 4);
    let a0 = i32x4.splat(0);
    let a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
    for (; block < end; block++) {
      const word = load<u32>(blocks + (<usize>block << 2));
      const stop = member + (<usize>(word & 255) << 2);
      for (; member < stop; member += 4) {
        const row = tile + (<usize>load<u32>(member) << 7);
        a0 = add<T>(a0, v128.load(row));
        a1 = add<T>(a1, v128.load(row, 16));
        a2 = add<T>(a2, v128.load(row, 32));
        a3 = add<T>(a3, v128.load(row, 48));
        a4 = add<T>(a4, v128.load(row, 64));
        a5 = add<T>(a5, v128.load(row, 80));
        a6 = add<T>(a6, v128.load(row, 96));
        a7 = add<T>(a7, v128.load(row, 112));
      }
      const off = (word >> 8) & 255;
      if (off) {
        // a full lane may have lost cases: it is looked at before that can be forgotten
        let full = v128.or(v128.eq<T>(a0, most), v128.eq<T>(a1, most));
        full = v128.or(full, v128.or(v128.eq<T>(a2, most), v128.eq<T>(a3, most)));
        full = v128.or(full, v128.or(v128.eq<T>(a4, most), v128.eq<T>(a5, most)));
        full = v128.or(full, v128.or(v128.eq<T>(a6, most), v128.eq<T>(a7, most)));
        if (v128.any_true(full)) {
          v128.store(sums, a0); v128.store(sums, a1, 16); v128.store(sums, a2, 32); v128.store(sums, a3, 48);
          v128.store(sums, a4, 64); v128.store(sums, a5, 80); v128.store(sums, a6, 96); v128.store(sums, a7, 112);
          if (!remark(centre, block)) break;
        }
        const o = v128.splat<T>(<T>off);
        a0 = sub<T>(a0, o); a1 = sub<T>(a1, o); a2 = sub<T>(a2, o); a3 = sub<T>(a3, o);
        a4 = sub<T>(a4, o); a5 = sub<T>(a5, o); a6 = sub<T>(a6, o); a7 = sub<T>(a7, o);
      }
      const t = thresholds + (<usize>(word >> 16) << 7);
      let beyond = v128.or(sub<T>(a0, v128.load(t)), sub<T>(a1, v128.load(t, 16)));
      beyond = v128.or(beyond, v128.or(sub<T>(a2, v128.load(t, 32)), sub<T>(a3, v128.load(t, 48))));
      beyond = v128.or(beyond, v128.or(sub<T>(a4, v128.load(t, 64)), sub<T>(a5, v128.load(t, 80))));
      beyond = v128.or(beyond, v128.or(sub<T>(a6, v128.load(t, 96)), sub<T>(a7, v128.load(t, 112))));
      if (v128.any_true(beyond)) {
        v128.store(sums, a0); v128.store(sums, a1, 16); v128.store(sums, a2, 32); v128.store(sums, a3, 48);
        v128.store(sums, a4, 64); v128.store(sums, a5, 80); v128.store(sums, a6, 96); v128.store(sums, a7, 112);
        if (!remark(centre, block)) break;
      }
    }
  }
}

/** Lanes of 8 bits. */
export function scan8(
  from: i32, to: i32, tile: usize, thresholds: usize, members: usize,
  starts: usize, blocks: usize, blockStarts: usize, blockStride: usize, sums: usize,
): void {
  scan<u8>(from, to, tile, thresholds, members, starts, blocks, blockStarts, blockStride, sums);
}

/** Lanes of 16 bits. */
export function scan16(
  from: i32, to: i32, tile: usize, thresholds: usize, members: usize,
  starts: usize, blocks: usize, blockStarts: usize, blockStride: usize, sums: usize,
): void {
  scan<u16>(from, to, tile, thresholds, members, starts, blocks, blockStarts, blockStride, sums);
}

/** Adds the 8-bit lanes of `count` rows to 128 sums of 16 bits. */
export function sum8(tile: usize, members: usize, count: i32, sums: usize): void {
  const end = members + (<usize>count << 2);
  for (let half: usize = 0; half < ROW; half += 64) {
    const to = sums + 2 * half;
    let a0 = v128.load(to), a1 = v128.load(to, 16), a2 = v128.load(to, 32), a3 = v128.load(to, 48);
    let a4 = v128.load(to, 64), a5 = v128.load(to, 80), a6 = v128.load(to, 96), a7 = v128.load(to, 112);
    for (let member = members; member < end; member += 4) {
      const row = tile + half + (<usize>load<u32>(member) << 7);
      const r0 = v128.load(row), r1 = v128.load(row, 16), r2 = v128.load(row, 32), r3 = v128.load(row, 48);
      a0 = i16x8.add(a0, i16x8.extend_low_i8x16_u(r0));
      a1 = i16x8.add(a1, i16x8.extend_high_i8x16_u(r0));
      a2 = i16x8.add(a2, i16x8.extend_low_i8x16_u(r1));
      a3 = i16x8.add(a3, i16x8.extend_high_i8x16_u(r1));
      a4 = i16x8.add(a4, i16x8.extend_low_i8x16_u(r2));
      a5 = i16x8.add(a5, i16x8.extend_high_i8x16_u(r2));
      a6 = i16x8.add(a6, i16x8.extend_low_i8x16_u(r3));
      a7 = i16x8.add(a7, i16x8.extend_high_i8x16_u(r3));
    }
    v128.store(to, a0); v128.store(to, a1, 16); v128.store(to, a2, 32); v128.store(to, a3, 48);
    v128.store(to, a4, 64); v128.store(to, a5, 80); v128.store(to, a6, 96); v128.store(to, a7, 112);
  }
}

/** Adds the 16-bit lanes of `count` rows to 64 sums. */
export function sum16(tile: usize, members: usize, count: i32, to: usize): void {
  const end = members + (<usize>count << 2);
  let a0 = v128.load(to), a1 = v128.load(to, 16), a2 = v128.load(to, 32), a3 = v128.load(to, 48);
  let a4 = v128.load(to, 64), a5 = v128.load(to, 80), a6 = v128.load(to, 96), a7 = v128.load(to, 112);
  for (let member = members; member < end; member += 4) {
    const row = tile + (<usize>load<u32>(member) << 7);
    a0 = i16x8.add(a0, v128.load(row));
    a1 = i16x8.add(a1, v128.load(row, 16));
    a2 = i16x8.add(a2, v128.load(row, 32));
    a3 = i16x8.add(a3, v128.load(row, 48));
    a4 = i16x8.add(a4, v128.load(row, 64));
    a5 = i16x8.add(a5, v128.load(row, 80));
    a6 = i16x8.add(a6, v128.load(row, 96));
    a7 = i16x8.add(a7, v128.load(row, 112));
  }
  v128.store(to, a0); v128.store(to, a1, 16); v128.store(to, a2, 32); v128.store(to, a3, 48);
  v128.store(to, a4, 64); v128.store(to, a5, 80); v128.store(to, a6, 96); v128.store(to, a7, 112);
}
