import type { Action, Outcome } from '../action.js';

/** Asks the server to do something as a person. Never rejects: what went wrong is said. */
export async function send(as: string, action: Action): Promise<Outcome> {
  try {
    const response = await fetch('/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, action }),
    });
    return await response.json();
  } catch {
    return { ok: false, said: ['The demo does not answer. Is it still running in its terminal?'] };
  }
}
