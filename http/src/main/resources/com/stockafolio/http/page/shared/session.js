// Who is signed in. The cookie that proves it is out of this page's reach; kept here is the name
// alone. It is the browser's, so all tabs show the same user. A trader's page has no use for the
// firm's session, nor the firm's page for a trader's: to each the other is nobody.

import { ask, askJson } from "/assets/shared/api.js";

const KEY = "stockafolio.session";
const USER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isUserId = (text) => USER_ID.test(text);

/** {role, userId (a trader's), demo, expiresAt (ms, or null)}, or null. */
export function current(role = "trader") {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept?.role === role ? kept : null;
  } catch {
    return null;
  }
}

function keep(session) {
  localStorage.setItem(KEY, JSON.stringify(session));
  return session;
}

const named = (told, demo) => ({
  role: told.role,
  userId: told.userId,
  demo,
  expiresAt: Date.parse(told.expiresAt) || null,
});

const OTHERS = {
  trader: "That token is the firm's, and names no trader.",
  firm: "That token is a trader's, and this page is for the firm.",
};

/** Swaps a token for the cookie. @param role trader or firm: whose token it must be */
export async function signIn(token, role = "trader", demo = false) {
  const headers = { Authorization: "Bearer " + token };
  const told = await askJson("/api/v1/session", { method: "POST", headers });
  if (told.role !== role || (role === "trader" && !told.userId)) {
    await signOut();
    throw new Error(OTHERS[role]);
  }
  return keep(named(told, demo));
}

/** Who the cookie says is signed in, where nothing is kept here; null where nobody is. */
export async function discover(role = "trader") {
  const told = await askJson("/api/v1/session").catch(() => null);
  return told?.role === role ? keep(named(told, false)) : null;
}

/** Signs in as a user of a demo, which gives its tokens to anyone on its machine. */
export async function signInToDemo(userId) {
  const token = await (await ask("/demo/token?user=" + encodeURIComponent(userId))).text();
  return signIn(token.trim(), "trader", true);
}

/** Signs in as the firm of a demo. */
export async function signInToDemoAsFirm() {
  const token = await (await ask("/demo/token?role=firm")).text();
  return signIn(token.trim(), "firm", true);
}

/** Whether this is a demo, which gives tokens to whoever asks. */
export const isDemo = async () => (await demoUsers()) !== null;

/** The demo's users, or null where this is no demo. */
export async function demoUsers() {
  try {
    return (await askJson("/demo/users?limit=20&wait=0")).users;
  } catch {
    return null;
  }
}

/** A demo gives a new token for the old; elsewhere a session ends with its token. */
export async function renew(role = "trader") {
  const session = current(role);
  if (!session?.demo) {
    throw new Error("The session has ended.");
  }
  return role === "firm" ? signInToDemoAsFirm() : signInToDemo(session.userId);
}

export async function signOut() {
  localStorage.removeItem(KEY);
  await ask("/api/v1/session", { method: "DELETE" }).catch(() => {});
}

/** Calls `act` whenever another tab signed in or out. */
export function onChange(act, role = "trader") {
  addEventListener("storage", (event) => event.key === KEY && act(current(role)));
}
