import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface LightServer {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Answers with JSON. `answer` may write another status than 200 first. */
export async function startLightServer(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => unknown,
): Promise<LightServer> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(request, body, response)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
