/**
 * The address of a PostgreSQL database, as far as it can be read in one way only: with a `/`, `?` or `#` in the password
 * that is not percent-encoded, a piece of the password would become a host, a database or an option, which messages name.
 */
const address = /^postgres(?:ql)?:\/\/[^/?#\s]+\/[^/?#@\s]+(?:\?[^#@\s]*)?$/;

/** Whether a text is an address that can be used. */
export function isPostgresAddress(text: string): boolean {
  return address.test(text) && URL.canParse(text) && new URL(text).hostname !== '';
}

/** The host that is connected to. An option in the query comes before what stands in front of the path. */
export function databaseHost(text: string): string {
  const url = new URL(text);
  return lastOption(url, 'host') ?? url.hostname;
}

/** Whether every connection is encrypted. The driver takes each `sslmode` but `disable` as a demand, `prefer` included. */
export function isEncryptedAddress(text: string): boolean {
  const url = new URL(text);
  const mode = lastOption(url, 'sslmode');
  if (mode !== undefined) return ['prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'].includes(mode);
  return ['true', '1'].includes(lastOption(url, 'ssl') ?? '');
}

/** Everything secret in an address, in each form in which it could turn up in a message. */
export function passwordsIn(text: string): readonly string[] {
  if (!URL.canParse(text)) return [text];
  const url = new URL(text);
  const options = [...url.searchParams].flatMap(([name, value]) => (/pass|secret|token/i.test(name) ? [value] : []));
  const raw = /^[^:]+:\/\/[^:@/]*:(?<password>.*)@[^@]*$/s.exec(text)?.groups?.password ?? '';
  return [text, raw, url.password, decoded(url.password), ...options].filter((value) => value.length >= 4);
}

function lastOption(url: URL, name: string): string | undefined {
  return url.searchParams.getAll(name).at(-1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
