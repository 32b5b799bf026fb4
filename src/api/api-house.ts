import { OpenAPIHono } from '@hono/zod-openapi';
import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { Casework } from '../engines/casework/service.ts';
import type { Foresight } from '../engines/foresight/foresight.ts';
import type { Intake } from '../engines/intake/service.ts';
import type { Ledger } from '../engines/ledger/ledger.ts';
import type { People } from '../engines/people/service.ts';
import type { Similar } from '../engines/triage/service-similar.ts';
import type { Me } from '../model/view.ts';
import type { Registry } from '../model/registry.ts';
import type { Viewer } from '../model/role.ts';
import type { Store } from '../store/store.ts';
import type { Metrics } from './metrics.ts';
import { problemsOfInput, refuse } from './problems.ts';
import type { UploadFolder } from './upload-folder.ts';

/** What the resources work with. */
export interface ApiHouse {
  store: Store;
  registry: Registry;
  casework: Casework;
  intake: Intake;
  people: People;
  foresight: Foresight;
  ledger: Ledger;
  similar: Similar;
  now: () => Date;
  log: Logger;
  metrics: Metrics;
  uploads: UploadFolder;
  background: Background;
  /** shown on the sign-in page of districts with example users */
  examplePassword: string | null;
}

/** Work that goes on after its request was answered. */
export interface Background {
  /** aborted when the application stops */
  stopping: AbortSignal;
  /** waited for when the application stops */
  add(work: Promise<void>): void;
}

export interface ApiEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** below /api/d/:district, /api/me */
    viewer: Viewer;
    me: Me;
    token: string;
  };
}

export type Api = OpenAPIHono<ApiEnv>;

/** A router whose refused input comes back as problems like everything else. */
export function createRouter(): Api {
  return new OpenAPIHono<ApiEnv>({
    strict: false,
    defaultHook: (result, c) => {
      if (!result.success) return refuse(c, problemsOfInput(result.error, result.target));
    },
  });
}
