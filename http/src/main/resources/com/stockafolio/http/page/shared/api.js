// The HTTP API, with its problem documents as errors.

/** What the server said was wrong; `status` 0 where it said nothing. */
export class Problem extends Error {
  constructor(status, told, retryAfterSeconds) {
    super(told.detail || told.title || "The server answered with status " + status);
    this.status = status;
    this.field = told.field ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

async function failure(response) {
  const told = await response.json().catch(() => ({}));
  return new Problem(response.status, told, Number(response.headers.get("Retry-After")) || null);
}

/** The answer to a request, where its status is one of success; else a Problem is thrown. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", cache: "no-cache", ...options });
  } catch {
    throw new Problem(0, { detail: "The server does not answer." }, null);
  }
  if (!response.ok) {
    throw await failure(response);
  }
  return response;
}

/** The JSON of an answer; null where it has none. */
export async function askJson(path, options) {
  const response = await ask(path, options);
  const text = await response.text();
  return text && response.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : null;
}

/** A page of a user's history, newest first, of trades before a sequence. */
export function history(user, before, limit) {
  const from = before === null ? "" : "&before=" + before;
  return askJson(`/api/v1/portfolios/${user}/trades?limit=${limit}${from}`);
}

/** All stocks that can be traded, by symbol. */
export async function instruments() {
  const told = await askJson("/api/v1/instruments");
  const listed = told.instruments.filter(({ status }) => status !== "DELISTED");
  return new Map(listed.map((instrument) => [instrument.symbol, instrument]));
}
