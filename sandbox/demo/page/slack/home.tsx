import { type ReactNode, useEffect, useMemo } from 'react';
import type { ShownView } from '../../snapshot.js';
import { Blocks } from '../block-kit/blocks.js';
import { SurfaceContext, useNewSurface } from '../block-kit/surface-context.js';
import { useDemoState } from '../demo-state-context.js';

/** The app's Home tab; the app is told when it is opened. */
export function Home(): ReactNode {
  const { snapshot, act } = useDemoState();
  useEffect(() => void act({ kind: 'open-home' }), [act]);
  const { home } = snapshot.slack;
  return <div className="home">{home ? <HomeView view={home} /> : <p className="empty">Nothing here yet.</p>}</div>;
}

function HomeView({ view }: { readonly view: ShownView }): ReactNode {
  const name = useMemo(() => ({ kind: 'view', view: view.id }) as const, [view.id]);
  const surface = useNewSurface(name, view.values);
  return (
    <SurfaceContext value={surface}>
      {view.notice !== undefined && (
        <p className="notice" role="alert">
          {view.notice}
        </p>
      )}
      <Blocks blocks={view.blocks} />
    </SurfaceContext>
  );
}
