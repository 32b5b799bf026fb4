import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { ProblemError, problem } from '../model/problem.ts';
import type { XianbanApp } from './app.ts';

export interface RunningServer {
  /** `http://127.0.0.1:8310` */
  url: string;
  port: number;
  /** takes no more requests, lets those under way end (10 seconds at most) */
  close(): Promise<void>;
}

const longestFarewellMs = 10_000;

/**
 * Listens; port 0 takes any free one. Throws ProblemError `use.port` when the address is taken or
 * not allowed.
 */
export async function serve(
  app: XianbanApp,
  { host, port }: { host: string; port: number },
): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    // an import of several gigabytes takes longer than Node's five minutes for a request
    serverOptions: { requestTimeout: 0, keepAliveTimeout: 65_000 },
  }) as Server;
  await new Promise<void>((listening, failed) => {
    server.once('error', (error) => failed(cannotListen(error, host, port)));
    server.listen(port, host, listening);
  });
  const taken = (server.address() as AddressInfo).port;
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${taken}`,
    port: taken,
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      await app.stop();
      // a connection that answered its last request falls idle, and would keep the server up
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const all = setTimeout(() => server.closeAllConnections(), longestFarewellMs);
      await closed;
      clearInterval(idle);
      clearTimeout(all);
    },
  };
}

const cannotListen = (error: Error, host: string, port: number) =>
  new ProblemError(
    problem(
      'use.port',
      'XIANBAN_PORT',
      '这个地址或端口不能用，可能已有程序占用',
      'cannot listen on this address; perhaps another program does',
      { got: `${host}:${port} (${error.message})`, wanted: 'a free port' },
    ),
  );
