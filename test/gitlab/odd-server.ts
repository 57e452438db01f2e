import { createServer, type IncomingMessage, type RequestListener } from 'node:http';

/** A server that answers as a test tells it to, for what no healthy GitLab would do. */
export interface OddServer {
  readonly url: string;
  /** `POST /api/v4/projects/77/issues/12/notes`, in the order received. */
  readonly received: readonly string[];
  /** Headers of the same requests. */
  readonly headers: readonly IncomingMessage['headers'][];
  close(): Promise<void>;
}

/** Starts one on 127.0.0.1 and a free port. */
export async function startOddServer(answer: RequestListener): Promise<OddServer> {
  const received: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    headers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An answer with this status, JSON body and these headers. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}
