/**
 * The web address, if people may be sent to it by a click: a name before the host disguises where an address leads
 * (`https://gitlab.com@evil.example`), and a host without a dot (`http://localhost`) is another one for everybody.
 */
export function clickable(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, username, password, hostname, href } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return username + password === '' && hostname.includes('.') ? href : undefined;
}
