import { useEffect, useState } from 'react';

/**
 * The town's time now, in milliseconds since the epoch: between two snapshots it goes on.
 * @param told what the last snapshot said
 */
export function useNow(told: number): number {
  const [now, setNow] = useState(told);
  useEffect(() => {
    const began = performance.now();
    setNow(told);
    const timer = setInterval(() => setNow(told + performance.now() - began), 1000);
    return () => clearInterval(timer);
  }, [told]);
  return now;
}
