type Spot = 'estate' | 'street' | 'village' | 'school' | 'market';

/** What one category's demands sound like; see `Topic` of the simulator, which says what each means. */
export interface TopicWords {
  code: string;
  match: string[];
  share: number;
  months?: number[];
  hours: 'day' | 'evening' | 'night' | 'office' | 'mealtimes' | 'commute';
  weekend?: number;
  weather?: Partial<Record<'cold' | 'heat' | 'rain' | 'snow' | 'smog' | 'wind', number>>;
  seasons?: Partial<
    Record<
      | 'exam'
      | 'before-spring-festival'
      | 'spring-festival'
      | 'holiday'
      | 'school-start'
      | 'school-admission'
      | 'harvest',
      number
    >
  >;
  spots: Spot[];
  outbreak?: { days: [number, number]; demands: [number, number] };
  picture?: string;
  hard?: number;
  sensor?: string;
  short: string[];
  titles: string[];
  says: string[];
  effects: string[];
  wishes: string[];
  done: string[];
  cannot: string[];
}
