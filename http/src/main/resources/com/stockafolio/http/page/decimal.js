// Exact decimals: text in, text out, never through a float. Amounts have at most eight decimals.

export const MINUS = "\u2212";
const PLACES = 8;
const DECIMAL = /^-?\d+(\.\d{1,8})?$/;

/** The text as a whole number of 1e-8; an error if it is no plain decimal of at most 8 places. */
export function parse(text) {
  if (!DECIMAL.test(text)) {
    throw new RangeError("not a decimal: " + text);
  }
  const [whole, fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(PLACES, "0"));
}

/** A whole number of 1e-8 as the API writes it: no exponent, no trailing zeros. */
export function format(units) {
  const digits = (units < 0n ? -units : units).toString().padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0+$/, "");
  const plain = digits.slice(0, -PLACES) + (fraction && "." + fraction);
  return units < 0n ? "-" + plain : plain;
}

/** Quantity times price: both have at most four decimals, so eight hold the exact product. */
export function product(quantity, price) {
  return format((parse(quantity) * parse(price)) / 100_000_000n);
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
  const negative = dividend < 0n !== divisor < 0n;
  const size = (value) => (value < 0n ? -value : value);
  let units = size(dividend) / size(divisor);
  const twice = 2n * (size(dividend) % size(divisor));
  if (twice > size(divisor) || (twice === size(divisor) && units % 2n === 1n)) {
    units += 1n;
  }
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

/** For people: as `shown`, and a plus before a gain. */
export function signed(text, places) {
  const plain = shown(text, places);
  return /^[0.,]+$/.test(plain) || plain.startsWith(MINUS) ? plain : "+" + plain;
}
