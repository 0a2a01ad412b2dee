// Signing in.

import { byId, element } from "/assets/shared/dom.js";
import {
  demoUsers,
  isDemo,
  isUserId,
  signIn,
  signInToDemo,
  signInToDemoAsFirm,
} from "/assets/shared/session.js";

// Takes a token of the role from the form; gives what tries a way in, and enters where it succeeds.
function prepareTokenForm(role, enter) {
  const attempt = async (act) => {
    complain(null);
    try {
      await act();
    } catch (problem) {
      complain(problem.message);
      return;
    }
    byId("token").value = "";
    enter();
  };
  byId("token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => signIn(byId("token").value.trim(), role));
  });
  return attempt;
}

/** The firm's ways in. @param enter is called once a session is there */
export function prepareFirmEntrance(enter) {
  const attempt = prepareTokenForm("firm", enter);
  byId("demo-firm").addEventListener("click", () => attempt(signInToDemoAsFirm));
}

/** Shows the firm's ways in. @param reason why they are shown, or null */
export async function openFirmEntrance(reason) {
  byId("entrance").hidden = false;
  complain(reason);
  byId("demo-entrance").hidden = !(await isDemo());
}

/** A trader's ways in. @param enter is called once a session is there */
export function prepareEntrance(enter) {
  const attempt = prepareTokenForm("trader", enter);
  byId("demo-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const user = byId("demo-user").value.trim().toLowerCase();
    attempt(async () => {
      if (!isUserId(user)) {
        throw new Error("That is not a user id: it must be a UUID of 36 characters.");
      }
      await signInToDemo(user);
    });
  });
  byId("demo-users").addEventListener("click", (event) => {
    const chosen = event.target.closest("button[data-user]");
    if (chosen) {
      attempt(() => signInToDemo(chosen.dataset.user));
    }
  });
}

function complain(text) {
  byId("entrance-problem").hidden = text === null;
  byId("entrance-problem").textContent = text ?? "";
}

/** Shows the ways in. @param reason why they are shown, or null */
export async function openEntrance(reason) {
  byId("entrance").hidden = false;
  complain(reason);
  const users = await demoUsers();
  byId("demo-entrance").hidden = users === null;
  byId("demo-users").replaceChildren(
    ...(users ?? []).map((user) => {
      const button = element("button", "", "user");
      button.type = "button";
      button.dataset.user = user;
      button.append(element("code", user));
      const item = element("li");
      item.append(button);
      return item;
    }),
  );
}

export function closeEntrance() {
  byId("entrance").hidden = true;
}
