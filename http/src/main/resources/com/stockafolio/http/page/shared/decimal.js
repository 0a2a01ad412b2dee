// Exact decimals: text in, text out, never through a float. Amounts have at most nine decimals.

export const MINUS = "\u2212";
const PLACES = 9;
const PLACES_READ = 4;
const DECIMAL = /^-?\d+(\.\d{1,9})?$/;

/** The text as a whole number of 1e-9; an error if it is no plain decimal of at most 9 places. */
export function parse(text) {
  if (!DECIMAL.test(text)) {
    throw new RangeError("not a decimal: " + text);
  }
  const [whole, fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(PLACES, "0"));
}

/** A whole number of 1e-9 as the API writes it: no exponent, no trailing zeros. */
export function format(units) {
  const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0+$/, "");
  const plain = digits.slice(0, -PLACES) + (fraction && "." + fraction);
  return units < 0n ? "-" + plain : plain;
}

/** Quantity times price in dollars, rounded half-even to eight decimals as the books do it. */
export function product(quantity, price) {
  const exact = parse(quantity) * parse(price);
  return format(divided(exact, 10_000_000_000n) * 10n);
}

/** The quotient, rounded half-even; the divisor is above zero. */
function divided(dividend, divisor) {
  const size = dividend < 0n ? -dividend : dividend;
  let units = size / divisor;
  const twice = 2n * (size % divisor);
  if (twice > divisor || (twice === divisor && units % 2n === 1n)) {
    units += 1n;
  }
  return dividend < 0n ? -units : units;
}

export const minus = (a, b) => format(parse(a) - parse(b));
export const sum = (texts) => format(texts.reduce((total, text) => total + parse(text), 0n));
export const compare = (a, b) => (parse(a) < parse(b) ? -1 : parse(a) > parse(b) ? 1 : 0);
export const absolute = (text) => text.replace(/^-/, "");
export const sign = (text) => (/^-?0+(\.0+)?$/.test(text) ? 0 : text.startsWith("-") ? -1 : 1);

/** part / whole as a text of `places` decimals, rounded half-even; null where whole is zero. */
export function ratio(part, whole, places) {
  const divisor = parse(whole);
  if (divisor === 0n) {
    return null;
  }
  const dividend = parse(part) * 10n ** BigInt(places);
  const quotient = divisor < 0n ? divided(-dividend, -divisor) : divided(dividend, divisor);
  const negative = quotient < 0n;
  const units = negative ? -quotient : quotient;
  const digits = units.toString().padStart(places + 1, "0");
  const cut = digits.length - places;
  const plain = places > 0 ? digits.slice(0, cut) + "." + digits.slice(cut) : digits;
  return negative && units !== 0n ? "-" + plain : plain;
}

/** For people: rounded half away from zero, thousands marked, with a true minus. */
export function shown(text, places) {
  const [whole, fraction = ""] = absolute(text).split(".");
  let units = BigInt(whole + fraction.padEnd(places, "0").slice(0, places));
  if (fraction.length > places && fraction[places] >= "5") {
    units += 1n;
  }
  const digits = units.toString().padStart(places + 1, "0");
  const cut = digits.length - places;
  const grouped = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",");
  const mark = text.startsWith("-") && units !== 0n ? MINUS : "";
  return mark + grouped + (places > 0 ? "." + digits.slice(cut) : "");
}

/** For people: all its decimals, thousands marked. */
export function whole(text) {
  return shown(text, text.includes(".") ? text.split(".")[1].length : 0);
}

/** For people, in a sentence. */
export const dollars = (text) => whole(text) + (text === "1" ? " dollar" : " dollars");

/**
 * For people, where many stand below each other: the first four decimals, of a number below 1 from
 * the first that is not 0, and dots where there are more.
 */
export function brief(text) {
  const [units, fraction = ""] = text.split(".");
  const kept = absolute(units) === "0" ? fraction.match(/^0*\d{0,4}/)[0] : fraction.slice(0, PLACES_READ);
  return kept === fraction ? whole(text) : whole(units + "." + kept) + "\u2026";
}

/** For people: as `shown`, and a plus before a gain. */
export function signed(text, places) {
  const plain = shown(text, places);
  return /^[0.,]+$/.test(plain) || plain.startsWith(MINUS) ? plain : "+" + plain;
}
