/** Words that only GitLab may hold. Each runbook has its own, so that a leak says from where. */
export function formatConfidential(iid: number): readonly string[] {
  return [`Zebrataskof${iid}x`, `Quaggacustomerof${iid}x`, `Okapirollbackof${iid}x`];
}

export const taskCount = 3;

export function callName(iid: number): string {
  return `Change ${iid} for a customer`;
}

/** @param start when the call begins, a whole minute, in milliseconds since the epoch */
export function chaosRunbook(iid: number, start: number, dri: string, contact: string): string {
  const [task = '', customer = '', rollback = ''] = formatConfidential(iid);
  const time = new Date(start).toISOString();
  const rows = Array.from({ length: taskCount }, (_, index) => `| ${task} ${index + 1} | | 10m |`).join('\n');
  return `| Runbook name        | ${callName(iid)} |
|---------------------|---|
| Runbook description | Something is changed for a customer |
| DRI                 | \`@${dri}\` |
| Schedule at         | \`${time.slice(0, 10)} - ${time.slice(11, 16)} UTC\` |
| Meeting URL         | https://example.zoom.com/my/example.meeting |
| Gitlab Issue        | https://gitlab.com/gitlab-com/demo/example/example-project/-/issues/1 |

#### Gitlab Contacts

| Name | Role | Description |
|-------------|------|-------------|
| @${dri} | Technical Execution | Technical execution during the change |
| @${contact} | Communication | In charge of updates |

#### Customer Contacts

| Name | Role | Description |
|-------------|------|-------------|
| ${customer} | Systems Engineer | Work verification and support |

#### Pre-call checklist

[ ] - Inform on \`#support_gitlab-com\` or \`#support_self-managed\` and \`#support_manager\` slack channel about the work to be done with a runbook link

[x] - Verify that any rollback plan can be execute by an engineer from every region

[x] - Has a dry-run been performed before the call?

[x] - Do we have a way to create logs from the actions performed.

#### Runbook - Tasks

| Task | Outcome | Duration |
|-------------|---------|----------|
${rows}

#### Rollback plan

${rollback}: execute the same method with \`status: 'enable'\`.

#### Post-call checklist

[ ] - Inform on \`#support_gitlab-com\` or \`#support_self-managed\` and \`#support_manager\` slack channel the about the work completion, the current state, and if any follow up is necessary with documentation links.
`;
}

/** The rows of the task table, each as it is. */
export function taskRows(description: string, iid: number): readonly string[] {
  const [task = ''] = formatConfidential(iid);
  return description.split('\n').filter((line) => line.startsWith(`| ${task} `));
}

/** What somebody adds by hand: a line of its own at the end. */
export function handWrittenLine(iid: number, number: number): string {
  return `Written by hand ${iid}.${number}.`;
}
