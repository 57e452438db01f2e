import type { Request, Response } from 'express';
import { badParameter } from './refusal.js';

const defaultPerPage = 20;
const mostPerPage = 100;

/**
 * One page of a list, with GitLab's headers about the others on the response. More than 100 on a page is cut to 100.
 * @throws Refusal 400 when `page` or `per_page` is not a whole number from 1 on.
 */
export function paginate<Item>(items: readonly Item[], baseUrl: string, request: Request, response: Response): Item[] {
  const page = positive(request, 'page', 1);
  const perPage = Math.min(positive(request, 'per_page', defaultPerPage), mostPerPage);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const link = (rel: string, to: number) => `<${pageUrl(baseUrl, request, to, perPage)}>; rel="${rel}"`;
  const previous = page > 1 ? [link('prev', page - 1)] : [];
  const next = page < pages ? [link('next', page + 1)] : [];
  response.set({
    'x-page': String(page),
    'x-per-page': String(perPage),
    'x-prev-page': page > 1 ? String(page - 1) : '',
    'x-next-page': page < pages ? String(page + 1) : '',
    'x-total': String(items.length),
    'x-total-pages': String(pages),
    link: [...previous, ...next, link('first', 1), link('last', pages)].join(', '),
  });
  return items.slice((page - 1) * perPage, page * perPage);
}

function positive(request: Request, name: string, otherwise: number): number {
  const value = request.query[name];
  if (value === undefined) return otherwise;
  if (typeof value !== 'string' || !/^[1-9]\d*$/.test(value)) throw badParameter(`${name} does not have a valid value`);
  return Number(value);
}

function pageUrl(baseUrl: string, request: Request, page: number, perPage: number): string {
  const url = new URL(request.originalUrl, baseUrl);
  url.searchParams.set('page', String(page));
  url.searchParams.set('per_page', String(perPage));
  return url.href;
}
