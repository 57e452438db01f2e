import { z } from 'zod';

/** The parts of an app manifest that decide what Slack sends to the app and what it lets the app do. */
export const manifestSchema = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({
      bot_user: z.object({ display_name: z.string() }).optional(),
      app_home: z
        .object({ home_tab_enabled: z.boolean().optional(), messages_tab_enabled: z.boolean().optional() })
        .optional(),
      slash_commands: z.array(z.object({ command: z.string(), should_escape: z.boolean().optional() })).optional(),
    })
    .optional(),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).optional() }).optional() }).optional(),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).optional() }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .optional(),
});

/** An app as its manifest describes it, with Slack's defaults filled in. */
export interface AppDescription {
  readonly name: string;
  readonly commands: ReadonlyMap<string, { readonly escapes: boolean }>;
  readonly scopes: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly interactive: boolean;
  readonly homeTab: boolean;
  /** People can read the app's direct messages; without it Slack does not let the app write any. */
  readonly messagesTab: boolean;
}

/** Reads a parsed `manifest.yml`. Throws a readable error when it is not an app manifest. */
export function describeApp(manifest: unknown): AppDescription {
  const { display_information, features, oauth_config, settings } = manifestSchema.parse(manifest);
  const commands = features?.slash_commands ?? [];
  return {
    name: features?.bot_user?.display_name ?? display_information.name,
    commands: new Map(commands.map((one) => [one.command, { escapes: one.should_escape ?? false }])),
    scopes: new Set(oauth_config?.scopes?.bot ?? []),
    events: new Set(settings?.event_subscriptions?.bot_events ?? []),
    interactive: settings?.interactivity?.is_enabled ?? false,
    homeTab: features?.app_home?.home_tab_enabled ?? false,
    messagesTab: features?.app_home?.messages_tab_enabled ?? true,
  };
}
