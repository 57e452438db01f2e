import type { ServerResponse } from 'node:http';
import type { Play } from './play.js';

/** Changes within this time, in milliseconds, are shown at once: a message changes several things. */
const gathered = 40;

/** Sends what one person sees, now and after every change, as server-sent events. */
export function streamSnapshots(play: Play, handle: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    response.write(`data: ${JSON.stringify(play.look(handle))}\n\n`);
  };
  const end = play.subscribe(() => {
    timer ??= setTimeout(send, gathered);
  });
  response.on('close', () => {
    clearTimeout(timer);
    end();
  });
  send();
}
