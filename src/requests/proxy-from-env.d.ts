declare module 'proxy-from-env' {
  /** What `https_proxy`, `http_proxy`, `no_proxy` and their upper-case forms say; empty when an address is reached directly. */
  export function getProxyForUrl(url: string): string;
}
