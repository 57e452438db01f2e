import { getProxyForUrl } from 'proxy-from-env';
import { isLoopback } from '../config/is-loopback.js';
import type { ProxyFor } from './proxy.js';

/**
 * What `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` (or in lower case, which comes first) say of an address. They are read by
 * the library, as curl and others read them. What runs on this machine is always reached directly.
 */
export const proxyFor: ProxyFor = (address) => {
  const url = new URL(address.replace(/^ws/, 'http'));
  return isLoopback(url.hostname) ? undefined : getProxyForUrl(url.href) || undefined;
};
