import type { Store } from '../../src/database/open-store.js';
import { emptyPlan, sampleCall } from '../support/sample-call.js';

/** Who is meant by a name in the contacts table of a call. */
export function describeContactChoices(store: () => Store): void {
  async function announce(iid: number, projectId = 4242): Promise<number> {
    const { call } = await store().calls.announce({ ...sampleCall(), issue: { projectId, iid } }, emptyPlan);
    return call.id;
  }

  it('proposes who was last meant by a name, however it is written', async () => {
    const { contactChoices } = store();
    await contactChoices.remember(await announce(1), new Map([[' Jürgen Müller', 'U1']]), 'U9', 1_000);

    const names = ['JÜRGEN MÜLLER ', 'Ju\u0308rgen  Mu\u0308ller', 'Jane Smith'];

    expect([...(await contactChoices.lastChosen(4242, names))]).toEqual([
      ['JÜRGEN MÜLLER ', 'U1'],
      ['Ju\u0308rgen  Mu\u0308ller', 'U1'],
    ]);
  });

  it('proposes what the latest call has, and nothing of another project', async () => {
    const { contactChoices } = store();
    await contactChoices.remember(await announce(1), new Map([['Jane Smith', 'U1']]), 'U9', 2_000);
    await contactChoices.remember(await announce(2), new Map([['jane smith', 'U2']]), 'U8', 1_000);
    await contactChoices.remember(await announce(1, 7), new Map([['Jane Smith', 'U3']]), 'U8', 3_000);

    expect([...(await contactChoices.lastChosen(4242, ['Jane Smith']))]).toEqual([['Jane Smith', 'U1']]);
  });

  it('replaces a choice of the same call, and takes it back', async () => {
    const { contactChoices } = store();
    const callId = await announce(1);
    const choose = (slackId: string | undefined) =>
      contactChoices.remember(callId, new Map([['Jane Smith', slackId]]), 'U9', 1_000);

    await choose('U1');
    await choose('U2');
    expect([...(await contactChoices.lastChosen(4242, ['Jane Smith']))]).toEqual([['Jane Smith', 'U2']]);
    await choose(undefined);
    expect([...(await contactChoices.lastChosen(4242, ['Jane Smith']))]).toEqual([]);
  });

  it('proposes nobody for no name', async () => {
    expect([...(await store().contactChoices.lastChosen(4242, []))]).toEqual([]);
  });
}
