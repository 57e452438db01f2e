import { IssueNotes, Issues } from '@gitbeaker/rest';
import { jsonAnswer, type OddServer, startOddServer } from './odd-server.js';

// Why the app has a requester of its own. When one of these fails after an upgrade, Gitbeaker has been mended.

let server: OddServer;
afterEach(() => server.close());

test.each([429, 502])(
  "Gitbeaker's own requester sends a POST ten times when it is answered with %i",
  async (status) => {
    server = await startOddServer(jsonAnswer(status, {}, { 'retry-after': '60' }));
    const notes = new IssueNotes({ host: server.url, token: 'x' });

    await expect(notes.create(77, 12, 'Hello')).rejects.toThrow('after 10 retries');

    expect(server.received).toHaveLength(10);
  },
);

test("Gitbeaker's own requester takes a login page for an issue", async () => {
  server = await startOddServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<h1>Sign in</h1>');
  });
  const issues = new Issues({ host: server.url, token: 'x' });

  expect(await issues.edit(77, 12, { description: 'new' })).toBe('<h1>Sign in</h1>');
});
