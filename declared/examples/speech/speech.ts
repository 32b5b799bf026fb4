import { home } from './home.ts';
import { livelihood } from './livelihood.ts';
import { nuisance } from './nuisance.ts';
import { phrases } from './phrases.ts';
import { street } from './street.ts';

/** What the people of the simulated districts talk about, and how. */
export const speech = { topics: [...home, ...street, ...nuisance, ...livelihood], phrases };
