/** The proxy through which an address is to be reached, e.g. `http://proxy.example:3128`; `undefined` when directly. */
export type ProxyFor = (url: string) => string | undefined;
