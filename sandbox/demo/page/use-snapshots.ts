import { useEffect, useState } from 'react';
import type { Preparing, Snapshot } from '../snapshot.js';

/** What the server showed last, or why there is nothing to show. */
export type Shown = Snapshot | Preparing;

/** Follows what one person sees. While the server cannot be reached the browser asks again by itself. */
export function useSnapshots(handle: string): Shown {
  const [shown, setShown] = useState<Shown>({ kind: 'preparing', saying: 'One moment …' });
  useEffect(() => {
    const source = new EventSource(`/snapshots?as=${encodeURIComponent(handle)}`);
    source.onmessage = (event: MessageEvent<string>) => setShown(readSnapshot(event.data));
    source.onerror = () => {
      setShown({ kind: 'preparing', saying: 'The demo does not answer. Is it still running in its terminal?' });
    };
    return () => source.close();
  }, [handle]);
  return shown;
}

/** Page and server are built together, so what comes is what the server's type says. */
function readSnapshot(text: string): Shown {
  return JSON.parse(text);
}
