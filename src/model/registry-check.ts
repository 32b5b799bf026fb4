import { problem } from './problem.ts';
import type { Problem } from './problem.ts';
import type { Registry } from './registry.ts';

/** Whether the declarations of a registry fit together: names that one uses and another declares. */
export function checkRegistry(registry: Omit<Registry, 'checksum'>): Problem[] {
  return Object.values(registry.districts).flatMap((district) => {
    const path = `districts.${district.code}`;
    const wants = (name: string, key: string, known: Readonly<Record<string, unknown>>) =>
      key in known
        ? []
        : [
            problem('declared.unknown', `${path}.${name}`, '没有这样的声明', 'is not declared', {
              got: key,
              wanted: Object.keys(known).join(', '),
            }),
          ];
    return [
      ...wants('calendar', district.calendar, registry.calendars),
      ...wants('places', district.places, registry.places),
    ];
  });
}
