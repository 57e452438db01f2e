import type { IncomingMessage } from 'node:http';

/**
 * Why a request is not answered, if it is not. Only the demo's own page may talk to it: another page in the same
 * browser, or a name that was made to point to this machine, could otherwise drive it.
 * @param port where the demo listens, on 127.0.0.1
 */
export function refusal(request: Pick<IncomingMessage, 'method' | 'headers'>, port: number): string | undefined {
  const { host, origin } = request.headers;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!host || !hosts.includes(host)) return 'This is not the address of the demo.';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'Only its own page may use the demo.';
  if (request.method === 'GET') return undefined;
  if (request.method !== 'POST') return 'The demo knows GET and POST.';
  if (origin !== `http://${host}`) return 'Only its own page may use the demo.';
  if (request.headers['content-type'] !== 'application/json') return 'The demo takes JSON.';
  return undefined;
}

/** Headers of every answer: nothing is loaded from elsewhere, nothing inline runs, nobody may frame it. */
export const safeHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;
