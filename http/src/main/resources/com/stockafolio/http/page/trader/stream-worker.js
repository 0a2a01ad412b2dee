// The shared worker: one event stream for all tabs of this browser, which may have six at most.

import { Hub } from "/assets/trader/hub.js";

const ports = new Set();
const hub = new Hub((message) => ports.forEach((port) => port.postMessage(message)));

function leave(port) {
  ports.delete(port);
  if (ports.size === 0) {
    hub.stop();
  }
}

self.addEventListener("connect", ({ ports: [port] }) => {
  port.addEventListener("message", ({ data }) => {
    if (data.kind === "follow") {
      ports.add(port);
      hub.follow(data.user, data.known);
    } else if (data.kind === "leave") {
      leave(port);
    } else if (data.kind === "check") {
      hub.check();
    }
  });
  port.start();
});
