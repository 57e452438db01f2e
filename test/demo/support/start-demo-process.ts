import { type ChildProcess, spawn } from 'node:child_process';

/** The demo, started as `npm run demo` starts it. */
export interface DemoProcess {
  readonly url: string;
  /** Ends it as Ctrl-C does; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** How long it may take to print its address, in milliseconds. */
const patience = 30_000;

/** Starts the demo on any free port and resolves when it has printed its address. Needs the built app. */
export async function startDemoProcess(): Promise<DemoProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/demo.ts'], {
    env: { ...process.env, DEMO_PORT: '0', BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await addressOf(child);
  return {
    url,
    stop: () => {
      child.kill('SIGINT');
      return exited;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = () => reject(new Error(`The demo did not print its address:\n${printed}`));
    const timer = setTimeout(fail, patience);
    child.once('exit', fail);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed += String(chunk);
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
        if (!url) return;
        clearTimeout(timer);
        child.off('exit', fail);
        resolve(url);
      });
    }
  });
}
