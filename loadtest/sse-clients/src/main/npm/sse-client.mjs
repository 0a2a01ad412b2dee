// Reads a stream with one library and prints what it tells, as SseClient does. Arguments: the
// library, the stream's address, a token.

import { createInterface } from "node:readline";
import { fetchEventSource } from "@microsoft/fetch-event-source";
import { EventSource } from "eventsource";

// What a browser has and fetch-event-source asks for.
globalThis.window = globalThis;
globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} };

const WITH_ID = ["snapshot", "trade", "cash", "transferred"];
const NAMES = [...WITH_ID, "valuation", "rejected", "reset", "goaway", "alive"];
const [library, address, token] = process.argv.slice(2);
let lastId = null;

function tell(name, id, data) {
  if (WITH_ID.includes(name)) {
    lastId = id;
  }
  console.log(`${name}\t${id}\t${data.replaceAll("\n", " ")}`);
}

const trouble = (what) => console.log(`trouble\t\t${String(what).replaceAll("\n", " ")}`);
const authorized = (more) => ({ ...more, Authorization: `Bearer ${token}` });

/** Opens a stream with it; resolves, once the node has answered, to what ends the stream. */
const opened = (open) =>
  new Promise((resolve) => {
    const close = open(() => resolve(close));
  });

function openEventSource(answered) {
  const from = lastId === null ? "" : `?lastEventId=${lastId}`;
  const source = new EventSource(address + from, {
    fetch: (url, init) => fetch(url, { ...init, headers: authorized(init.headers) }),
  });
  source.addEventListener("open", answered);
  for (const name of NAMES) {
    source.addEventListener(name, (event) => tell(name, event.lastEventId, event.data));
  }
  source.addEventListener("error", (event) => trouble(event.message ?? event.code));
  return () => source.close();
}

function openFetchEventSource(answered) {
  const ended = new AbortController();
  fetchEventSource(address, {
    headers: authorized(lastId === null ? {} : { "last-event-id": lastId }),
    signal: ended.signal,
    onopen: async (response) => {
      if (!response.ok) {
        throw new Error(`status ${response.status}`);
      }
      answered();
    },
    onmessage: ({ event, id, data }) => event !== "" && !ended.signal.aborted && tell(event, id, data),
    onerror: (failure) => trouble(failure),
    // Taken for the end otherwise; thrown, it is a reason to connect again.
    onclose: () => {
      throw new Error("the stream ended");
    },
  });
  return () => ended.abort();
}

const open = library === "eventsource" ? openEventSource : openFetchEventSource;
let stream = opened(open);
createInterface({ input: process.stdin })
  .on("line", async (times) => {
    for (let i = Number(times); i > 0; i--) {
      (await stream)();
      stream = opened(open);
    }
    await stream;
    console.log(`reopened\t\t${times}`);
  })
  .on("close", () => process.exit(0));
