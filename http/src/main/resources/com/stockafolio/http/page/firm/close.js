// Closing the day on command, and waiting until the batch has checked it.

import { ask } from "/assets/shared/api.js";
import { byId, write } from "/assets/shared/dom.js";

const PATIENCE_MILLIS = 15 * 60_000;

let awaited = null;

/**
 * @param look is called to look for finished days now
 * @param refused with a problem that the server told
 */
export function prepareClose(look, refused) {
  byId("close-day").addEventListener("click", () => byId("confirm-close").showModal());
  byId("confirm-close").addEventListener("close", async () => {
    if (byId("confirm-close").returnValue !== "close") {
      return;
    }
    byId("confirm-close").returnValue = "";
    say("Closing the day.");
    try {
      const { date, closeId } = await (await ask("/api/v1/firm/close", { method: "POST" })).json();
      awaited = { date, closeId, until: Date.now() + PATIENCE_MILLIS };
      say(`${date} is closing, as close ${closeId}. The batch's result shows here when it is there.`);
      look();
    } catch (problem) {
      say(null);
      refused(problem);
    }
  });
}

/** Whether a close is waited for: then days are looked for more often. */
export function isClosing() {
  if (awaited !== null && Date.now() > awaited.until) {
    say(`No result of close ${awaited.closeId} yet. It shows here once the batch has run.`);
    awaited = null;
  }
  return awaited !== null;
}

/** Notes what days there are. @returns the date whose close was waited for, once it is there */
export function noteDays(days) {
  const found = awaited && days.find((day) => day.closeId === awaited.closeId);
  if (!found) {
    return null;
  }
  awaited = null;
  say(null);
  return found.date;
}

/** Forgets what was waited for. */
export function forgetClose() {
  awaited = null;
  say(null);
}

function say(text) {
  byId("close-state").hidden = text === null;
  byId("close-day").disabled = text !== null && awaited !== null;
  write(byId("close-state"), text ?? "");
}
