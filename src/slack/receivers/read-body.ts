import type { IncomingMessage } from 'node:http';

/** The body of a request: its bytes, or why there are none. */
export type Body =
  | { readonly kind: 'body'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  /** So much is being read from others at the moment that there is no room for this one. */
  | { readonly kind: 'overloaded' }
  /** The sender went away in the middle. */
  | { readonly kind: 'incomplete' };

/** How much may be held in memory of bodies whose signature has not been checked, all requests together. */
export interface ByteBudget {
  /** Takes so many bytes, if there are as many. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

/** A budget of `limit` bytes. */
export function createByteBudget(limit: number): ByteBudget {
  let taken = 0;
  return {
    take: (bytes) => {
      if (taken + bytes > limit) return false;
      taken += bytes;
      return true;
    },
    giveBack: (bytes) => {
      taken -= bytes;
    },
  };
}

/**
 * Reads the whole body, up to `limit` bytes and as far as the budget allows; stops reading as soon as it is known to be
 * larger. What it took from the budget it gives back when the body is complete or given up.
 */
export async function readBody(request: IncomingMessage, limit: number, budget: ByteBudget): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { kind: 'too-large' };
  let taken = 0;
  try {
    return await collect(request, limit, (bytes) => {
      if (!budget.take(bytes)) return false;
      taken += bytes;
      return true;
    });
  } finally {
    budget.giveBack(taken);
  }
}

function collect(request: IncomingMessage, limit: number, take: (bytes: number) => boolean): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const stop = (kind: 'too-large' | 'overloaded') => {
      request.removeAllListeners('data');
      // What still comes is not read: the answer closes the connection.
      request.pause();
      chunks.length = 0;
      resolve({ kind });
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) stop('too-large');
      else if (take(chunk.length)) chunks.push(chunk);
      else stop('overloaded');
    });
    request.on('end', () => resolve({ kind: 'body', bytes: Buffer.concat(chunks) }));
    request.on('error', () => resolve({ kind: 'incomplete' }));
    request.on('close', () => resolve({ kind: 'incomplete' }));
  });
}
