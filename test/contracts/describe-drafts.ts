import type { Store } from '../../src/database/open-store.js';

/** What people have typed so far. */
export function describeDrafts(store: () => Store): void {
  it('keeps what somebody has typed last, for them alone', async () => {
    const { drafts } = store();
    await drafts.keep('V1', 'U1', 'Page 1', 1_000);
    await drafts.keep('V1', 'U1', 'Page 1 and 2 | “quoted”\n', 2_000);

    expect(await drafts.read('V1', 'U1')).toBe('Page 1 and 2 | “quoted”\n');
    expect(await drafts.read('V1', 'U2')).toBeUndefined();
    expect(await drafts.read('V2', 'U1')).toBeUndefined();
  });

  it('drops one draft and no other', async () => {
    const { drafts } = store();
    await drafts.keep('V1', 'U1', 'one', 1_000);
    await drafts.keep('V2', 'U1', 'two', 1_000);

    await drafts.drop('V1');
    await drafts.drop('V3');

    expect(await drafts.read('V1', 'U1')).toBeUndefined();
    expect(await drafts.read('V2', 'U1')).toBe('two');
  });

  it('forgets what was last kept before a time', async () => {
    const { drafts } = store();
    await drafts.keep('left alone', 'U1', 'one', 1_000);
    await drafts.keep('typed on', 'U1', 'two', 1_000);
    await drafts.keep('typed on', 'U1', 'three', 2_000);

    await drafts.forget(2_000);

    expect(await drafts.read('left alone', 'U1')).toBeUndefined();
    expect(await drafts.read('typed on', 'U1')).toBe('three');
  });
}
