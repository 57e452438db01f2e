/** The person who acts: on Slack, and the GitLab account that their rights come from. */
export interface Actor {
  readonly slackId: string;
  readonly gitlabId: number;
  readonly gitlabUsername: string;
  readonly name: string;
}
