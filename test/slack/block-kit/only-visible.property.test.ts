import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { refusalsOfMessage } from '../../support/views/as-people-see-it.js';
import { everythingRendered } from '../../support/views/everything-rendered.js';
import { invisibleCharacters, invisibleIn } from '../../support/views/invisible.js';

/** Windows that say nothing but that something is under way, and the help. */
const ofFixedWords = ['renderHelp', 'renderReading', 'renderPosting', 'renderRecording', 'renderWorking'];

/** Every file that may make something that people see. */
const sources = ['src/features', 'src/slack'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const),
);

const marked = (text: string) => `${text}ZEBRA`;

test('the inserted characters arrive in the texts that are rendered', () => {
  const without = Object.entries(everythingRendered).filter(
    ([, render]) => !JSON.stringify(render(marked)).includes('ZEBRA'),
  );

  expect(without.map(([name]) => name)).toEqual(['access-notice', 'lost-access', 'progress']);
});

test.each(Object.entries(everythingRendered))('no invisible character reaches Slack: %s', (_name, render) => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...invisibleCharacters), { minLength: 1, maxLength: 4 }), (characters) => {
      const inserted = characters.join('');
      const rendered = render((text) => `${inserted}${text.slice(0, 2)}${inserted}${text.slice(2)}${inserted}`);

      expect(invisibleIn(rendered)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('Slack takes a message whose texts have nothing that can be seen', () => {
  for (const kind of ['announcement', 'summary', 'drift-notice', 'run-panel']) {
    const { text, blocks } = Object(everythingRendered[kind]?.(() => '\u200b'));
    expect(refusalsOfMessage({ text, blocks })).toEqual([]);
  }
});

test('every modal that shows what people wrote is among what is rendered here', () => {
  const rendered = readFileSync(join(process.cwd(), 'test/support/views/everything-rendered.ts'), 'utf8');
  const modals = sources.flatMap(([, source]) =>
    [...source.matchAll(/export function (render\w+)\(([^)]*)\): ModalView \{/g)].map(([, name = '']) => name),
  );

  expect(modals).toContain('renderPreview');
  expect(modals.filter((name) => !ofFixedWords.includes(name) && !rendered.includes(`${name}(`))).toEqual([]);
});

test('every message and every modal is made by the two functions that leave them out', () => {
  const made = sources.filter(([, source]) =>
    /export function render\w+\([^{]*(?:\{[^}]*\}[^{]*)?\): (?:RenderedMessage|ModalView) \{/.test(source),
  );

  const bypassing = made.filter(
    ([, source]) => !/renderedMessage\(|modal\(|renderNotice\(|render[A-Z]\w+\(message/.test(source),
  );
  expect(made.length).toBeGreaterThan(15);
  expect(bypassing.map(([file]) => file)).toEqual([]);
});
