import { type RefObject, useEffect, useRef } from 'react';

/** Keeps the end of what scrolls in sight: at first, and whenever there are more messages. */
export function useNewest(count: number): RefObject<HTMLElement | null> {
  const log = useRef<HTMLElement>(null);
  const seen = useRef(-1);
  useEffect(() => {
    if (seen.current === count) return;
    seen.current = count;
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [count]);
  return log;
}
