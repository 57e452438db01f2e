import { spawn } from 'node:child_process';

/** Opens an address in the browser of whoever sits at this machine. Without a display, or a browser, nothing happens. */
export function openBrowser(url: string): void {
  const opener = openerHere();
  if (!opener) return;
  const [program, ...args] = opener;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function openerHere(): readonly [string, ...string[]] | undefined {
  if (process.env.CI || process.env.BROWSER === 'none') return undefined;
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}
