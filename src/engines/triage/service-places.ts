import {
  compileGazetteer,
  type Gazetteer,
  type GazetteerPlace,
} from '../../kernels/text/mentions/gazetteer.ts';
import { learnAliases, type PlaceCorrection } from '../../kernels/text/mentions/learn-aliases.ts';
import { streamPlacedTexts } from '../../store/placed-texts.ts';
import type { Store } from '../../store/store.ts';

/**
 * The gazetteer of a district: the names of its tree, and those learned from where people set its
 * demands. Reads all of these demands once, in one stream.
 *
 * @param places of the district's place file
 */
export async function loadGazetteer(
  store: Pick<Store, 'pool'>,
  district: string,
  places: readonly GazetteerPlace[],
): Promise<Gazetteer> {
  const own = compileGazetteer(places);
  const corrections: PlaceCorrection[] = [];
  for await (const rows of streamPlacedTexts(store, district)) corrections.push(...rows);
  const aliases = learnAliases(own, corrections);
  return aliases.length === 0 ? own : compileGazetteer(places, aliases);
}
