/** Where the inbox of alerts stands, as its address holds it. */
export interface AlertPlace {
  /** empty: those that are not decided and done with */
  states: string[];
  detector: string | undefined;
  category: string | undefined;
  /** civil days, both included, on which the alert was raised */
  from: string | undefined;
  to: string | undefined;
  page: number;
  row: string | undefined;
}

/** Stands in the address for “whatever the state”. */
export const anyState = 'any';

export function alertPlaceOf(params: URLSearchParams): AlertPlace {
  const text = (name: string) => params.get(name) || undefined;
  return {
    states: params.getAll('state').filter(Boolean),
    detector: text('detector'),
    category: text('category'),
    from: text('from'),
    to: text('to'),
    page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
    row: text('row'),
  };
}

/** The address of a place; what is as usual is left out. */
export function paramsOfAlerts(place: AlertPlace): URLSearchParams {
  const params = new URLSearchParams();
  for (const state of place.states) params.append('state', state);
  for (const name of ['detector', 'category', 'from', 'to', 'row'] as const) {
    const value = place[name];
    if (value) params.set(name, value);
  }
  if (place.page > 1) params.set('page', String(place.page));
  return params;
}
