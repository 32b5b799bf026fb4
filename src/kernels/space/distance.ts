/** Mean radius of the Earth in metres (IUGG). */
export const EARTH_RADIUS_METRES = 6_371_008.8;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Great-circle distance of two WGS84 points in metres, by the haversine formula: within 0.5 % of
 * the ellipsoid, exact for neighbours.
 *
 * @example distanceMetres(0, 0, 1, 0) // 111195.08 (one degree of the equator on the mean sphere)
 */
export function distanceMetres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const a =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** A box in degrees, WGS84; it does not cross the date line. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}
