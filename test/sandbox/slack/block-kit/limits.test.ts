import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { limits } from '../../../../sandbox/slack/block-kit/limits.js';

const types = join(dirname(require.resolve('@slack/types/package.json')), 'dist');

interface Documented {
  /** `Interface.field`. */
  readonly field: string;
  readonly maximum: number;
}

/** How JSDoc states a maximum, e.g. "Maximum length for the `text` in this field is 75 characters." */
const maximum = /(?:max(?:imum)?|limit|up to|less than)\b[^.]{0,80}?\b(\d[\d,]*)(?![\d-])/gi;

function documentedIn(source: string): Documented[] {
  const found: Documented[] = [];
  let name = '';
  for (const [, owner, comment = '', field] of source.matchAll(
    /(?:export (?:interface|type)|^interface) (\w+)|\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??:/gm,
  )) {
    if (owner !== undefined) name = owner;
    const prose = comment.replaceAll(/\n\s*\*/g, ' ').replaceAll(/\s+/g, ' ');
    for (const [, number = ''] of prose.matchAll(maximum)) {
      found.push({ field: `${name}.${field}`, maximum: Number(number.replaceAll(',', '')) });
    }
  }
  return found;
}

const sources = [
  ...readdirSync(join(types, 'block-kit'))
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => join(types, 'block-kit', file)),
  join(types, 'views.d.ts'),
];
const documented = sources.flatMap((file) => documentedIn(readFileSync(file, 'utf8')));

/** Our number for each maximum that the SDK's documentation states. */
const ours: Record<string, number[]> = {
  'Button.text': [limits.button.text],
  'Button.value': [limits.button.value],
  'Button.url': [limits.button.url],
  'Button.accessibility_label': [limits.button.accessibility_label],
  'FeedbackButtons.accessibility_label': [limits.button.accessibility_label, limits.button.accessibility_label],
  'IconButton.accessibility_label': [limits.button.accessibility_label],
  'WorkflowButton.text': [limits.button.text],
  'WorkflowButton.accessibility_label': [limits.button.accessibility_label],
  'Checkboxes.options': [limits.checkboxes.options],
  'RadioButtons.options': [limits.radioButtons.options],
  'FileInput.max_files': [limits.fileInput.max_files],
  'StaticSelect.options': [limits.select.options],
  'StaticSelect.option_groups': [limits.select.option_groups],
  'MultiStaticSelect.options': [limits.select.options],
  'MultiStaticSelect.option_groups': [limits.select.option_groups],
  'Overflow.options': [limits.overflow.options],
  'PlainTextInput.min_length': [limits.plainTextInput.min_length],
  'Block.block_id': [limits.block.block_id],
  'ActionsBlock.elements': [limits.actions.elements],
  'CardBlock.title': [limits.card.title],
  'CardBlock.subtitle': [limits.card.subtitle],
  'CardBlock.body': [limits.card.body],
  'CarouselBlock.elements': [limits.carousel.elements],
  'ContainerBlock.title': [limits.container.title],
  'ContainerBlock.subtitle': [limits.container.subtitle],
  'ContainerBlock.child_blocks': [limits.container.child_blocks],
  'ContextBlock.elements': [limits.context.elements],
  'ContextActionsBlock.elements': [limits.contextActions.elements],
  'DataTableBlock.page_size': [limits.dataTable.page_size],
  'HeaderBlock.text': [limits.header.text],
  'ImageBlock.alt_text': [limits.image.alt_text],
  'ImageBlock.title': [limits.image.title],
  'InputBlock.label': [limits.input.label],
  'InputBlock.hint': [limits.input.hint],
  'MarkdownBlock.text': [limits.markdown.text],
  'SectionBlock.text': [limits.section.text],
  'SectionBlock.fields': [limits.section.fields, limits.section.field],
  'TableBlock.rows': [limits.table.rows, limits.table.cells],
  'TableBlock.column_settings': [limits.table.column_settings],
  'VideoBlock.title': [limits.video.title],
  'VideoBlock.author_name': [limits.video.author_name],
  'Confirm.title': [limits.confirm.title],
  'Confirm.text': [limits.confirm.text],
  'Confirm.confirm': [limits.confirm.confirm],
  'Confirm.deny': [limits.confirm.deny],
  // The reference has said 150 for some time; the JSDoc is behind.
  'OptionDescriptor.value': [limits.option.value / 2],
  'OptionDescriptor.url': [limits.option.url],
  'OptionDescriptor.description': [limits.option.description],
  'MrkdwnOption.text': [limits.option.text],
  'PlainTextOption.text': [limits.option.text],
  'OptionGroup.label': [limits.optionGroup.label],
  'OptionGroup.options': [limits.optionGroup.options],
  'PlainTextElement.text': [limits.textObject.text],
  'MrkdwnElement.text': [limits.textObject.text],
  'Action.action_id': [limits.element.action_id],
  'Placeholdable.placeholder': [limits.element.placeholder],
  'BaseView.blocks': [limits.view.blocks],
  'BaseView.private_metadata': [limits.view.private_metadata],
  'BaseView.callback_id': [limits.view.callback_id],
  'ModalView.title': [limits.view.title],
  'ModalView.close': [limits.view.close],
  'ModalView.submit': [limits.view.submit],
};

test('the limits are those that the SDK documents, and none of its numbers is missing', () => {
  const byField: Record<string, number[]> = {};
  for (const one of documented) byField[one.field] = [...(byField[one.field] ?? []), one.maximum];

  expect(Object.keys(byField).length).toBeGreaterThan(50);
  expect(byField).toEqual(ours);
});
