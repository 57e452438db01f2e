import type { Workspace } from '../workspace/workspace.js';

/** How long a person waits for something to appear before giving up, in milliseconds of real time. */
export const patience = 30_000;

/**
 * Resolves with what `look` returns as soon as it returns something other than `undefined` or `false`. It is asked now
 * and after every change; nothing sleeps for luck.
 * @param describe what there is to see instead, for the error message.
 */
export async function waitFor<T>(
  workspace: Workspace,
  look: () => T | undefined | false,
  describe: () => string,
  milliseconds = patience,
): Promise<T> {
  const now = look();
  if (now !== undefined && now !== false) return now;
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      workspace.changes.off('change', check);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Not seen within ${milliseconds} ms. ${describe()}`));
    }, milliseconds);
    const check = () => {
      try {
        const found = look();
        if (found === undefined || found === false) return;
        stop();
        resolve(found);
      } catch (error) {
        stop();
        reject(error);
      }
    };
    workspace.changes.on('change', check);
  });
}
