import type { Box } from './distance.ts';
import { EARTH_RADIUS_METRES } from './distance.ts';

/** A grid of cells that are square in metres at the middle of the box, row 0 in the south. */
export interface CellGrid {
  rows: number;
  columns: number;
  /** row * columns + column, or -1 outside the box (north and east edges are outside) */
  slotOf(lon: number, lat: number): number;
  /** the cell as a closed ring of [lon, lat], counter-clockwise */
  ringOf(slot: number): [number, number][];
  /** the middle of the cell */
  centreOf(slot: number): [number, number];
}

/**
 * Divides a box into square cells.
 *
 * @param box degrees, WGS84
 * @param metres edge of a cell
 * @throws RangeError when the box is empty or the edge is not positive
 */
export function buildCellGrid(box: Box, metres: number): CellGrid {
  if (!(box.north > box.south && box.east > box.west && metres > 0)) {
    throw new RangeError(
      `got box ${box.south},${box.west},${box.north},${box.east} and ${metres} m, wanted south < north, west < east, metres > 0`,
    );
  }
  const middle = (((box.south + box.north) / 2) * Math.PI) / 180;
  const height = ((metres / EARTH_RADIUS_METRES) * 180) / Math.PI;
  const width = height / Math.cos(middle);
  const rows = Math.ceil((box.north - box.south) / height);
  const columns = Math.ceil((box.east - box.west) / width);
  const corner = (slot: number): [number, number] => [
    box.west + (slot % columns) * width,
    box.south + Math.floor(slot / columns) * height,
  ];
  return {
    rows,
    columns,
    slotOf(lon, lat) {
      const column = Math.floor((lon - box.west) / width);
      const row = Math.floor((lat - box.south) / height);
      return column >= 0 && column < columns && row >= 0 && row < rows
        ? row * columns + column
        : -1;
    },
    ringOf(slot) {
      const [west, south] = corner(slot);
      const [east, north] = [west + width, south + height];
      return [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ];
    },
    centreOf(slot) {
      const [west, south] = corner(slot);
      return [west + width / 2, south + height / 2];
    },
  };
}
