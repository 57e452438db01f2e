import type { ReactNode } from 'react';
import { useDemoState } from '../demo-state-context.js';

/** Somebody, a channel, or everybody, by name. A mention of everybody is marked: no runbook may ever cause one. */
export function Mention({
  kind,
  id,
}: {
  readonly kind: 'person' | 'channel' | 'everybody';
  readonly id: string;
}): ReactNode {
  const { snapshot } = useDemoState();
  if (kind === 'everybody') return <span className="mention loud">⚠ @{id}</span>;
  const name = snapshot.slack.names[id];
  if (kind === 'channel') return <span className="mention">#{name ?? 'private-channel'}</span>;
  const isMe = snapshot.me.id === id;
  return <span className={isMe ? 'mention me' : 'mention'}>@{name ?? id}</span>;
}
