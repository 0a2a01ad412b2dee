package com.stockafolio.loadtest.checker.market;

import com.stockafolio.loadtest.checker.market.Action.Kind;
import com.stockafolio.loadtest.checker.market.Action.Listing;
import com.stockafolio.loadtest.checker.market.Action.Status;
import com.stockafolio.loadtest.checker.text.DecimalText;
import com.stockafolio.loadtest.checker.text.UuidText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads the records under the key {@code market}. */
public final class MarketReader {
  private static final byte[] KEY = "market".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> OF_USERS =
      Set.of("TRADE", "CASH", "TRANSFER", "BUST", "CORRECT");
  private static final int MOST_SHARES = 1_000_000;
  private static final int HIGHEST_ID = 65_535;
  private static final int MOST_ALIASES = 8;
  private static final int LONGEST_SYMBOL = 16;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_SECTOR = 40;
  private static final int DECIMALS = 9;
  private static final long ONE = 1_000_000_000;
  private static final long MOST_DOLLARS = 1_000_000 * ONE;
  private static final long NOT_GIVEN = 0;

  private final VerifyingKeys keys;

  public MarketReader(VerifyingKeys keys) {
    this.keys = keys;
  }

  /** Why a record was refused. */
  public enum Refusal {
    MALFORMED,
    UNKNOWN_TYPE,
    KEY_MISMATCH,
    INVALID_SIGNATURE
  }

  /**
   * What became of a record.
   *
   * @param action what it says; null where it was refused
   */
  public record Read(Action action, Refusal refusal) {}

  /** Whether a record with this key is read here. */
  public static boolean isKey(byte[] key) {
    return Arrays.equals(key, KEY);
  }

  /** Whether the type is one of the market's. */
  public static boolean isMarkets(String type) {
    return Arrays.stream(Kind.values()).anyMatch(kind -> kind.name().equals(type));
  }

  /** Reads a value, which may be null. */
  public Read read(byte[] value) {
    Members members = value == null ? null : Members.read(value);
    String type = members == null ? null : members.has("type") ? members.text("type") : "TRADE";
    if (type == null) {
      return new Read(null, Refusal.MALFORMED);
    }
    if (OF_USERS.contains(type)) {
      return new Read(null, Refusal.KEY_MISMATCH);
    }
    if (!isMarkets(type)) {
      return new Read(null, Refusal.UNKNOWN_TYPE);
    }
    if (!keys.haveSigned(value)) {
      return new Read(null, Refusal.INVALID_SIGNATURE);
    }
    Action action = isFramed(members) ? action(Kind.valueOf(type), members) : null;
    return new Read(action, action == null ? Refusal.MALFORMED : null);
  }

  private static boolean isFramed(Members members) {
    char[] id = characters(members, "actionId");
    return UuidText.isCanonical(id, 0, id.length)
        && isInstant(members.text("postedAt"))
        && members.whole("number", Integer.MAX_VALUE) > 0;
  }

  private static boolean isInstant(String text) {
    try {
      return text != null && Instant.parse(text).toEpochMilli() != Long.MIN_VALUE;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private static char[] characters(Members members, String name) {
    String text = members.text(name);
    return text == null ? new char[0] : text.toCharArray();
  }

  /** What it says; null where a member is missing, too many or beyond its bound. */
  private static Action action(Kind kind, Members members) {
    boolean lists = kind == Kind.INSTRUMENT;
    boolean hasCash = kind == Kind.MERGER && members.has("cashPerShare");
    boolean hasOther = members.has("newSymbol") || members.has("newInstrumentId");
    boolean hasRatio = members.has("from") || members.has("to");
    boolean gives = kind == Kind.SPINOFF || kind == Kind.MERGER && (hasOther || hasRatio);
    boolean renames = kind == Kind.RENAME;
    boolean ratio = kind == Kind.SPLIT || gives;
    boolean named = lists ? isSymbol(members, "symbol") : isNamed(members, "symbol");
    boolean right =
        named
            && (!lists || !members.has("instrumentId") || id(members, "instrumentId") > 0)
            && (!renames || isSymbol(members, "newSymbol"))
            && (!gives || isNamed(members, "newSymbol"))
            && (!ratio || shares(members, "from") > 0 && shares(members, "to") > 0)
            && (kind != Kind.MERGER || gives || hasCash && !members.has("cashPrice"));
    long perShare = NOT_GIVEN;
    if (kind == Kind.DIVIDEND || hasCash) {
      perShare = dollars(members, hasCash ? "cashPerShare" : "perShare");
      right &= perShare > 0;
    }
    long cashPrice = NOT_GIVEN;
    if (ratio && members.has("cashPrice")) {
      cashPrice = dollars(members, "cashPrice");
      right &= cashPrice > 0;
    }
    long costShare = gives && !hasCash ? ONE : 0;
    if (kind == Kind.SPINOFF || gives && hasCash) {
      costShare = decimal(members, "costShare");
      right &= costShare >= 0 && costShare <= ONE;
    } else if (kind == Kind.MERGER) {
      right &= !members.has("costShare");
    }
    Listing listing = lists ? listing(members) : null;
    if (!right || lists && listing == null) {
      return null;
    }
    return new Action(
        kind,
        members.whole("number", Integer.MAX_VALUE),
        id(members, "instrumentId"),
        members.text("symbol"),
        gives ? id(members, "newInstrumentId") : 0,
        gives || renames ? members.text("newSymbol") : null,
        ratio ? shares(members, "from") : 0,
        ratio ? shares(members, "to") : 0,
        perShare,
        costShare,
        cashPrice,
        listing);
  }

  /** Whether an instrument is named in one of the two ways, and not in both. */
  private static boolean isNamed(Members members, String symbol) {
    String id = symbol.equals("symbol") ? "instrumentId" : "newInstrumentId";
    return members.has(id)
        ? !members.has(symbol) && id(members, id) > 0
        : isSymbol(members, symbol);
  }

  private static int id(Members members, String name) {
    return members.whole(name, HIGHEST_ID);
  }

  private static int shares(Members members, String name) {
    return members.whole(name, MOST_SHARES);
  }

  /** Above 0 and at most a million; 0 for anything else. */
  private static long dollars(Members members, String name) {
    long price = decimal(members, name);
    return price > 0 && price <= MOST_DOLLARS ? price : 0;
  }

  private static long decimal(Members members, String name) {
    char[] text = characters(members, name);
    boolean negative = text.length > 0 && text[0] == '-';
    long size = DecimalText.parse(text, negative ? 1 : 0, text.length, DECIMALS);
    return negative && size > 0 ? DecimalText.INVALID : size;
  }

  private static boolean isSymbol(Members members, String name) {
    return isSymbol(members.text(name));
  }

  private static boolean isSymbol(String text) {
    return text != null
        && text.matches("[A-Z0-9./ -]{1," + LONGEST_SYMBOL + "}")
        && text.strip().equals(text);
  }

  private static Listing listing(Members members) {
    String name = members.text("name");
    String sector = members.text("sector");
    List<String> aliases = members.aliases();
    boolean right =
        isLong(name, LONGEST_NAME)
            && isLong(sector, LONGEST_SECTOR)
            && (!members.has("isin") || isIsin(members.text("isin")))
            && (aliases == null || areAliases(aliases));
    String status = members.text("status");
    for (Status each : Status.values()) {
      if (right && each.name().equals(status)) {
        return new Listing(name, sector, each, aliases);
      }
    }
    return null;
  }

  private static boolean areAliases(List<String> aliases) {
    return aliases.size() <= MOST_ALIASES
        && Set.copyOf(aliases).size() == aliases.size()
        && aliases.stream().allMatch(MarketReader::isSymbol);
  }

  private static boolean isLong(String text, int most) {
    return text != null
        && !text.isBlank()
        && text.length() <= most
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Two letters, nine letters or digits, and a digit that makes the sum of Luhn whole. */
  private static boolean isIsin(String text) {
    if (text == null || !text.matches("[A-Z]{2}[A-Z0-9]{9}[0-9]")) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
    int sum = 0;
    for (int back = 0; back < digits.length(); back++) {
      int digit = digits.charAt(digits.length() - 1 - back) - '0';
      int counted = back % 2 == 0 ? digit : 2 * digit;
      sum += counted / 10 + counted % 10;
    }
    return sum % 10 == 0;
  }
}
