// How a tab hears the stream: from the shared worker; where there is none, from the tab that holds
// a lock; where there are no locks either, from a stream of its own.

import { Hub } from "/assets/trader/hub.js";

const NAME = "stockafolio-stream";

/**
 * @param hear is called with every message
 * @param known what this tab knows of a user already, to go on from: {portfolio, session} or null
 */
export function openFeed(hear, known) {
  if (typeof SharedWorker === "function") {
    return workerFeed(hear, known);
  }
  return typeof BroadcastChannel === "function" && navigator.locks
    ? lockFeed(hear, known)
    : ownFeed(hear, known);
}

function workerFeed(hear, known) {
  const address = "/assets/trader/stream-worker.js";
  const worker = new SharedWorker(address, { name: NAME, type: "module" });
  let feed = {
    follow: (user) => worker.port.postMessage({ kind: "follow", user, known: known(user) }),
    leave: () => worker.port.postMessage({ kind: "leave" }),
    check: () => worker.port.postMessage({ kind: "check" }),
  };
  let followed = null;
  worker.port.addEventListener("message", ({ data }) => hear(data));
  worker.port.start();
  // As in a browser that has shared workers, but not of modules.
  worker.addEventListener("error", () => {
    feed = ownFeed(hear, known);
    if (followed !== null) {
      feed.follow(followed);
    }
  });
  return {
    follow(user) {
      followed = user;
      feed.follow(user);
    },
    leave() {
      followed = null;
      feed.leave();
    },
    check: () => feed.check(),
  };
}

function ownFeed(hear, known) {
  const hub = new Hub(hear);
  return {
    follow: (user) => hub.follow(user, known(user)),
    leave: () => hub.stop(),
    check: () => hub.check(),
  };
}

function lockFeed(hear, known) {
  const channel = new BroadcastChannel(NAME);
  let hub = null;
  let followed = null;
  const tell = (message) => {
    hear(message);
    channel.postMessage({ told: message });
  };
  channel.addEventListener("message", ({ data }) => {
    if (data.told) {
      hear(data.told);
    } else if (hub !== null && data.ask === "follow") {
      hub.follow(data.user, null);
    } else if (hub !== null && data.ask === "check") {
      hub.check();
    }
  });
  navigator.locks.request(NAME, () => {
    hub = new Hub(tell);
    if (followed !== null) {
      hub.follow(followed, known(followed));
    }
    // Held until this tab is gone; then the next one's turn comes.
    return new Promise(() => {});
  });
  return {
    follow(user) {
      followed = user;
      if (hub !== null) {
        hub.follow(user, known(user));
      } else {
        channel.postMessage({ ask: "follow", user });
      }
    },
    leave() {
      followed = null;
      hub?.stop();
    },
    check() {
      if (hub !== null) {
        hub.check();
      } else {
        channel.postMessage({ ask: "check" });
      }
    },
  };
}
