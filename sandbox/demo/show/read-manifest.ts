import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Command } from '../snapshot.js';

const manifest = z.object({
  features: z.object({
    app_home: z.object({ messages_tab_read_only_enabled: z.boolean().default(false) }),
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string().default(''), usage_hint: z.string().default('') }),
    ),
  }),
});

/** What of the app's manifest only people at their client notice. */
export interface ManifestFeatures {
  readonly commands: readonly Command[];
  /** Whether people can write to the app. */
  readonly writesToApp: boolean;
}

/** Reads `manifest.yml`: the commands as Slack's client offers them while somebody types. */
export function manifestFeatures(): ManifestFeatures {
  known ??= readManifest();
  return known;
}

let known: ManifestFeatures | undefined;

function readManifest(): ManifestFeatures {
  const { features } = manifest.parse(parse(readFileSync('manifest.yml', 'utf8')));
  return {
    commands: features.slash_commands.map((one) => ({
      name: one.command,
      description: one.description,
      usages: one.usage_hint.split('|').map((usage) => usage.trim()),
    })),
    writesToApp: !features.app_home.messages_tab_read_only_enabled,
  };
}
