/**
 * Whether a host name or address is this machine. Of names, only `localhost` and what is below it are (RFC 6761); a socket
 * in the file system, which PostgreSQL's addresses can name, is as well.
 */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  if (name === '::1' || name === 'localhost' || name.endsWith('.localhost') || name.startsWith('/')) return true;
  return /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(name);
}
