import { useCallback, useState } from 'react';

/** Something that was said to the person, by whom nobody can answer: Slack's client, GitLab, or the demo. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

/** More at once would hide the page. */
const mostShown = 3;

let lastNotice = 0;

/** The notices that are on the page, and how to say something and to put it away. */
export function useNotices() {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const say = useCallback((texts: readonly string[]) => {
    const fresh = texts.map((text) => ({ id: ++lastNotice, text }));
    if (fresh.length > 0) setNotices((before) => [...before, ...fresh].slice(-mostShown));
  }, []);
  const dismiss = useCallback((id: number) => setNotices((before) => before.filter((one) => one.id !== id)), []);
  const dismissAll = useCallback(() => setNotices([]), []);
  return { notices, say, dismiss, dismissAll };
}
