import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { ProxyFor } from '../requests/proxy.js';

const options = { headersTimeout: 0, bodyTimeout: 0 } as const;

/** Sends each request directly, or through the proxy that its address is to be reached through. Both keep their connections. */
export function createDispatcher(proxyFor: ProxyFor): Pick<Dispatcher, 'dispatch'> {
  const direct = new Agent(options);
  const proxies = new Map<string, Dispatcher>();

  function dispatcherFor(origin: string): Dispatcher {
    const uri = proxyFor(origin);
    if (uri === undefined) return direct;
    const known = proxies.get(uri) ?? new ProxyAgent({ uri, ...options });
    proxies.set(uri, known);
    return known;
  }

  return {
    dispatch: (request, handler) => dispatcherFor(String(request.origin)).dispatch(request, handler),
  };
}
