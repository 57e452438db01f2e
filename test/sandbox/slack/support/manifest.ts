/** The app manifest that the sandbox's own tests install. */
export const manifest = {
  display_information: { name: 'Runbook' },
  features: {
    bot_user: { display_name: 'Runbook' },
    app_home: { home_tab_enabled: true },
    slash_commands: [
      { command: '/runbook', description: 'Runbook calls', should_escape: false },
      { command: '/escaped', description: 'Gets references', should_escape: true },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'users:read',
        'users:read.email',
        'channels:read',
        'channels:history',
        'channels:join',
        'groups:history',
        'im:history',
        'im:write',
      ],
    },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened'] },
    interactivity: { is_enabled: true },
    socket_mode_enabled: false,
  },
};

/** The same app with other scopes. */
export function manifestWith(scopes: readonly string[]): unknown {
  return { ...manifest, oauth_config: { scopes: { bot: [...scopes] } } };
}

/** The people and channels of the tests. */
export const world = {
  people: [
    { handle: 'john', name: 'John Doe', email: 'john@example.com', tz: 'America/Los_Angeles' },
    { handle: 'jane', name: 'Jane Roe', email: 'jane@example.com', tz: 'Europe/Berlin' },
    { handle: 'gus', name: 'Gus Guest', guest: 'single-channel' },
  ],
  channels: [
    { name: '#support_manager' },
    { name: '#support_self-managed' },
    { name: '#elsewhere', bot: false },
    { name: '#attic', archived: true },
    { name: '#private', private: true, members: ['john'] },
    { name: '#hidden', private: true, bot: false, members: ['john'] },
  ],
} as const;
