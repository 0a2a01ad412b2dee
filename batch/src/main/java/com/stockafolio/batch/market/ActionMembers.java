package com.stockafolio.batch.market;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.batch.exact.DecimalText;
import com.stockafolio.batch.exact.UuidBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The members that a record of the market may have, and what each must be. */
final class ActionMembers {
  private static final long ONE = 1_000_000_000;
  private static final long MOST_DOLLARS = 1_000_000 * ONE;
  private static final int MOST_ALIASES = 8;
  private static final int LONGEST_WHOLE = 10;
  private static final String ALIASES = "aliases";

  private static final Pattern SYMBOL =
      Pattern.compile("(?=.{1,16}$)[A-Z0-9./-](?:[A-Z0-9./ -]*[A-Z0-9./-])?");

  private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");

  /** Whole numbers, each from 1 to so much. */
  private static final Map<String, Long> WHOLES =
      Map.of(
          "number", (long) Integer.MAX_VALUE,
          "from", 1_000_000L,
          "to", 1_000_000L,
          "instrumentId", (long) Stocks.MOST,
          "newInstrumentId", (long) Stocks.MOST);

  private static final Set<String> BESIDE = Set.of("type", "actionId", "postedAt", "signature");

  private final Map<String, String> found = new HashMap<>();
  private List<String> aliases;

  /**
   * Takes the member at whose value the parser stands; false where it is twice or no such value.
   */
  boolean take(String name, JsonParser parser) throws IOException {
    if (name.equals(ALIASES)) {
      return aliases == null && takeAliases(parser);
    }
    boolean whole = WHOLES.containsKey(name);
    if (!whole && !Action.TERMS.contains(name) && !BESIDE.contains(name)) {
      return true;
    }
    return parser.hasToken(whole ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING)
        && found.put(name, parser.getText()) == null;
  }

  private boolean takeAliases(JsonParser parser) throws IOException {
    aliases = new ArrayList<>();
    if (!parser.isExpectedStartArrayToken()) {
      return false;
    }
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      aliases.add(parser.getText());
    }
    return parser.hasToken(JsonToken.END_ARRAY);
  }

  String textOr(String name, String otherwise) {
    return found.getOrDefault(name, otherwise);
  }

  Action action(ActionType type) {
    return new Action(type, found, aliases);
  }

  /** Whether all members are there that the type needs, and each is what it must be. */
  boolean fit(ActionType type) {
    return need("actionId", "number", "postedAt")
        && switch (type) {
          case INSTRUMENT ->
              need("symbol", "name", "sector", "status")
                  && may("instrumentId", "isin")
                  && areAliases();
          case SPLIT -> one("symbol", "instrumentId") && need("from", "to") && may("cashPrice");
          case RENAME -> one("symbol", "instrumentId") && need("newSymbol");
          case DIVIDEND -> one("symbol", "instrumentId") && need("perShare");
          case SPINOFF ->
              one("symbol", "instrumentId")
                  && one("newSymbol", "newInstrumentId")
                  && need("from", "to", "costShare")
                  && may("cashPrice");
          case MERGER -> one("symbol", "instrumentId") && fitMerger();
        };
  }

  private boolean fitMerger() {
    if (none("newSymbol", "newInstrumentId")) {
      return need("cashPerShare") && none("from", "to", "costShare", "cashPrice");
    }
    boolean cash = found.containsKey("cashPerShare");
    return one("newSymbol", "newInstrumentId")
        && need("from", "to")
        && may("cashPrice")
        && (cash ? need("cashPerShare", "costShare") : none("costShare"));
  }

  private boolean need(String... names) {
    boolean all = true;
    for (String name : names) {
      all &= found.containsKey(name) && isRight(name, found.get(name));
    }
    return all;
  }

  private boolean may(String... names) {
    boolean all = true;
    for (String name : names) {
      all &= !found.containsKey(name) || isRight(name, found.get(name));
    }
    return all;
  }

  private boolean none(String... names) {
    boolean none = true;
    for (String name : names) {
      none &= !found.containsKey(name);
    }
    return none;
  }

  private boolean one(String symbol, String id) {
    return found.containsKey(id) ? none(symbol) && need(id) : need(symbol);
  }

  private static boolean isRight(String name, String text) {
    return switch (name) {
      case "number", "from", "to", "instrumentId", "newInstrumentId" ->
          text.length() <= LONGEST_WHOLE
              && Long.parseLong(text) >= 1
              && Long.parseLong(text) <= WHOLES.get(name);
      case "actionId" ->
          text.length() == UuidBytes.LENGTH
              && UuidBytes.isUuid(text.getBytes(StandardCharsets.ISO_8859_1), 0);
      case "postedAt" -> isInstant(text);
      case "symbol", "newSymbol" -> SYMBOL.matcher(text).matches();
      case "name" -> areWords(text, 80);
      case "sector" -> areWords(text, 40);
      case "status" ->
          List.of(Trading.values()).stream().anyMatch(each -> each.name().equals(text));
      case "isin" -> ISIN.matcher(text).matches() && luhn(text) % 10 == 0;
      case "perShare", "cashPrice", "cashPerShare" -> isWithin(text, 1, MOST_DOLLARS);
      case "costShare" -> isWithin(text, 0, ONE);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static boolean isInstant(String text) {
    try {
      return Instant.parse(text).toEpochMilli() != Long.MIN_VALUE;
    } catch (DateTimeException | ArithmeticException noTime) {
      return false;
    }
  }

  private static boolean areWords(String text, int most) {
    return !text.isBlank()
        && text.length() <= most
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isWithin(String text, long least, long most) {
    DecimalText number = DecimalText.of(text);
    return number.kind() == DecimalText.Kind.EXACT
        && number.units() >= least
        && number.units() <= most;
  }

  private boolean areAliases() {
    return aliases == null
        || aliases.size() <= MOST_ALIASES
            && new HashSet<>(aliases).size() == aliases.size()
            && aliases.stream().allMatch(alias -> SYMBOL.matcher(alias).matches());
  }

  /** The sum of Luhn, letters counted from 10 on; that of a right number ends with 0. */
  private static int luhn(String isin) {
    int sum = 0;
    boolean twice = false;
    for (int at = isin.length() - 1; at >= 0; at--) {
      int value = Character.digit(isin.charAt(at), Character.MAX_RADIX);
      do {
        int part = (twice ? 2 : 1) * (value % 10);
        sum += part > 9 ? part - 9 : part;
        twice = !twice;
        value /= 10;
      } while (value > 0);
    }
    return sum;
  }
}
