/** Where the table of indicators stands, as its address holds it. */
export interface IndicatorPlace {
  q: string | undefined;
  territory: string | undefined;
  topic: string | undefined;
  /** the newest of each indicator when absent */
  period: string | undefined;
  /** figures that wait for this hand instead of the table */
  waits: 'check' | 'sign' | undefined;
  page: number;
}

const hands = ['check', 'sign'] as const;

export function indicatorPlaceOf(params: URLSearchParams): IndicatorPlace {
  const text = (name: string) => params.get(name) || undefined;
  return {
    q: text('q'),
    territory: text('territory'),
    topic: text('topic'),
    period: text('period'),
    waits: hands.find((hand) => hand === params.get('waits')),
    page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
  };
}

/** The address of a place; what is as usual is left out. */
export function paramsOfIndicators(place: IndicatorPlace): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ['q', 'territory', 'topic', 'period', 'waits'] as const) {
    const value = place[name];
    if (value) params.set(name, value);
  }
  if (place.page > 1) params.set('page', String(place.page));
  return params;
}
