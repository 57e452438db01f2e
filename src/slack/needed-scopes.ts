/** What the app may ask Slack, as manifest.yml has it; a test holds the two together. */
export const neededScopes = [
  'commands',
  'chat:write',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
] as const;
