import type { ReactNode } from 'react';
import { asText, type JsonObject } from '../../../slack/json.js';
import type { Entry } from '../../action.js';
import { BoxField } from './box-field.js';
import { entryOf } from './entry-of.js';
import { MenuField } from './menu-field.js';
import { MomentField } from './moment-field.js';
import { useSurface } from './surface-context.js';
import { TextField } from './text-field.js';

/** What every kind of field needs to know. */
export interface FieldProps {
  readonly id: string;
  readonly block: JsonObject;
  readonly element: JsonObject;
  /** The ids of what explains the field. */
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly required: boolean;
}

/** What stands in the field, and how to change it. */
export interface Filled extends FieldProps {
  readonly entry: Entry;
  /** Notes a change; the app hears of it at once if it asked for that. */
  readonly change: (entry: Entry) => void;
  /** The same, without telling the app yet: somebody is still typing. */
  readonly type: (entry: Entry) => void;
}

const boxes: readonly string[] = ['radio_buttons', 'checkboxes'];
const texts: readonly string[] = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];
const moments: readonly string[] = ['datepicker', 'timepicker', 'datetimepicker'];

/** Whether the field consists of several boxes, and so is labelled as a group. */
export function isGroup(element: JsonObject): boolean {
  const type = asText(element.type);
  return boxes.includes(type) || type.startsWith('multi_');
}

/** An input element of any kind. */
export function Field(props: FieldProps): ReactNode {
  const filled = useFilled(props);
  const type = asText(props.element.type);
  if (isGroup(props.element)) return <BoxField {...filled} />;
  if (texts.includes(type)) return <TextField {...filled} />;
  if (moments.includes(type)) return <MomentField {...filled} />;
  if (type.endsWith('_select')) return <MenuField {...filled} />;
  return <span className="picture">This demo cannot show the element {type}.</span>;
}

function useFilled(props: FieldProps): Filled {
  const { values, draftOf, put, use } = useSurface();
  const { block, element } = props;
  const [blockId, actionId] = [asText(block.block_id), asText(element.action_id)];
  const draft = draftOf(blockId, actionId);
  const tells = block.type !== 'input' || block.dispatch_action === true;
  return {
    ...props,
    entry: draft === undefined ? entryOf(values[blockId]?.[actionId]) : draft,
    type: (entry) => put(blockId, actionId, entry),
    change: (entry) => {
      put(blockId, actionId, entry);
      if (tells) void use(blockId, actionId, entry);
    },
  };
}
