import { expect, it } from 'vitest';
import { loadRegistry } from '../../declared.ts';
import { sameProblemRules } from './same-problem.ts';

const category = (
  code: string,
  parent?: string,
  sameProblem?: { metres: number; days: number },
) => ({
  code,
  ...(parent ? { parent } : {}),
  label: { zh: code, en: code },
  limits: {},
  words: [],
  urgent: false,
  ...(sameProblem
    ? { sameProblem: { ...sameProblem, likeness: 0.5, within: 'category' as const } }
    : {}),
});

it('asks the category, what is above it, the district, and at last the convention', () => {
  const categories = [
    category('roads', undefined, { metres: 50, days: 14 }),
    category('pothole', 'roads', { metres: 30, days: 30 }),
    category('kerb', 'roads'),
    category('other'),
  ];
  const plain = sameProblemRules({ categories }, [{ code: 'deep', parent: 'kerb' }]);
  expect(plain('pothole')).toMatchObject({ rule: { metres: 30, days: 30 }, family: 'roads' });
  expect(plain('kerb').rule.metres).toBe(50);
  expect(plain('deep')).toMatchObject({ rule: { metres: 50 }, family: 'roads' });
  expect(plain('other')).toMatchObject({ rule: { metres: 100, days: 14 }, family: 'other' });
  expect(plain('never heard of')).toMatchObject({ family: 'never heard of' });
  expect(plain(null).family).toBe('');
  const sameProblem = { metres: 70, days: 7, likeness: 0.6, within: 'family' as const };
  expect(sameProblemRules({ categories, sameProblem })('other').rule).toEqual(sameProblem);
});

it('ends where parents go in a circle', () => {
  const brought = [
    { code: 'a', parent: 'b' },
    { code: 'b', parent: 'a' },
  ];
  expect(sameProblemRules({ categories: [] }, brought)('a').rule.metres).toBe(100);
});

it('is declared for every kind that the districts name', async () => {
  const { districts } = await loadRegistry();
  const rule = (district: string, code: string) => {
    const { metres, days } = sameProblemRules(districts[district]!)(code).rule;
    return [metres, days];
  };
  expect(rule('hongqi', 'street-light')).toEqual([50, 30]);
  expect(rule('hongqi', 'water-outage')).toEqual([500, 3]);
  expect(rule('hongqi', 'shop-noise')).toEqual([100, 7]);
  expect(rule('boston', 'highway-maintenance.pothole-repair-internal')).toEqual([30, 30]);
  expect(rule('chicago', 'sanitation-code-violation.other')).toEqual([5, 10]);
});
