import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { ProxyFor } from '../requests/proxy.js';

/** What makes connections; `false` for one that is made directly and serves one request. */
type Keeper = HttpAgent | false;

/**
 * What makes connections to an address: directly, or through a proxy, by CONNECT for http as well, so that the proxy sees
 * neither path nor token.
 */
export interface Agents {
  /** For requests that may share connections. */
  shared(url: URL): Keeper;
  /** For a request that has a connection of its own. */
  single(url: URL): Keeper;
}

export function createAgents(proxyFor: ProxyFor): Agents {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true });
  const shared = new Map<string, HttpAgent>();
  return {
    shared: (url) => {
      const proxy = proxyFor(url.href);
      if (proxy === undefined) return url.protocol === 'https:' ? https : http;
      const known = shared.get(proxy) ?? new HttpsProxyAgent(proxy, { keepAlive: true });
      shared.set(proxy, known);
      return known;
    },
    single: (url) => {
      const proxy = proxyFor(url.href);
      return proxy === undefined ? false : new HttpsProxyAgent(proxy);
    },
  };
}
