import { databaseHost, isEncryptedAddress } from './database-address.js';
import { isLoopback } from './is-loopback.js';
import type { DatabaseSetting } from './setting.js';

interface Addresses {
  readonly SLACK_API_URL: string;
  readonly GITLAB_URL: string;
  readonly DATABASE_URL: DatabaseSetting;
  readonly ALLOW_INSECURE: 'on' | 'off';
}

const otherwise = 'or set ALLOW_INSECURE=on where the network itself is trusted';

/** The settings by which tokens, or what runbooks say, would cross a network unencrypted: a problem each, in one line. */
export function insecureSettings(settings: Addresses): readonly string[] {
  if (settings.ALLOW_INSECURE === 'on') return [];
  const plain = (['SLACK_API_URL', 'GITLAB_URL'] as const).filter((name) => isPlain(settings[name]));
  const problems = plain.map((name) => `${name}: http:// would send a token unencrypted; use https://, ${otherwise}.`);
  if (!isPlainDatabase(settings.DATABASE_URL)) return problems;
  return [
    ...problems,
    `DATABASE_URL: the connection would not be encrypted; add ?sslmode=verify-full to the address, ${otherwise}.`,
  ];
}

function isPlain(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
}

function isPlainDatabase(database: DatabaseSetting): boolean {
  if (database.kind === 'sqlite') return false;
  const address = database.url.reveal();
  return !isEncryptedAddress(address) && !isLoopback(databaseHost(address));
}
