import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { refusal, safeHeaders } from './guard.js';
import { createPlay, type Play } from './play.js';
import { readBody } from './read-body.js';
import { servePage } from './serve-page.js';
import { streamSnapshots } from './stream-snapshots.js';

/** The demo, running: a page on this machine, and behind it a town. */
export interface Demo {
  /** Where the page is, e.g. `http://127.0.0.1:4600`. */
  readonly url: string;
  readonly play: Play;
  close(): Promise<void>;
}

/**
 * Starts the demo on 127.0.0.1 and resolves as soon as its page can be opened; the town behind it takes some seconds
 * more, which the page tells.
 * @param port the wanted port; any free one when it is taken. 0 means any.
 */
export async function startDemo(port: number): Promise<Demo> {
  const play = createPlay();
  const server = createServer();
  const open = await listen(server, port);
  server.on('request', (request, response) => {
    answer(play, open, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent)
        end(response, 500, { ok: false, said: ['The demo made a mistake; its terminal says which.'] });
    });
  });
  return {
    url: `http://127.0.0.1:${open}`,
    play,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await play.close();
    },
  };
}

async function answer(play: Play, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
  const why = refusal(request, port);
  if (why !== undefined) return end(response, 403, { ok: false, said: [why] });
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
  if (request.method === 'POST') return end(response, 200, await play.act(await readBody(request)));
  if (url.pathname === '/snapshots') return streamSnapshots(play, url.searchParams.get('as') ?? '', response);
  return servePage(url.pathname, response);
}

function end(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function listen(server: Server, wanted: number): Promise<number> {
  try {
    return await listenAt(server, wanted);
  } catch {
    return listenAt(server, 0);
  }
}

function listenAt(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
