/** What a text points at once it is shown: people by `@name`, issues by `#1`, `group/project#1` or a URL. */
export interface References {
  readonly usernames: readonly string[];
  readonly issues: readonly { readonly path: string; readonly iid: number }[];
}

/**
 * Finds the people and issues that a Markdown text points at. Code points at nothing, and neither does a character
 * behind a backslash; a character written as an HTML entity does. Where real GitLab might see code or might not
 * (indented blocks), this one sees a reference, so that a text which passes here is safe there.
 * @param home the project in which `#1` means issue 1
 * @param baseUrl of this GitLab, without a slash at its end
 */
export function findReferences(markdown: string, home: string, baseUrl: string): References {
  const text = withoutCode(markdown)
    .replace(/\\[@#!]/g, ' ')
    .replace(/&#64;|&#x40;|&commat;/gi, '@')
    .replace(/&#35;|&#x23;|&num;/gi, '#');
  const usernames = [...text.matchAll(/(?<![\w@/])@([a-z0-9_](?:[\w.-]*\w)?)/gi)].map((match) => match[1] ?? '');
  const written = text.matchAll(/(?<![\w&/])((?:[\w.-]+\/)+[\w.-]+)?#(\d+)(?![\w;])/g);
  const short = [...written].map((match) => ({ path: match[1] ?? home, iid: Number(match[2]) }));
  return { usernames: [...new Set(usernames)], issues: [...short, ...issueUrls(text, baseUrl)] };
}

function issueUrls(text: string, baseUrl: string): { path: string; iid: number }[] {
  return text
    .split(baseUrl)
    .slice(1)
    .flatMap((rest) => {
      const match = /^\/([\w./-]+?)\/(?:-\/)?(?:issues|work_items)\/(\d+)/.exec(rest);
      return match?.[1] ? [{ path: match[1], iid: Number(match[2]) }] : [];
    });
}

function withoutCode(markdown: string): string {
  const outside: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.replaceAll('\r', '').split('\n')) {
    const marker = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fence === undefined && marker === undefined) outside.push(line);
    else if (fence === undefined) fence = marker;
    else if (marker?.startsWith(fence)) fence = undefined;
  }
  return outside
    .join('\n')
    .split(/\n\s*\n/)
    .map(withoutCodeSpans)
    .join('\n\n');
}

/** A span is closed by as many backticks as opened it, and never reaches into another paragraph. */
function withoutCodeSpans(paragraph: string): string {
  return paragraph.replace(/(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, ' code ');
}
