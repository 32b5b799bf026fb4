import type { Detector } from '../../../src/model/detector.ts';
import { commonFields } from './method-fields.ts';
import { useSettingWords } from './use-setting-words.ts';

/** The settings of a detector for those who may not change them. */
export function SettingList({ detector }: { detector: Detector }) {
  const words = useSettingWords();
  const settings: [string, unknown][] = [
    ...Object.keys(commonFields).map((name): [string, unknown] => [
      name,
      detector[name as keyof typeof commonFields],
    ]),
    ['owner', detector.owner],
    ['categories', detector.categories],
    ['except', detector.except ?? []],
    ['levels', detector.levels],
    ['placeKind', detector.placeKind],
    ...Object.entries(detector.method).map(([name, value]): [string, unknown] => [
      `method.${name}`,
      value,
    ]),
  ];
  return (
    <dl className="setting-list">
      {settings.map(([path, value]) => (
        <div key={path}>
          <dt>{words.name(path)}</dt>
          <dd className="figures">{words.value(path, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
