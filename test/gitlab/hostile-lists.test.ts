import type { RequestListener } from 'node:http';
import { createGitLab } from '../../src/gitlab/create-gitlab.js';
import { type OddServer, startOddServer } from './odd-server.js';

const issue = { projectId: 77, iid: 12 };
const marker = '<!-- call 1 -->';
const me = 1;

const running: OddServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

interface NotesPage {
  readonly notes: readonly object[];
  readonly next: string;
}

function note(id: number, body = 'Hello', author = 2, createdAt = '2031-01-01T00:00:00Z') {
  return { id, body, system: false, author: { id: author }, created_at: createdAt };
}

/** A GitLab whose list of notes has these pages. */
async function serve(pageAt: (page: number, perPage: number, count: number) => NotesPage) {
  let count = 0;
  const answer: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '', 'http://gitlab');
    response.setHeader('content-type', 'application/json');
    if (url.pathname.endsWith('/user')) {
      response.end(JSON.stringify({ id: me, username: 'bot', name: 'Bot', state: 'active' }));
      return;
    }
    const numberAt = (name: string) => Number(url.searchParams.get(name));
    const { notes, next } = pageAt(numberAt('page'), numberAt('per_page'), count);
    count += 1;
    response.setHeader('x-next-page', next);
    response.end(JSON.stringify(notes));
  };
  const server = await startOddServer(answer);
  running.push(server);
  const gitlab = createGitLab({ url: server.url, token: 'glpat-token', now: () => 0 });
  return { find: (since = 0) => gitlab.findOwnComment(issue, marker, since), count: () => count };
}

test.each<[string, (page: number, perPage: number, count: number) => NotesPage, number]>([
  ['the same page for ever', () => ({ notes: [note(9), note(8)], next: '2' }), 2],
  ['the same page under other numbers', (page) => ({ notes: [note(9), note(8)], next: `${page + 1}` }), 2],
  ['a next page that is the one before', (page) => ({ notes: [note(9 - page)], next: page === 1 ? '2' : '1' }), 2],
  ['a next page far away', (page) => ({ notes: page < 3 ? [note(9 - page)] : [], next: '999999999' }), 3],
  ['newer notes on the next page', (page) => ({ notes: [note(page)], next: `${page + 1}` }), 2],
  ['a next page that is no number', () => ({ notes: [note(9)], next: 'more' }), 1],
  ['empty pages for ever', (page) => ({ notes: [], next: `${page + 1}` }), 1],
  ['older and older notes for ever', (page) => ({ notes: [note(1_000_000 - page)], next: `${page + 1}` }), 100],
])('%s: the search ends', async (_what, pageAt, requests) => {
  const gitlab = await serve(pageAt);

  expect(await gitlab.find()).toBeUndefined();
  expect(gitlab.count()).toBe(requests);
});

test('a search ends where the notes become older than what is looked for', async () => {
  const gitlab = await serve((page) => ({
    notes: [note(100 - page, 'Hello', 2, page < 3 ? '2031-01-02T00:00:00Z' : '2030-12-31T00:00:00Z')],
    next: `${page + 1}`,
  }));

  expect(await gitlab.find(Date.UTC(2031, 0, 1))).toBeUndefined();
  expect(gitlab.count()).toBe(3);
});

test('forty comments of a megabyte are read in smaller portions, and ours is found behind them', async () => {
  const long = 'x'.repeat(1_000_000);
  const all = [...Array.from({ length: 40 }, (_, index) => note(100 - index, long)), note(1, `Ours ${marker}`, me)];
  const gitlab = await serve((page, perPage) => ({
    notes: all.slice((page - 1) * perPage, page * perPage),
    next: page * perPage < all.length ? `${page + 1}` : '',
  }));

  expect(await gitlab.find()).toMatchObject({ id: 1 });
});

test('a search among far too much text is given up', async () => {
  const long = 'x'.repeat(1_000_000);
  const gitlab = await serve((page) => ({ notes: [note(1_000_000 - page, long)], next: `${page + 1}` }));

  expect(await gitlab.find()).toBeUndefined();
  expect(gitlab.count()).toBeLessThan(100);
});

test('a page that is too long is asked for in parts that join without a gap', async () => {
  const long = 'x'.repeat(1_000_000);
  const notes = Array.from({ length: 45 }, (_, index) =>
    note(1_000 - index, index >= 5 && index < 40 ? long : 'Hello'),
  );
  const all = [...notes, note(1, `Ours ${marker}`, me)];
  const seen = new Set<number>();
  const gitlab = await serve((page, perPage) => {
    const part = all.slice((page - 1) * perPage, page * perPage);
    if (perPage < 100) for (const { id } of part) seen.add(id);
    return { notes: part, next: page * perPage < all.length ? `${page + 1}` : '' };
  });

  expect(await gitlab.find()).toMatchObject({ id: 1 });
  expect(seen.size).toBe(all.length);
});
