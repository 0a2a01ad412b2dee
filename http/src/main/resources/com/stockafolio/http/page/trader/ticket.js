// The order ticket: posts a trade and follows it until it is booked or rejected.

import { ask, instruments, Problem } from "/assets/shared/api.js";
import { product, shown, whole } from "/assets/shared/decimal.js";
import { byId, element, money, write } from "/assets/shared/dom.js";

const MOST_ORDERS = 6;
const MOST_TRIES = 4;
const MOST_KNOWN = 64;
const PREVIEW_AFTER_MILLIS = 300;
const AMOUNT = /^\d+(\.\d{1,9})?$/;

let stocks = new Map();
let userId = null;
let orders = [];
let previewDue;
let previews = 0;
// What the stream told of trades, by id: it may be ahead of the answer to the post.
const told = new Map();

const form = () => byId("ticket");
const side = () => form().elements.side.value;
const field = (name) => form().elements[name];

export function prepareTicket() {
  form().addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  form().addEventListener("input", (event) => {
    if (event.target.name === "symbol") {
      offerPrice();
    }
    showEstimate();
  });
  form().addEventListener("change", showEstimate);
  showEstimate();
}

/** For another user: nothing is left of the last one's orders. */
export async function openTicket(user) {
  userId = user;
  orders = [];
  told.clear();
  showOrders();
  complain(null);
  if (stocks.size === 0) {
    // Without it the ticket still works: the server knows the stocks.
    stocks = await instruments().catch(() => new Map());
    byId("stocks").replaceChildren(
      ...[...stocks.values()].map((stock) => {
        const option = element("option", stock.name);
        option.value = stock.symbol;
        return option;
      }),
    );
  }
}

/** Fills in a stock, at the price it has now. */
export function chooseStock(symbol, price) {
  field("symbol").value = symbol;
  field("price").value = price ?? stocks.get(symbol)?.price ?? "";
  showEstimate();
  field("quantity").focus();
}

/** Prices of now, for the stocks that the stream values. */
export function notePrices(positions) {
  for (const { symbol, price } of positions) {
    if (price !== undefined && stocks.has(symbol)) {
      stocks.get(symbol).price = price;
    }
  }
}

function offerPrice() {
  const stock = stocks.get(field("symbol").value.trim().toUpperCase());
  if (stock?.price) {
    field("price").value = stock.price;
  }
}

function showEstimate() {
  const stock = stocks.get(field("symbol").value.trim().toUpperCase());
  write(byId("ticket-stock"), stock ? `${stock.name}, ${stock.sector}` : "");
  write(byId("ticket-send"), side() === "BUY" ? "Buy" : "Sell");
  form().dataset.side = side();
  const [quantity, price] = [field("quantity").value.trim(), field("price").value.trim()];
  const known = AMOUNT.test(quantity) && AMOUNT.test(price);
  money(byId("ticket-value"), known ? product(quantity, price) : undefined);
  showPreview(null);
  clearTimeout(previewDue);
  previewDue = setTimeout(preview, PREVIEW_AFTER_MILLIS);
}

/** What the trade would lead to, once nobody has typed for a moment. */
async function preview() {
  const [order, problem] = checked();
  if (problem !== null || userId === null) {
    return;
  }
  const asked = ++previews;
  const path = `/api/v1/portfolios/${userId}/trades/preview`;
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await ask(path, { method: "POST", headers, body: JSON.stringify(order) });
    const told = await answer.json();
    if (asked === previews) {
      showPreview(told);
    }
  } catch {
    // The ticket works without it, and says itself what is wrong once it is sent.
  }
}

function showPreview(told) {
  const place = byId("ticket-preview");
  if (told === null) {
    previews++;
  }
  place.hidden = told === null;
  write(place, told === null ? "" : told.accepted ? outcome(told.outcome) : `Would be rejected: ${told.detail}`);
}

function outcome({ trade, position, totals }) {
  const held = `${whole(position.quantity)} ${position.symbol}`;
  const average = position.averageCost === null ? "" : ` at ${shown(position.averageCost, 4)} on average`;
  const realized = /^0(\.0*)?$/.test(trade.realizedPnl) ? "" : `, ${shown(trade.realizedPnl, 2)} realised`;
  return `Then you hold ${held}${average}${realized}; cash ${shown(totals.cash, 2)}.`;
}

function complain(text, name) {
  const place = byId("ticket-problem");
  place.hidden = text === null;
  write(place, text ?? "");
  for (const input of form().querySelectorAll("input")) {
    if (input.name === name) {
      input.setAttribute("aria-invalid", "true");
    } else {
      input.removeAttribute("aria-invalid");
    }
  }
  if (name && field(name)?.focus) {
    field(name).focus();
  }
}

function checked() {
  const order = {
    symbol: field("symbol").value.trim().toUpperCase(),
    side: side(),
    quantity: field("quantity").value.trim(),
    price: field("price").value.trim(),
  };
  if (!order.symbol) {
    return [order, "Which stock?", "symbol"];
  }
  for (const name of ["quantity", "price"]) {
    if (!AMOUNT.test(order[name]) || /^[0.]+$/.test(order[name])) {
      return [order, `The ${name} must be a positive number of at most nine decimals.`, name];
    }
  }
  return [order, null, null];
}

async function submit() {
  const [order, problem, name] = checked();
  complain(problem, name);
  if (problem !== null) {
    return;
  }
  clearTimeout(previewDue);
  showPreview(null);
  Object.assign(order, { key: newKey(), user: userId, state: "pending", sentAt: performance.now() });
  orders = [order, ...orders].slice(0, MOST_ORDERS);
  showOrders();
  try {
    order.tradeId = (await post(order)).tradeId;
    order.state = "accepted";
    if (told.has(order.tradeId)) {
      settle(order, ...told.get(order.tradeId));
    }
  } catch (failure) {
    settle(order, "failed", failure.message);
    if (failure instanceof Problem && failure.field && order.user === userId) {
      complain(failure.message, failure.field);
    }
  }
  showOrders();
}

// The key makes a repetition of an unanswered post harmless.
async function post(order) {
  const body = JSON.stringify({
    userId: order.user,
    symbol: order.symbol,
    side: order.side,
    quantity: order.quantity,
    price: order.price,
    tradedAt: new Date().toISOString(),
  });
  const headers = { "Content-Type": "application/json", "Idempotency-Key": order.key };
  for (let tries = 1; ; tries++) {
    try {
      const path = `/api/v1/portfolios/${order.user}/trades`;
      return await (await ask(path, { method: "POST", headers, body })).json();
    } catch (failure) {
      const passing = [0, 429, 503].includes(failure.status);
      if (!passing || tries === MOST_TRIES) {
        throw failure;
      }
      const wait = Math.min(10, failure.retryAfterSeconds ?? tries);
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    }
  }
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function settle(order, state, detail) {
  order.state = state;
  order.detail = detail;
  order.millis = Math.round(performance.now() - order.sentAt);
}

/** The stream told of a booked trade. */
export function noteBooked(tradeId) {
  note(tradeId, "booked", "");
}

/** The stream told of a rejected one. */
export function noteRejected({ tradeId, reason, detail }) {
  note(tradeId, "rejected", detail ?? reason.toLowerCase().replaceAll("_", " "));
}

function note(tradeId, state, detail) {
  // What was booked stays so: a repeated post of it is rejected as a duplicate.
  if (told.get(tradeId)?.[0] === "booked") {
    return;
  }
  told.set(tradeId, [state, detail]);
  if (told.size > MOST_KNOWN) {
    told.delete(told.keys().next().value);
  }
  const order = orders.find((known) => known.tradeId === tradeId);
  if (order) {
    settle(order, state, detail);
    showOrders();
  }
}

const WORDS = {
  pending: "sending",
  accepted: "accepted",
  booked: "booked",
  rejected: "rejected",
  failed: "not sent",
};

function showOrders() {
  byId("orders").replaceChildren(
    ...orders.map((order) => {
      const item = element("li", "", "order");
      item.dataset.state = order.state;
      const what = `${order.side === "BUY" ? "Buy" : "Sell"} ${whole(order.quantity)} ${order.symbol}`;
      const state = WORDS[order.state] + (order.state === "booked" ? ` in ${order.millis} ms` : "");
      item.append(
        element("span", `${what} at ${shown(order.price, 4)}`, "order-what"),
        element("span", state, "order-state"),
      );
      if (order.detail) {
        item.append(element("span", order.detail, "order-detail"));
      }
      return item;
    }),
  );
}
