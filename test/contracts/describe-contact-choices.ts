import type { Store } from '../../src/store/open-store.js';

/** Who is meant by a name in a contacts table. */
export function describeContactChoices(store: () => Store): void {
  it('remembers who is meant by a name, however it is written', async () => {
    const { contactChoices } = store();
    await contactChoices.remember(' Jürgen Müller', 'U1', 'U9', 1_000);

    const chosen = await contactChoices.chosen(['JÜRGEN MÜLLER ', 'Ju\u0308rgen Mu\u0308ller', 'Jane Smith']);

    expect([...chosen]).toEqual([
      ['JÜRGEN MÜLLER ', 'U1'],
      ['Ju\u0308rgen Mu\u0308ller', 'U1'],
    ]);
  });

  it('replaces a choice by a later one', async () => {
    const { contactChoices } = store();
    await contactChoices.remember('Jane Smith', 'U1', 'U9', 1_000);

    await contactChoices.remember('jane smith', 'U2', 'U8', 2_000);

    expect([...(await contactChoices.chosen(['Jane Smith']))]).toEqual([['Jane Smith', 'U2']]);
  });

  it('knows nobody for no name', async () => {
    expect([...(await store().contactChoices.chosen([]))]).toEqual([]);
  });
}
