import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Settings as the app reads them from its environment. */
export type Settings = Readonly<Record<string, string>>;

/** The built app, running as a process of its own with nothing special about it but its settings. */
export interface RunningApp {
  /** Where its HTTP server listens, e.g. `http://127.0.0.1:4711`. */
  readonly url: string;
  /** Its log so far, a parsed line each. */
  log(): readonly Readonly<Record<string, unknown>>[];
  /** Whatever it has printed so far, to both outputs. */
  output(): string;
  /** Lets the app's clock leap to a time (milliseconds since the epoch); only if it was started at a time of its own. */
  leapTo(time: number): Promise<void>;
  /** Sends a message to what was loaded into its process beside the app. */
  tell(message: Readonly<Record<string, unknown>>): void;
  /** Ends it and resolves with its exit code; `null` when the signal ended it. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

const builtApp = 'dist/main.js';

/** How long the app may take to start, in milliseconds; a busy machine with two cores needs a few seconds. */
const startTimeout = 60_000;

/**
 * Starts `dist/main.js` and resolves when it listens. Rejects with what it printed when it ends before that.
 * @param startTime what the app's clock shows at its start, in milliseconds since the epoch; the real time when left out
 * @param program another build of the app
 */
export async function runApp(settings: Settings, startTime?: number, program = builtApp): Promise<RunningApp> {
  const child = startProcess(settings, startTime, program);
  const printed: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`The app ${why}.\n${printed.join('\n')}`));
    };
    const timer = setTimeout(() => fail(`did not start within ${startTimeout / 1000} s`), startTimeout);
    readLines(child, (line) => {
      printed.push(line);
      const entry = parseLine(line);
      if (!entry) return;
      lines.push(entry);
      if (typeof entry.port !== 'number') return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${entry.port}`);
    });
    exited.then(
      (code) => {
        clearTimeout(timer);
        fail(`ended with exit code ${code}`);
      },
      () => undefined,
    );
  });
  return {
    url,
    log: () => lines,
    output: () => printed.join('\n'),
    leapTo: (time) => leapTo(child, time),
    tell: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
    exited,
  };
}

/** The process inherits nothing of this one's environment, so that no setting leaks in. */
export function startProcess(settings: Settings, startTime?: number, main = builtApp): ChildProcess {
  const environment = { PATH: process.env.PATH ?? '', ...settings };
  const program = ['--enable-source-maps', main];
  if (startTime === undefined) {
    return spawn(process.execPath, program, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  }
  return spawn(process.execPath, ['--import', './sandbox/environment/app-clock.mjs', ...program], {
    env: { ...environment, SANDBOX_TIME: String(startTime) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function leapTo(child: ChildProcess, time: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('The app ended while its clock was to leap.'));
    child.once('exit', ended);
    child.once('message', () => {
      child.off('exit', ended);
      resolve();
    });
    // A process that has just been killed counts as connected until its exit is noticed.
    if (child.connected) child.send({ leapTo: time }, (error) => error && ended());
    else ended();
  });
}

function readLines(child: ChildProcess, read: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', read);
  }
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? { ...entry } : undefined;
  } catch {
    return undefined;
  }
}
