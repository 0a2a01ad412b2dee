// The certificate: its verdict in words, what was checked, and every difference that it lists.

import { whole } from "/assets/shared/decimal.js";
import { byId, element, quantity, write } from "/assets/shared/dom.js";
import { cells, count, plural } from "/assets/firm/cells.js";

export function showCertificate(day) {
  const { certificate } = day;
  showVerdict(certificate);
  count(byId("records"), certificate.records);
  count(byId("booked"), certificate.booked);
  showRejected(certificate);
  count(byId("users-compared"), certificate.usersCompared);
  count(byId("numbers-compared"), certificate.numbersCompared);
  count(byId("positions-summed"), certificate.positionsSummed);
  showDifferences(certificate);
  showRepeats(certificate);
  byId("ledgers").tBodies[0].replaceChildren(
    ...certificate.ledgers.map((ledger) =>
      cells([
        element("th", String(ledger.ledger)),
        ...["partition", "after", "upTo", "records", "booked", "users"].map((field) => {
          const figure = element("data");
          quantity(figure, String(ledger[field]));
          return figure;
        }),
      ]),
    ),
  );
}

function showVerdict(certificate) {
  const certified = certificate.verdict === "certified";
  byId("certificate").dataset.verdict = certificate.verdict;
  write(byId("verdict-mark"), certified ? "\u2713" : "\u2717");
  const { differences, usersDiffering, usersCompared, numbersCompared, repeatedIds = 0 } = certificate;
  if (certified) {
    write(byId("verdict-word"), "Certified.");
    write(
      byId("verdict-text"),
      `Every record of the day is booked exactly once: no difference in ${whole(String(numbersCompared))}` +
        ` numbers of ${plural(usersCompared, "user")}.` +
        (repeatedIds > 0 ? ` ${plural(repeatedIds, "trade id")} came again in later records, see below.` : ""),
    );
  } else {
    write(byId("verdict-word"), "Not certified.");
    write(
      byId("verdict-text"),
      `${plural(differences, "difference")} found; ${plural(usersDiffering, "user")}` +
        ` of ${whole(String(usersCompared))} ${usersDiffering === 1 ? "differs" : "differ"}.`,
    );
  }
}

function showRejected({ rejected, recordsOfNoLedger }) {
  const reasons = Object.entries(rejected);
  count(byId("rejected"), reasons.reduce((sum, [, records]) => sum + records, 0));
  const words = reasons.map(([reason, records]) => `${whole(String(records))} ${reason}`);
  if (recordsOfNoLedger > 0) {
    words.push(`${whole(String(recordsOfNoLedger))} of no ledger`);
  }
  write(byId("rejected-reasons"), words.join(", "));
}

function showDifferences({ differences, listed }) {
  byId("differences-part").hidden = listed.length === 0;
  write(
    byId("differences-count"),
    listed.length < differences ? `the first ${listed.length} of ${differences}` : String(differences),
  );
  byId("differences").tBodies[0].replaceChildren(
    ...listed.map(({ userId, subject, expected, found }) =>
      cells([
        userId === null ? element("span", "no single user", "muted") : element("code", userId),
        element("span", subject),
        side(expected),
        side(found),
      ]),
    ),
  );
}

// Days that an earlier version wrote do not tell of them.
function showRepeats({ repeatedIds = 0, repeats = [] }) {
  byId("repeats-part").hidden = repeatedIds === 0;
  write(
    byId("repeats-count"),
    repeats.length < repeatedIds
      ? `${whole(String(repeatedIds))}: these and ${whole(String(repeatedIds - repeats.length))} more`
      : whole(String(repeatedIds)),
  );
  byId("repeats").tBodies[0].replaceChildren(
    ...repeats.map(({ userId, tradeId, times }) => {
      const often = element("data");
      quantity(often, String(times));
      // A cell of words is a span.
      const id = element("span");
      id.append(element("code", tradeId));
      return cells([element("code", userId), id, often]);
    }),
  );
}

function side(text) {
  if (text === null) {
    return element("span", "not there", "muted");
  }
  const figure = element("data", text);
  figure.setAttribute("value", text);
  return figure;
}
