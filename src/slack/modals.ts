import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { callSlack, isRefusedWith } from './call-slack.js';
import { readAnswer } from './read-answer.js';
import { OpenedView } from './schemas.js';

/** A modal that is open on somebody's screen. `hash` stands for its last state. */
export interface OpenModal {
  readonly viewId: string;
  readonly hash: string | undefined;
}

export interface Modals {
  /** Opens a modal. A trigger works once, and for three seconds after the click or command it came with. */
  open(triggerId: string, view: ModalView): Promise<OpenModal>;

  /**
   * Shows something else in an open modal. Returns `false` when the person has closed it, or when it has changed since
   * `hash` and a newer state must not be overwritten.
   */
  show(modal: OpenModal, view: ModalView): Promise<boolean>;
}

export function createModals(client: WebClient): Modals {
  return {
    async open(triggerId, view) {
      const what = 'opening a window';
      const answer = await callSlack(what, () => client.views.open({ trigger_id: triggerId, view }));
      return { viewId: readAnswer(what, OpenedView, answer).view.id, hash: undefined };
    },
    async show(modal, view) {
      try {
        await callSlack('updating a window', () =>
          client.views.update({ view_id: modal.viewId, view, ...(modal.hash ? { hash: modal.hash } : {}) }),
        );
        return true;
      } catch (error) {
        if (isRefusedWith(error, 'not_found') || isRefusedWith(error, 'hash_conflict')) return false;
        throw error;
      }
    },
  };
}
