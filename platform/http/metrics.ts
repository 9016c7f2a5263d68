import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Prometheus metrics of one server: process figures and the time of every operation by route and status. */
export function callMetrics(): {
  readonly contentType: string
  observe: (route: string, method: string, status: number, milliseconds: number) => void
  text: () => Promise<string>
} {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  return {
    contentType: registry.contentType,
    observe: (route, method, status, milliseconds) =>
      duration.labels(route, method, String(status)).observe(milliseconds / 1000),
    text: () => registry.metrics(),
  }
}
