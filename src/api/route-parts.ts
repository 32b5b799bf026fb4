import { z } from 'zod';
import { Problem } from '../model/problem-schema.ts';

export const Problems = z.object({ problems: z.array(Problem).min(1) });

export const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });

/** What a route answers: one thing when it goes well, problems when not. */
export const answers = <T extends z.ZodType>(description: string, schema: T) => ({
  200: { description, content: json(schema) },
  default: { description: 'problems', content: json(Problems) },
});

/** As `answers`, for a route that makes something. */
export const answersNew = <T extends z.ZodType>(description: string, schema: T) => ({
  201: { description, content: json(schema) },
  default: { description: 'problems', content: json(Problems) },
});

/** As `answers`, for a route that answers something else than JSON. */
export const answersFile = (description: string) => ({
  200: { description },
  default: { description: 'problems', content: json(Problems) },
});

export const body = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: json(schema) },
});

export const District = z.object({ district: z.string() });

/** Address of a resource of a district. */
export const inDistrict = <P extends string>(path: P) => `/api/d/{district}${path}` as const;
