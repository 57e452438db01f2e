/** What a reason for which Slack has ended or refused a connection means to whoever runs the app. */
export interface DisconnectAdvice {
  readonly level: 'info' | 'error' | 'warn';
  readonly message: string;
}

const knownReasons: Readonly<Record<string, DisconnectAdvice>> = {
  warning: { level: 'info', message: 'Slack is about to renew the connection.' },
  refresh_requested: { level: 'info', message: 'Slack renews the connection.' },
  link_disabled: {
    level: 'error',
    message:
      'Socket Mode is switched off for the app, so no command or click arrives. Switch it on again: ' +
      'https://api.slack.com/apps → the app → Socket Mode.',
  },
  too_many_websockets: {
    level: 'error',
    message:
      'The app has as many connections as Slack allows (10). Stop other processes that use the same SLACK_APP_TOKEN.',
  },
};

/**
 * Says what to do about a `disconnect` of Slack, or about a refusal to connect.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function adviceOnDisconnect(reason: unknown): DisconnectAdvice {
  const name = typeof reason === 'string' && /^[a-z_]{1,60}$/.test(reason) ? reason : 'no reason that is known';
  const known = Object.hasOwn(knownReasons, name) ? knownReasons[name] : undefined;
  return known ?? { level: 'warn', message: `Slack ended the connection (${name}).` };
}
