import type { Call } from '../../call/call.js';

/**
 * Whether more has been recorded of a call than somebody knew who promised to show it. Then whoever recorded that has
 * promised to show it all, and this promise is pointless: ten quick clicks make one or two updates and not ten.
 * @param recording the revision of the recording that was to be shown
 */
export function isOutdated({ recording }: Pick<Call, 'recording'>, shown: { readonly recording: number }): boolean {
  return recording.revision > shown.recording;
}
