import { describe, expect, it } from 'vitest';
import { trialSetup, trialViewer } from '../../../test/casework-district.ts';
import { todaySections } from './today-sections.ts';

const setup = trialSetup();
const codes = (...roles: string[]) => {
  const grants = roles.flatMap((role) => trialViewer(role).grants);
  const sections = todaySections(setup, { ...trialViewer('nobody'), grants });
  return sections.map((s) => s.code);
};

describe('what waits for a role', () => {
  it('begins with what is declared for it, in that order', () => {
    expect(codes('dispatcher')).toEqual([
      'demand.emergency',
      'demand.to-dispatch',
      'demand.disputes',
      'demand.requests',
      'demand.repeat-callers',
      'alert.to-decide',
      'alert.grown',
      'alert.to-order',
      'order.disputes',
      'order.to-close',
      'mediation.referred',
      // a grid without a worker waits for one, though its programme declares no section
      'grid.vacant',
    ]);
    expect(codes('grid-worker')).toEqual([
      'demand.to-verify',
      'demand.to-check',
      'order.to-look-at',
      'order.to-check',
    ]);
  });

  it('follows from the acts where a programme declares nothing', () => {
    // no programme names the officer: one section for each gate that the officer opens
    expect(codes('enterprise-officer')).toEqual([
      'project.signed',
      'project.begun',
      'project.producing',
    ]);
    // leaders bring paused projects back
    expect(codes('leader').filter((code) => code.startsWith('project.'))).toEqual([
      'project.paused',
    ]);
  });

  it('is one list for several roles, each section filled by the scope of its own roles', () => {
    const both = trialViewer('acceptor').grants.concat(trialViewer('dispatcher').grants);
    const sections = todaySections(setup, { ...trialViewer('nobody'), grants: both });
    expect(new Set(sections.map((s) => s.code)).size).toBe(sections.length);
    const repeat = sections.find((s) => s.code === 'demand.repeat-callers')!;
    expect(repeat.roles.sort()).toEqual(['acceptor', 'dispatcher']);
    expect(repeat.filter).toEqual({ programme: 'demand', flag: ['repeat'], ended: false });
  });

  it('is empty for those who do nothing', () => {
    expect(codes('admin')).toEqual([]);
    expect(codes()).toEqual([]);
  });
});
