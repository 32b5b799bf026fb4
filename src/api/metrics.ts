import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Numbers about this process for Prometheus; one registry an application, no personal data. */
export function createMetrics() {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return {
    register,
    requests: new Histogram({
      name: 'xianban_http_request_seconds',
      help: 'time to answer, by route, method and status',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [register],
    }),
    listeners: new Gauge({
      name: 'xianban_live_listeners',
      help: 'pages that follow live events',
      registers: [register],
    }),
    signInFailures: new Counter({
      name: 'xianban_sign_in_failures_total',
      help: 'refused sign-ins',
      registers: [register],
    }),
  };
}
