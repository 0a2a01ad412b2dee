// Owns the one event stream of this browser, in whichever place it runs, and tells all tabs.

import { ENTRY_KINDS, fromSnapshot, withEntry, withValuation } from "/assets/trader/model.js";
import { newSession, sampled } from "/assets/trader/samples.js";

const MOST_WAIT_SECONDS = 30;
// Longer than the server keeps from a word, `alive` if there is no other: the connection is gone without a word.
const SILENCE_MILLIS = 45_000;

const farewells = {
  limit: "Open in too many places, waiting",
  expired: "The session has ended",
};

export class Hub {
  #announce;
  #events = null;
  #retry = null;
  #failures = 0;
  #heardAt = 0;
  #user = null;
  #portfolio = null;
  #session = null;
  #connection = { name: "idle", text: "Not connected" };

  /** @param announce is called with every message, in order, each with the user it is about */
  constructor(announce) {
    this.#announce = (message) => announce({ user: this.#user, ...message });
  }

  /**
   * Follows a user's portfolio, from what a tab already knows of it, if it does; tells the whole
   * state, also where this user is followed already.
   */
  follow(user, known) {
    if (this.#user !== user) {
      this.stop();
      this.#user = user;
      this.#portfolio = known?.portfolio ?? null;
      this.#session = known?.session ?? newSession(user);
      this.#failures = 0;
      this.#say("waiting", "Connecting");
      this.#open();
    } else if (this.#connection.name === "ended") {
      this.#open();
    }
    this.#announce(this.state());
  }

  /** All that a newcomer needs. */
  state() {
    return {
      kind: "state",
      connection: this.#connection,
      portfolio: this.#portfolio,
      session: this.#session,
    };
  }

  /** Ends the stream and forgets the user. */
  stop() {
    this.#close();
    this.#user = null;
    this.#portfolio = null;
    this.#session = null;
    this.#connection = { name: "idle", text: "Not connected" };
  }

  /** Connects again where the stream has been silent too long, as after a sleep. */
  check() {
    const open = this.#events?.readyState === EventSource.OPEN;
    if (this.#user !== null && !(open && Date.now() - this.#heardAt < SILENCE_MILLIS)) {
      this.#open();
    }
  }

  #close() {
    clearTimeout(this.#retry);
    this.#events?.close();
    this.#events = null;
  }

  #open() {
    this.#close();
    const last = this.#portfolio === null ? "" : "?lastEventId=" + this.#portfolio.sequence;
    const events = new EventSource("/api/v1/portfolios/" + this.#user + "/events" + last);
    this.#events = events;
    const on = (name, act) =>
      events.addEventListener(name, (event) => {
        // A closed source may still have events in the queue.
        if (events === this.#events) {
          this.#heardAt = Date.now();
          act(event.data === undefined ? null : JSON.parse(event.data));
        }
      });
    on("open", () =>
      this.#portfolio === null ? this.#say("waiting", "Waiting for the portfolio") : this.#live(),
    );
    on("snapshot", (told) => this.#snapshot(told));
    for (const kind of ENTRY_KINDS) {
      on(kind, (told) => this.#entry(kind, told));
    }
    on("valuation", (told) => this.#valuation(told));
    on("rejected", (told) => this.#announce({ kind: "rejected", told }));
    on("reset", () => this.#say("waiting", "Catching up"));
    on("alive", () => {});
    on("goaway", (told) => this.#say("waiting", farewells[told.reason] ?? "Moving to another node"));
    events.addEventListener("error", () => events === this.#events && this.#lost(events));
  }

  #snapshot(told) {
    this.#portfolio = fromSnapshot(told);
    this.#session = sampled(this.#session, this.#portfolio);
    this.#announce({ kind: "snapshot", told });
    this.#live();
  }

  #entry(kind, told) {
    if (this.#portfolio === null) {
      return;
    }
    const next = withEntry(this.#portfolio, told);
    if (next === null) {
      // Something is missing, which the server promises not to happen: start from a snapshot.
      this.#portfolio = null;
      this.#say("waiting", "Catching up");
      this.#open();
    } else if (next !== this.#portfolio) {
      this.#portfolio = next;
      this.#announce({ kind, told });
      this.#live();
    }
  }

  #valuation(told) {
    if (this.#portfolio !== null) {
      this.#portfolio = withValuation(this.#portfolio, told);
      this.#session = sampled(this.#session, this.#portfolio);
      this.#announce({ kind: "valuation", told });
      this.#live();
    }
  }

  #live() {
    this.#failures = 0;
    this.#say("live", "Live");
  }

  #lost(events) {
    if (events.readyState === EventSource.CLOSED) {
      this.#refused();
    } else {
      this.#say("waiting", "Connection lost, reconnecting");
    }
  }

  // An EventSource does not tell why it was refused; the same question asked plainly does.
  async #refused() {
    const user = this.#user;
    let status = 0;
    try {
      status = (await fetch("/api/v1/portfolios/" + user, { cache: "no-store" })).status;
    } catch {
      // No answer at all is an outage like any other.
    }
    if (user !== this.#user) {
      return;
    }
    if (status === 401 || status === 403) {
      this.#close();
      this.#say("ended", status === 401 ? "Signed out" : "No access");
      this.#announce({ kind: "refused", status });
      return;
    }
    this.#failures += 1;
    const seconds = Math.min(MOST_WAIT_SECONDS, 2 ** (this.#failures - 1));
    this.#say("down", `Not available, trying again in ${seconds} s`);
    this.#retry = setTimeout(() => this.#open(), seconds * (750 + 500 * Math.random()));
  }

  #say(name, text) {
    if (this.#connection.name !== name || this.#connection.text !== text) {
      this.#connection = { name, text };
      this.#announce({ kind: "connection", connection: this.#connection });
    }
  }
}
