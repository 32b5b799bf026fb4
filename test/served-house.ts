import { fileURLToPath } from 'node:url';
import { serve } from '../src/api/serve.ts';
import { openTestHouse, type TestHouse, type TestHouseOptions } from './open-test-house.ts';

export interface ServedHouse extends TestHouse {
  /** `http://127.0.0.1:40123` */
  url: string;
}

const builtPages = fileURLToPath(new URL('../dist/web', import.meta.url));

/**
 * A test house behind a real HTTP server on a free port, with the built pages:
 *
 *     const house = await serveHouse();
 *     afterAll(house.close);
 *     await page.goto(house.url); // sign in as `dispatcher` with house.password
 */
export async function serveHouse(options: TestHouseOptions = {}): Promise<ServedHouse> {
  const house = await openTestHouse({ webFolder: builtPages, ...options });
  const server = await serve(house.app, { host: '127.0.0.1', port: 0 });
  return {
    ...house,
    url: server.url,
    close: async () => {
      await server.close();
      await house.close();
    },
  };
}
