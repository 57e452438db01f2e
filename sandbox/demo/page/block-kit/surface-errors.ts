import { createContext, useContext } from 'react';

/** block_id → what Slack shows under the field. */
export const SurfaceErrors = createContext<Readonly<Record<string, string>>>({});

/** What is wrong with the answers in the view around. */
export function useSurfaceErrors(): Readonly<Record<string, string>> {
  return useContext(SurfaceErrors);
}
