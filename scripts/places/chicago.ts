import { rounded } from './sketch.ts';

/** The 77 community areas in the order of their numbers (City of Chicago). */
const COMMUNITY_AREAS =
  'Rogers Park,West Ridge,Uptown,Lincoln Square,North Center,Lake View,Lincoln Park,Near North Side,Edison Park,Norwood Park,Jefferson Park,Forest Glen,North Park,Albany Park,Portage Park,Irving Park,Dunning,Montclare,Belmont Cragin,Hermosa,Avondale,Logan Square,Humboldt Park,West Town,Austin,West Garfield Park,East Garfield Park,Near West Side,North Lawndale,South Lawndale,Lower West Side,The Loop,Near South Side,Armour Square,Douglas,Oakland,Fuller Park,Grand Boulevard,Kenwood,Washington Park,Hyde Park,Woodlawn,South Shore,Chatham,Avalon Park,South Chicago,Burnside,Calumet Heights,Roseland,Pullman,South Deering,East Side,West Pullman,Riverdale,Hegewisch,Garfield Ridge,Archer Heights,Brighton Park,McKinley Park,Bridgeport,New City,West Elsdon,Gage Park,Clearing,West Lawn,Chicago Lawn,West Englewood,Englewood,Greater Grand Crossing,Ashburn,Auburn Gresham,Beverly,Washington Heights,Mount Greenwood,Morgan Park,O’Hare,Edgewater'.split(
    ',',
  );

export interface ChicagoRow {
  Community_Area: string;
  Latitude: string;
  Longitude: string;
}

const inChicago = (lat: number, lon: number) =>
  lat > 41.6 && lat < 42.1 && lon > -88 && lon < -87.4;

/** City → 77 community areas, each with the middle of its rows; no boundaries. */
export function makeChicago(rows: Iterable<ChicagoRow>) {
  const sums = COMMUNITY_AREAS.map(() => [0, 0, 0] as [number, number, number]);
  for (const row of rows) {
    const [lat, lon] = [Number(row.Latitude), Number(row.Longitude)];
    const sum = sums[Number(row.Community_Area) - 1];
    if (!sum || !inChicago(lat, lon)) continue;
    sum[0] += lat;
    sum[1] += lon;
    sum[2] += 1;
  }
  return {
    origin:
      'Numbers and names: City of Chicago community areas. Points: mean of the sanitation code requests of 2011-2013 (City of Chicago, through Chicago/food-inspections-evaluation), not surveyed.',
    licence: 'City of Chicago open data terms; MIT-style (food-inspections-evaluation)',
    places: [
      {
        code: 'chicago',
        parent: null,
        kind: 'district',
        label: { zh: '芝加哥', en: 'Chicago' },
        lat: 41.8781,
        lon: -87.6298,
        surveyed: false,
      },
      ...COMMUNITY_AREAS.map((name, i) => {
        const [lat, lon, n] = sums[i]!;
        return {
          code: `chicago-${String(i + 1).padStart(2, '0')}`,
          parent: 'chicago',
          kind: 'neighbourhood',
          label: { zh: `第 ${i + 1} 社区 ${name}`, en: name },
          aliases: [String(i + 1)],
          lat: n > 0 ? rounded(lat / n) : null,
          lon: n > 0 ? rounded(lon / n) : null,
          surveyed: false,
        };
      }),
    ],
  };
}
