import type { IncomingMessage } from 'node:http';
import { refusal } from '../../sandbox/demo/guard.js';

const port = 4600;
const ours = 'http://127.0.0.1:4600';
const json = 'application/json';

describe('only the demo’s own page may use the demo', () => {
  test.each([
    ['the page is opened', 'GET', { host: '127.0.0.1:4600', 'sec-fetch-site': 'none' }],
    ['it is opened as localhost', 'GET', { host: 'localhost:4600' }],
    ['the page listens', 'GET', { host: '127.0.0.1:4600', 'sec-fetch-site': 'same-origin' }],
    ['the page acts', 'POST', { host: '127.0.0.1:4600', origin: ours, 'content-type': json }],
  ])('answered: %s', (_what, method, headers) => {
    expect(refusal(requestWith(method, headers), port)).toBeUndefined();
  });

  test.each([
    ['a name that was made to point here', 'GET', { host: 'evil.example:4600' }],
    ['another port', 'GET', { host: '127.0.0.1:80' }],
    ['no host', 'GET', {}],
    ['another page loads it', 'GET', { host: '127.0.0.1:4600', 'sec-fetch-site': 'cross-site' }],
    ['another page acts', 'POST', { host: '127.0.0.1:4600', origin: 'http://evil.example', 'content-type': json }],
    [
      'a page of another port acts',
      'POST',
      { host: '127.0.0.1:4600', origin: 'http://127.0.0.1:80', 'content-type': json },
    ],
    ['nobody says who acts', 'POST', { host: '127.0.0.1:4600', 'content-type': json }],
    ['a form is sent', 'POST', { host: '127.0.0.1:4600', origin: ours, 'content-type': 'text/plain' }],
    ['another method', 'DELETE', { host: '127.0.0.1:4600', origin: ours }],
  ])('refused: %s', (_what, method, headers) => {
    expect(refusal(requestWith(method, headers), port)).toEqual(expect.any(String));
  });
});

function requestWith(method: string, headers: IncomingMessage['headers']): Pick<IncomingMessage, 'method' | 'headers'> {
  return { method, headers };
}
