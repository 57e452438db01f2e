const header = `# Acme Corp runbook

| Runbook name | Acme Corp - Enforce two-factor authentication on all groups |
|---|---|
| Runbook description | Enforces 2FA on all top-level groups, tells the users,<br>and checks that nobody is locked out |
| DRI | \`@john_doe\` |
| Schedule at | 2031-10-10 - 23:30 America/Los_Angeles |
| Meeting URL | <https://example.zoom.us/j/123456789> |
| Gitlab Issue | https://gitlab.com/acme/support/-/issues/123 |`;

const roles = ['Backup DRI', 'Support engineer', 'Technical account manager'];
const outcomes = ['Success', '', 'Failed: 3 users not found', ''];
const durations = ['12m (planned 10m)', '15m', '1h15m', '(planned 20m)'];

/** A runbook of about 5 KB as people write them: six contacts, checklists, 20 tasks, half of them recorded, and a plan. */
export function realisticRunbook(): string {
  return [header, ...contacts(), preCall(), tasks(), rollbackPlan(), postCall(), ''].join('\n\n');
}

function contacts(): readonly string[] {
  const columns = '| Name | Role | Description |\n|---|---|---|';
  const gitlab = lines(3, (n) => `| Jane Smith (\`@jane${n}\`) | ${roles[n % 3]} | Joins for the whole call |`);
  const customer = lines(3, (n) => `| Tom Tester | Administrator | [profile](https://acme.example/people/${n}) |`);
  return ['### GitLab Contacts', `${columns}\n${gitlab}`, '### Customer Contacts', `${columns}\n${customer}`];
}

function preCall(): string {
  const inform = '- [x] Inform on `#support_gitlab-com` Slack channel about the work that will be done';
  const others = lines(8, (n) =>
    n % 3 === 1
      ? `- [ ] Confirm with the customer that step ${n} of the **plan** is understood\n  \`waiting for the change board\``
      : `- [x] Check that the [dashboard](https://dash.example/${n}) is green and the _alerts_ are silent`,
  );
  return `### Pre-call checklist\n\n${inform}\n${others}`;
}

function tasks(): string {
  const rows = lines(20, (n) => {
    const name = `Run \`gitlab-rake gitlab:check:${n}\` on the [console](https://console.example/${n}) and compare the output`;
    return `| ${n + 1}. ${name} | ${outcomes[n % 4]} | ${durations[n % 4]} |`;
  });
  return `### Runbook - Tasks\n\n| Task | Outcome | Duration |\n|---|---|---|\n${rows}`;
}

function rollbackPlan(): string {
  const steps = lines(
    4,
    (n) => `${n + 1}. Switch off enforcement for **acme/group-${n}** as [the docs](https://docs.example/${n}) say.`,
  );
  return `### Rollback plan\n\n${steps}`;
}

function postCall(): string {
  const others = lines(4, (n) => `- [ ] Attach the log of step ${n} to the issue`);
  return `### Post-call checklist\n\n- [ ] Inform on \`#support_gitlab-com\` Slack channel about the outcome\n${others}`;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}
