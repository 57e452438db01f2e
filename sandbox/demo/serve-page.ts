import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pageFolder } from './build-page.js';

/** Every file of the page, by its path. */
const files: ReadonlyMap<string, { readonly name: string; readonly type: string }> = new Map([
  ['/', { name: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/page.js', { name: 'page.js', type: 'text/javascript; charset=utf-8' }],
  ['/page-style.css', { name: 'page-style.css', type: 'text/css; charset=utf-8' }],
  ['/icon.svg', { name: 'icon.svg', type: 'image/svg+xml' }],
]);

/** Answers with one of the page's files, or with 404. */
export async function servePage(path: string, response: ServerResponse): Promise<void> {
  const file = files.get(path);
  if (!file) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('Not found');
    return;
  }
  const content = await readFile(`${pageFolder}/${file.name}`);
  response.writeHead(200, { 'content-type': file.type });
  response.end(content);
}
