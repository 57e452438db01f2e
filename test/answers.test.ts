import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { expectAnswer } from '../src/gitlab/expect-answer.js';
import * as gitlabSchemas from '../src/gitlab/schemas.js';
import { readAnswer } from '../src/slack/read-answer.js';
import * as slackSchemas from '../src/slack/schemas.js';

type Path = readonly (string | number)[];

/** Something that the schema takes, with every optional field filled in. */
function sampleOf(schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodOptional) return sampleOf(schema.unwrap());
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, sampleOf(field)]));
  }
  if (schema instanceof z.ZodArray) return [sampleOf(schema.element)];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodURL) return 'https://example.com/';
  if (schema instanceof z.ZodISODate) return '2031-10-10';
  if (schema instanceof z.ZodString) return 'text';
  if (schema instanceof z.ZodNumber) return 7;
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodUnknown) return 'anything';
  throw new Error(`No sample is known for ${schema.constructor.name}: add one.`);
}

/** Where the schema has optional fields, at any depth. */
function optionalFields(schema: z.core.$ZodType): readonly Path[] {
  if (schema instanceof z.ZodOptional) return [[], ...optionalFields(schema.unwrap())];
  if (schema instanceof z.ZodArray) return optionalFields(schema.element).map((path) => [0, ...path]);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, field]) => optionalFields(field).map((path) => [name, ...path]));
}

/** The same with `null` at a path, or with nothing there. */
function withField(value: unknown, [step, ...rest]: Path, becomes: 'null' | 'absent'): unknown {
  if (Array.isArray(value)) return value.map((element) => withField(element, rest, becomes));
  const fields = Object.entries(Object(value));
  return Object.fromEntries(
    fields.flatMap(([name, field]) => {
      if (name !== step) return [[name, field]];
      if (rest.length > 0) return [[name, withField(field, rest, becomes)]];
      return becomes === 'null' ? [[name, null]] : [];
    }),
  );
}

const schemas: readonly { service: string; name: string; schema: z.ZodType }[] = [
  ...Object.entries(slackSchemas).map(([name, schema]) => ({ service: 'Slack', name, schema })),
  ...Object.entries(gitlabSchemas).map(([name, schema]) => ({ service: 'GitLab', name, schema })),
];

const cases = schemas.flatMap(({ service, name, schema }) =>
  optionalFields(schema).map((path) => ({ what: `${service} ${name}.${path.join('.')}`, service, schema, path })),
);

test.each(cases)('$what may be null and is then absent', async ({ service, schema, path }) => {
  const read = async (answer: unknown) =>
    service === 'Slack' ? readAnswer('reading', schema, answer) : expectAnswer(schema, 'it', Promise.resolve(answer));
  const sample = sampleOf(schema);

  const withNull = await read(withField(sample, path, 'null'));

  expect(withNull).toEqual(await read(withField(sample, path, 'absent')));
  expect(withNull).not.toEqual(await read(sample));
});

test('there are optional fields to be tried', () => {
  expect(cases.length).toBeGreaterThan(20);
});

/** Then a new answer cannot be read in a way for which `null` is something else than absent. */
test.each(['src/slack', 'src/gitlab'])('what %s reads of answers, it reads by schemas of the one list', (folder) => {
  // The last three read the text of a refusal, what Slack sends by itself, and what the app has put into its own modals.
  const readers = [
    ...['schemas.ts', 'read-answer.ts', 'expect-answer.ts', 'check-response.ts'],
    ...['known-reason.ts', 'tell-sender.ts', 'private-metadata.ts'],
  ];
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !readers.includes(name));

  const strays = files.filter((name) => /\bz\.\w+\(|safeParse/.test(readFileSync(`${folder}/${name}`, 'utf8')));

  expect(strays).toEqual([]);
});
