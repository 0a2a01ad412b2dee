// Who is signed in. The cookie that proves it is out of this page's reach; kept here is the name
// alone. It is the browser's, so all tabs show the same user.

import { ask, askJson } from "/assets/api.js";

const KEY = "stockafolio.session";
const USER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isUserId = (text) => USER_ID.test(text);

/** {userId, demo, expiresAt (ms, or null)}, or null. */
export function current() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep(session) {
  localStorage.setItem(KEY, JSON.stringify(session));
  return session;
}

const named = (told, demo) => ({
  userId: told.userId,
  demo,
  expiresAt: Date.parse(told.expiresAt) || null,
});

/** Swaps a trader's token for the cookie. */
export async function signIn(token, demo = false) {
  const headers = { Authorization: "Bearer " + token };
  const told = await askJson("/api/v1/session", { method: "POST", headers });
  if (!told.userId) {
    await signOut();
    throw new Error("That token is the firm's, and names no trader.");
  }
  return keep(named(told, demo));
}

/** Who the cookie says is signed in, where nothing is kept here; null where nobody is. */
export async function discover() {
  const told = await askJson("/api/v1/session").catch(() => null);
  return told?.userId ? keep(named(told, false)) : null;
}

/** Signs in as a user of a demo, which gives its tokens to anyone on its machine. */
export async function signInToDemo(userId) {
  const token = await (await ask("/demo/token?user=" + encodeURIComponent(userId))).text();
  return signIn(token.trim(), true);
}

/** The demo's users, or null where this is no demo. */
export async function demoUsers() {
  try {
    return (await askJson("/demo/users?limit=20")).users;
  } catch {
    return null;
  }
}

/** A demo gives a new token for the old; elsewhere a session ends with its token. */
export async function renew() {
  const session = current();
  if (!session?.demo) {
    throw new Error("The session has ended.");
  }
  return signInToDemo(session.userId);
}

export async function signOut() {
  localStorage.removeItem(KEY);
  await ask("/api/v1/session", { method: "DELETE" }).catch(() => {});
}

/** Calls `act` whenever another tab signed in or out. */
export function onChange(act) {
  addEventListener("storage", (event) => event.key === KEY && act(current()));
}
