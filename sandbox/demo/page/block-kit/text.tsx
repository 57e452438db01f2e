import type { ReactNode } from 'react';
import { asObject, asText, type Json } from '../../../slack/json.js';
import { Mrkdwn } from './mrkdwn.js';

/** A text object: plain, or mrkdwn. */
export function Text({ of }: { readonly of: Json | undefined }): ReactNode {
  const { type, text, verbatim } = asObject(of);
  if (type === 'mrkdwn') return <Mrkdwn text={asText(text)} verbatim={verbatim === true} />;
  return asText(text);
}

/** The words of a text object, for labels. */
export function wordsOf(of: Json | undefined): string {
  return asText(asObject(of).text);
}
