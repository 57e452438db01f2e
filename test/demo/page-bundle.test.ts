import { execFileSync } from 'node:child_process';

test('the page is made of the demo, the pure parts of the sandbox’s Slack, and packages: nothing of the app', () => {
  const script =
    "import('./sandbox/demo/build-page.ts').then(async (m) => console.log(JSON.stringify(await m.buildPage())))";
  const printed = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { encoding: 'utf8' });
  const files: readonly string[] = JSON.parse(printed);

  const ours = files.filter((file) => !file.startsWith('node_modules/') && !file.startsWith('sandbox/demo/page/'));

  expect([...ours].sort()).toEqual([
    'sandbox/demo/snapshot.ts',
    'sandbox/slack/json.ts',
    'sandbox/slack/render/format-date.ts',
  ]);
});
