/** Words of the pages around the records: map, import, places, people, catalogue, audit. */
export const zhAdmin = {} as const;
