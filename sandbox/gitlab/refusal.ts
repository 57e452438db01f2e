/** A request that GitLab turns down: the status, and the JSON body that says why. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`GitLab would answer ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** 404, in GitLab's words: for what is not there and, without a difference, for what the token may not see. */
export function notFound(what?: string): Refusal {
  return new Refusal(404, { message: what ? `404 ${what} Not Found` : '404 Not found' });
}

/** 403: the token sees it but may not do that. */
export function forbidden(): Refusal {
  return new Refusal(403, { message: '403 Forbidden' });
}

/** 400 for a parameter that is missing or not of its kind. */
export function badParameter(error: string): Refusal {
  return new Refusal(400, { error });
}

/** 400 for a value that the model turns down, by field. */
export function invalid(field: string, problem: string): Refusal {
  return new Refusal(400, { message: { [field]: [problem] } });
}
