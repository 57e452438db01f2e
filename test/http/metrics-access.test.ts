import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { metricsAccess } from '../../src/http/metrics-access.js';

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['192.168.1.2', false],
  ['::ffff:10.0.0.1', false],
  ['fe80::1', false],
  ['0.0.0.0', false],
  ['128.0.0.1', false],
])('without a token, a client at %s is let in: %s', (address, expected) => {
  const request = requestFrom(address);

  expect(metricsAccess(undefined)(request)).toBe(expected);
});

test('without a token, a client that only says it is this machine is not let in', () => {
  const request = requestFrom('10.0.0.1');
  Object.assign(request.headers, { host: 'localhost', 'x-forwarded-for': '127.0.0.1', authorization: 'Bearer ' });

  expect(metricsAccess(undefined)(request)).toBe(false);
});

function requestFrom(address: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  return new IncomingMessage(socket);
}
