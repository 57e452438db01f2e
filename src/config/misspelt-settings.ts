import { distance } from 'fastest-levenshtein';

/**
 * Names in the environment that are nearly those of a setting, each in words for whoever starts the app: `CHANNEL_MANAGER` for
 * `CHANNEL_MANAGERS`, `SLACK_TOKEN` for `SLACK_BOT_TOKEN`. Such a setting would be ignored without a word.
 */
export function misspeltSettings(given: readonly string[], settings: readonly string[]): readonly string[] {
  const known = new Set(settings);
  return (
    given
      // Those of proxies have forms of their own, which libraries read.
      .filter((name) => !known.has(name) && !/_proxy$/i.test(name))
      .flatMap((name) => {
        const meant = settings.find((setting) => isNearly(name, setting));
        return meant === undefined ? [] : [`${name}: there is no such setting; did you mean ${meant}?`];
      })
  );
}

function isNearly(name: string, setting: string): boolean {
  const upper = name.toUpperCase();
  // Short names are near to others that mean something else: HOME, HOST, POST.
  if (upper.length < 7) return false;
  const [words, meant] = [upper.split('_'), setting.split('_')];
  const sameEnds = words.length > 1 && words[0] === meant[0] && words.at(-1) === meant.at(-1) && meant.length > 1;
  return distance(upper, setting) <= (words.length > 1 ? 2 : 1) || sameEnds;
}
