import { dateOfDay } from '../workdays/zone-clock.ts';
import { streamOf } from './random.ts';

/** The latent weather of one civil day: what bursts of demands follow. */
export interface WeatherDay {
  /** civil days since 1970-01-01 */
  day: number;
  /** mean temperature, degrees Celsius */
  celsius: number;
  /** millimetres in 24 hours */
  rainMm: number;
  /** air quality index 0 … 500 */
  aqi: number;
  /** gusts, metres per second */
  windMs: number;
}

/** How weather drives a topic: named drivers, each 0 on an ordinary day, about 1 on a hard one. */
export const weatherDrivers = {
  cold: (w: WeatherDay) => Math.min(2, Math.max(0, (3 - w.celsius) / 8)),
  heat: (w: WeatherDay) => Math.min(2, Math.max(0, (w.celsius - 28) / 4)),
  rain: (w: WeatherDay) => Math.min(3, Math.max(0, (w.rainMm - 15) / 25)),
  snow: (w: WeatherDay) => (w.celsius < 1 ? Math.min(2, w.rainMm / 5) : 0),
  smog: (w: WeatherDay) => Math.min(2, Math.max(0, (w.aqi - 150) / 80)),
  wind: (w: WeatherDay) => Math.min(2, Math.max(0, (w.windMs - 12) / 5)),
} satisfies Record<string, (w: WeatherDay) => number>;
export type WeatherDriver = keyof typeof weatherDrivers;

/** Monthly normals of the plain of northern Henan, rounded: mean °C, chance of rain, mm on a wet day. */
const normals: readonly (readonly [number, number, number])[] = [
  [0, 0.1, 3],
  [4, 0.12, 4],
  [10, 0.14, 6],
  [16, 0.18, 9],
  [22, 0.2, 12],
  [27, 0.24, 16],
  [28, 0.38, 24],
  [26, 0.34, 22],
  [22, 0.26, 13],
  [16, 0.18, 9],
  [8, 0.14, 6],
  [2, 0.09, 3],
];

/**
 * A daily weather series: seasonal mean, persistent deviations, cold snaps in winter, storms in
 * July and August, still smoggy spells from November to February. Made up, but in the right months.
 *
 * @param first civil day number of the first day
 */
export function weatherSeries(seed: number, first: number, days: number): WeatherDay[] {
  const random = streamOf(seed, 'weather');
  let [deviation, wet, still, snap] = [0, false, 0, 0];
  return Array.from({ length: days }, (_, i) => {
    const day = first + i;
    const date = dateOfDay(day);
    const month = Number(date.slice(5, 7)) - 1;
    const along = (Number(date.slice(8, 10)) - 15) / 30;
    const next = normals[(month + (along < 0 ? 11 : 1)) % 12]!;
    const here = normals[month]!;
    const mean = here[0] + (next[0] - here[0]) * Math.abs(along);
    const winter = month >= 10 || month <= 1;
    if (snap === 0 && (month >= 10 || month <= 2) && random.chance(0.035)) {
      snap = random.between(3, 5);
    }
    deviation = 0.72 * deviation + 1.9 * random.normal() - (snap > 0 ? 3.2 : 0);
    snap = Math.max(0, snap - 1);
    wet = random.chance(wet ? Math.min(0.75, here[1] * 1.9) : here[1] * 0.8);
    const storm = wet && month >= 5 && month <= 8 && random.chance(month >= 6 ? 0.2 : 0.12);
    const rainMm = wet ? here[2] * (storm ? 2.2 + 2.4 * random.unit() : 0.1 + random.unit()) : 0;
    still = 0.8 * still + random.normal() * 0.6;
    const windMs = Math.max(1, 6 + 2.6 * random.normal() + (month >= 2 && month <= 4 ? 3 : 0));
    const base = winter ? 120 : 70;
    const aqi = base * Math.exp(0.55 * still) * (wet ? 0.55 : 1) * (windMs > 11 ? 0.6 : 1);
    return {
      day,
      celsius: Math.round((mean + deviation) * 10) / 10,
      rainMm: Math.round(rainMm * 10) / 10,
      aqi: Math.round(Math.min(500, Math.max(20, aqi))),
      windMs: Math.round(windMs * 10) / 10,
    };
  });
}
