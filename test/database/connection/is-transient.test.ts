import { isTransient } from '../../../src/database/connection/is-transient.js';

const withCode = (code: string, message = 'no') => Object.assign(new Error(message), { code });

test.each([
  ['nobody listens', withCode('ECONNREFUSED')],
  ['the host is not known yet', withCode('ENOTFOUND')],
  ['the connection was reset', withCode('ECONNRESET')],
  ['the server starts', withCode('57P03')],
  ['the server stops', withCode('57P01')],
  ['too many connections', withCode('53300')],
  ['PgBouncer has no server', withCode('08P01')],
  ['a deadlock', withCode('40P01')],
  ['no answer in time', new Error('timeout exceeded when trying to connect')],
  ['the connection ended', new Error('Connection terminated unexpectedly')],
  ['SQLite is locked', withCode('ERR_SQLITE_ERROR', 'database is locked')],
  ['every address of the host refuses', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])],
  ['the cause passes', new Error('cannot be opened', { cause: withCode('ECONNREFUSED') })],
])('%s: tried again', (_title, failure) => {
  expect(isTransient(failure)).toBe(true);
});

test.each([
  ['a wrong password', withCode('28P01')],
  ['a refused user', withCode('28000')],
  ['an unknown database', withCode('3D000')],
  ['a missing right', withCode('42501')],
  ['no TLS on the server', new Error('The server does not support SSL connections')],
  ['a certificate that is not trusted', withCode('SELF_SIGNED_CERT_IN_CHAIN')],
  ['an address that is none', withCode('ERR_INVALID_URL')],
  ['a file that is no database', withCode('ERR_SQLITE_ERROR', 'file is not a database')],
  ['a folder that may not be written', withCode('EACCES')],
  ['a newer version of the tables', new Error('The database has version 99 of the tables')],
  ['nothing', undefined],
])('%s: the end', (_title, failure) => {
  expect(isTransient(failure)).toBe(false);
});
