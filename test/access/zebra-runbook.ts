/** How many tasks there are: more than one page of the form for outcomes. */
const taskCount = 12;

const tasks = Array.from({ length: taskCount }, (_each, at) => `| ZEBRA task ${at + 1} | | 5m |`).join('\n');

/** A runbook in which everything that somebody could learn holds the word ZEBRA. */
export const zebraRunbook = `| Runbook name | ZEBRA name |
|---|---|
| Runbook description | ZEBRA description |
| DRI | \`@zebra_dri\` |
| Schedule at | \`2031-10-10 - 23:30 America/Los_Angeles\` |
| Meeting URL | https://zebra.example/meeting |
| Gitlab Issue | https://zebra.example/request |

#### Gitlab Contacts

| Name | Role | Description |
|---|---|---|
| Zebra Contact | ZEBRA role | ZEBRA duty |

#### Customer Contacts

| Name | Role | Description |
|---|---|---|
| Zebra Customer | ZEBRA role | ZEBRA duty |

#### Pre-call checklist

[ ] - Inform on \`#support_gitlab-com\` or \`#support_self-managed\` and \`#support_manager\` slack channel about ZEBRA

[ ] - ZEBRA item

#### Runbook - Tasks

| Task | Outcome | Duration |
|---|---|---|
${tasks}

#### Rollback plan

ZEBRA rollback

#### Post-call checklist

[ ] - Inform on \`#support_gitlab-com\` or \`#support_self-managed\` and \`#support_manager\` about ZEBRA
`;
