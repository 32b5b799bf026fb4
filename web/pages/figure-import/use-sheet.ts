import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LineMapping, SheetMapping, SheetMeaning } from '../../../src/model/sheet-mapping.ts';
import type {
  SheetAsked,
  SheetDesk,
  SheetDone,
  SheetProposal,
} from '../../../src/model/sheet-view.ts';
import { api } from '../../api.ts';
import { at } from '../../queries.ts';

export type Side = 'columns' | 'rows';
type Accepted = SheetAsked['accept'][number];

const empty: SheetAsked = {
  mapping: { means: {}, columns: [], rows: [], shape: [] },
  recognise: true,
  accept: [],
  origin: {},
};

/** Without what is no longer said. */
function said<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined && one !== ''),
  ) as T;
}

/** What can be mapped to what, and what is kept. */
export const useSheetDesk = (district: string) =>
  useQuery({
    queryKey: [district, 'sheet-desk'],
    queryFn: ({ signal }) => api.get<SheetDesk>(at(district, '/figures/mappings'), signal),
    staleTime: 60_000,
  });

/**
 * One spreadsheet while somebody decides about it: every decision is tried at once on the server,
 * which says the fate of every cell anew. Nothing is written before it is applied.
 */
export function useSheet(district: string, upload: string, onDone: (done: SheetDone) => void) {
  const client = useQueryClient();
  const [asked, setAsked] = useState(empty);
  const path = at(district, `/figures/sheets/${encodeURIComponent(upload)}`);
  const proposal = useQuery({
    queryKey: [district, 'sheet', upload, asked],
    queryFn: () => api.post<SheetProposal>(`${path}/try`, asked),
    staleTime: Infinity,
    retry: false,
    placeholderData: (before) => before,
  });
  const apply = useMutation({
    mutationFn: (leaveOut: boolean) => api.post<SheetDone>(`${path}/apply`, { ...asked, leaveOut }),
    onSuccess: (done) => {
      onDone(done);
      // figures are shown on many pages; the upload itself is gone
      return client.invalidateQueries({ queryKey: [district], refetchType: 'none' });
    },
  });
  const keep = useMutation({
    mutationFn: ({ code, name }: { code: string; name: string }) =>
      api.put(at(district, `/figures/mappings/${encodeURIComponent(code)}`), {
        name,
        mapping: proposal.data?.mapping ?? asked.mapping,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: [district, 'sheet-desk'] }),
  });
  const map = (change: (mapping: SheetMapping) => SheetMapping) =>
    setAsked((now) => ({ ...now, mapping: change(now.mapping) }));
  return {
    asked,
    proposal,
    apply,
    keep,
    /** of the whole sheet */
    mean: (means: SheetMeaning) =>
      map((now) => ({ ...now, means: said({ ...now.means, ...means }) })),
    setSheet: (sheet: string) => setAsked({ ...empty, mapping: { ...empty.mapping, sheet } }),
    setHeader: (headerRows: SheetMapping['headerRows']) =>
      map((now) => said({ ...now, headerRows })),
    takeHidden: (takeHidden: boolean) => map((now) => ({ ...now, takeHidden })),
    /** what somebody says of a row or column, in the place of what he said before */
    decide: (side: Side, line: LineMapping) =>
      map((now) => ({
        ...now,
        [side]: [
          ...now[side].filter(({ key }) => key !== line.key),
          { ...said(line), means: said(line.means) },
        ],
      })),
    accept: (one: Accepted) => setAsked((now) => ({ ...now, accept: [...now.accept, one] })),
    takeBack: (code: string) =>
      setAsked((now) => ({ ...now, accept: now.accept.filter((one) => one.code !== code) })),
    forgetKept: () => setAsked((now) => ({ ...now, recognise: false })),
    setOrigin: (origin: SheetAsked['origin']) =>
      setAsked((now) => ({ ...now, origin: said({ ...now.origin, ...origin }) })),
    setReason: (reason: string) => setAsked((now) => said({ ...now, reason })),
  };
}

export type Sheet = ReturnType<typeof useSheet>;
