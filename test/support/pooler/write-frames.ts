/** A message of PostgreSQL's protocol. */
export function frameOf(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(type, 'latin1'), length, body]);
}

/** `AuthenticationOk`, then what a client may begin with. */
export function welcome(): Buffer {
  const parameter = (name: string, value: string) => frameOf('S', Buffer.from(`${name}\0${value}\0`));
  return Buffer.concat([
    frameOf('R', Buffer.alloc(4)),
    parameter('server_version', '16.0'),
    parameter('client_encoding', 'UTF8'),
    parameter('standard_conforming_strings', 'on'),
    frameOf('K', Buffer.alloc(8)),
    frameOf('Z', Buffer.from('I')),
  ]);
}

/** An error after which the connection is closed, in PgBouncer's words: it knows the one code, `protocol_violation`. */
export function fatalError(message: string): Buffer {
  const fields = [
    ['S', 'FATAL'],
    ['V', 'FATAL'],
    ['C', '08P01'],
    ['M', message],
  ].map(([field, value]) => `${field}${value}\0`);
  return frameOf('E', Buffer.from(`${fields.join('')}\0`));
}
