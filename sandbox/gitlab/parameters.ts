import { z } from 'zod';
import { badParameter } from './refusal.js';
import type { IssueChanges } from './write-issue.js';

/** GitLab takes parameters from JSON and from forms, where everything is text. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const day = z.union([z.iso.date(), z.literal(''), z.null()]).transform((text) => text || null);
const labels = z
  .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
  .transform((names) => names.map((name) => name.trim()).filter((name) => name !== ''));
const ids = z
  .union([
    z.array(z.coerce.number().int()),
    z.coerce
      .number()
      .int()
      .transform((id) => [id]),
  ])
  .transform((numbers) => numbers.filter((id) => id !== 0));

const issueFields = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  state_event: z.enum(['close', 'reopen']).optional(),
  assignee_id: ids.optional(),
  assignee_ids: ids.optional(),
  labels: labels.optional(),
  add_labels: labels.optional(),
  remove_labels: labels.optional(),
  due_date: day.optional(),
  confidential: flag.optional(),
  discussion_locked: flag.optional(),
  issue_type: z.enum(['issue', 'incident', 'test_case', 'task']).optional(),
});

const noteFields = z.object({ body: z.string().optional(), internal: flag.optional(), confidential: flag.optional() });

/**
 * What a request wants to change about an issue. Unknown parameters are passed over.
 * @throws Refusal 400 when a parameter is not of its kind.
 */
export function issueChanges(body: unknown): IssueChanges {
  const fields = parse(issueFields, body);
  return {
    title: fields.title,
    description: fields.description,
    stateEvent: fields.state_event,
    assigneeIds: fields.assignee_ids ?? fields.assignee_id,
    labels: fields.labels,
    addLabels: fields.add_labels,
    removeLabels: fields.remove_labels,
    dueDate: fields.due_date,
    confidential: fields.confidential,
    discussionLocked: fields.discussion_locked,
  };
}

/**
 * What a request wants to write as a note.
 * @throws Refusal 400 when there is no body or a parameter is not of its kind.
 */
export function noteContent(body: unknown): { body: string; internal: boolean } {
  const fields = parse(noteFields, body);
  if (fields.body === undefined) throw badParameter('body is missing');
  return { body: fields.body, internal: fields.internal ?? fields.confidential ?? false };
}

/**
 * An issue's number out of a path.
 * @throws Refusal 400 when it is no number.
 */
export function iidOf(text: string, name = 'issue_iid'): string {
  if (!/^\d+$/.test(text)) throw badParameter(`${name} is invalid`);
  return text;
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${String(issue.path[0] ?? 'body')} is invalid`);
  throw badParameter([...new Set(problems)].join(', '));
}
