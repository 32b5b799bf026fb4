/** Krasovsky 1940, as the offset formula uses it: semi-major axis in metres, squared eccentricity. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

const { PI, sin, cos, sqrt, abs } = Math;

/** The box outside which maps carry no offset; inside it the formula is smooth. */
const offsetApplies = (lon: number, lat: number) =>
  lon > 72.004 && lon < 137.8347 && lat > 0.8293 && lat < 55.8271;

const waves = (x: number) => (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3);

function offset(lon: number, lat: number): [number, number] {
  const [x, y] = [lon - 105, lat - 35];
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    waves(x) +
    ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
    ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * sqrt(abs(x)) +
    waves(x) +
    ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
    ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  const latRadians = (lat / 180) * PI;
  const magic = 1 - ECCENTRICITY * sin(latRadians) ** 2;
  const meridian = (AXIS * (1 - ECCENTRICITY)) / (magic * sqrt(magic));
  const parallel = (AXIS / sqrt(magic)) * cos(latRadians);
  return [(east * 180) / (parallel * PI), (north * 180) / (meridian * PI)];
}

/**
 * GCJ-02 (the offset coordinates of Chinese maps, "Mars coordinates") of a WGS84 point, degrees.
 * Outside the box 72.004-137.8347 E, 0.8293-55.8271 N the point comes back unchanged.
 *
 * Source: the published reconstruction of the offset (eviltransform, coordtransform).
 *
 * @example wgs84ToGcj02(113.88, 35.3) // about 600 m east and 150 m south
 */
export function wgs84ToGcj02(lon: number, lat: number): [number, number] {
  if (!offsetApplies(lon, lat)) return [lon, lat];
  const [east, north] = offset(lon, lat);
  return [lon + east, lat + north];
}

/**
 * WGS84 of a GCJ-02 point, degrees: the inverse of `wgs84ToGcj02`, found by repeated correction,
 * exact to better than 1e-9 degrees (a tenth of a millimetre). Outside China unchanged.
 */
export function gcj02ToWgs84(lon: number, lat: number): [number, number] {
  if (!offsetApplies(lon, lat)) return [lon, lat];
  let [x, y] = [lon, lat];
  for (let i = 0; i < 12; i++) {
    const [east, north] = offset(x, y);
    const [dx, dy] = [lon - east - x, lat - north - y];
    x += dx;
    y += dy;
    if (abs(dx) + abs(dy) < 1e-12) break;
  }
  return [x, y];
}
