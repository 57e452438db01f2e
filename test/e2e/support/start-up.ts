import { type Settings, startProcess } from '../../../sandbox/run-app.js';
import { eventually } from '../../support/eventually.js';

/** The built app from its first moment on, which may be long before it is ready. */
export interface StartingApp {
  /** What an endpoint answers: its status and its JSON. */
  ask(path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Everything it has printed. */
  printed(): string;
  /** Waits until `GET /readyz` answers with this status, and says what it answers. */
  untilReadiness(status: number, within?: number): Promise<unknown>;
  /** Its exit code, once it has ended. */
  readonly exited: Promise<number | null>;
  end(): Promise<void>;
}

/** Starts the app and resolves as soon as its HTTP server answers. */
export async function startAppEarly(settings: Settings): Promise<StartingApp> {
  const child = startProcess({ HOST: '127.0.0.1', PORT: '0', ...settings });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = () => /"address":"(http:[^"]+)"/.exec(printed)?.[1];
  await eventually(() => address() !== undefined, { within: 30_000, describe: () => printed });
  const ask = async (path: string) => {
    const response = await fetch(`${address()}${path}`);
    return { status: response.status, body: await response.json() };
  };
  return {
    ask,
    printed: () => printed,
    untilReadiness: async (status, within = 30_000) => {
      let last: unknown;
      const isThere = async () => {
        const answer = await ask('/readyz');
        last = answer.body;
        return answer.status === status;
      };
      const giveUpAt = performance.now() + within;
      while (!(await isThere())) {
        if (performance.now() > giveUpAt) throw new Error(`Still ${JSON.stringify(last)}\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return last;
    },
    exited,
    end: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
