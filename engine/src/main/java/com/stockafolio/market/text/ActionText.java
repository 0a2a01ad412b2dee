package com.stockafolio.market.text;

import static com.stockafolio.market.text.MarketFields.malformed;

import com.stockafolio.amount.FixedPoint;
import com.stockafolio.amount.Price;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketType;
import com.stockafolio.market.Ratio;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What a market record's members say; a member that is not what it must be is named. */
final class ActionText {
  private static final Pattern SYMBOL =
      Pattern.compile("[A-Z0-9./-]([A-Z0-9./ -]{0,14}[A-Z0-9./-])?");
  private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_SECTOR = 40;
  private static final int MOST_ALIASES = 8;
  private static final Price MOST = new Price(1_000_000L * MarketAction.WHOLE);
  private static final int SHOWN = 40;

  private ActionText() {}

  static MarketAction action(MarketType type, MarketFields fields) {
    return switch (type) {
      case INSTRUMENT -> listing(fields);
      case SPLIT ->
          new MarketAction.Split(name(fields, ""), ratio(fields), price(fields, "cashPrice"));
      case RENAME ->
          new MarketAction.Rename(
              name(fields, ""), symbol("newSymbol", fields.required("newSymbol")));
      case DIVIDEND -> new MarketAction.Dividend(name(fields, ""), needed(fields, "perShare"));
      case SPINOFF ->
          new MarketAction.SpinOff(
              name(fields, ""),
              name(fields, "new"),
              ratio(fields),
              share(fields),
              price(fields, "cashPrice"));
      case MERGER -> merger(fields);
    };
  }

  private static MarketAction.Listing listing(MarketFields fields) {
    String status = fields.required("status");
    return new MarketAction.Listing(
        fields.has("instrumentId") ? id(fields, "instrumentId") : 0,
        symbol("symbol", fields.required("symbol")),
        words("name", fields.required("name"), LONGEST_NAME),
        words("sector", fields.required("sector"), LONGEST_SECTOR),
        status(status),
        isin(fields.text("isin")),
        aliases(fields.aliases()));
  }

  private static MarketAction.Merger merger(MarketFields fields) {
    boolean shares = fields.has("newSymbol") || fields.has("newInstrumentId");
    Price cash = price(fields, "cashPerShare");
    if (!shares) {
      for (String name : List.of("from", "to", "cashPrice", "costShare")) {
        if (fields.has(name)) {
          throw malformed(name, name + " is for a merger with a newSymbol");
        }
      }
      if (cash == null) {
        throw malformed("cashPerShare", "cashPerShare is missing, or newSymbol, from and to");
      }
      return new MarketAction.Merger(name(fields, ""), null, null, cash, 0, null);
    }
    if (cash == null && fields.has("costShare")) {
      throw malformed("costShare", "costShare is for a merger with cashPerShare");
    }
    return new MarketAction.Merger(
        name(fields, ""),
        name(fields, "new"),
        ratio(fields),
        cash,
        cash == null ? MarketAction.WHOLE : share(fields),
        price(fields, "cashPrice"));
  }

  /** The instrument by its symbol or its id, whose members' names may begin with "new". */
  private static InstrumentName name(MarketFields fields, String prefix) {
    String bySymbol = prefix.isEmpty() ? "symbol" : prefix + "Symbol";
    String byId = prefix.isEmpty() ? "instrumentId" : prefix + "InstrumentId";
    if (fields.has(bySymbol) && fields.has(byId)) {
      throw malformed(byId, "%s or %s must be there, not both".formatted(bySymbol, byId));
    }
    return fields.has(byId)
        ? new InstrumentName.ById(id(fields, byId))
        : new InstrumentName.BySymbol(symbol(bySymbol, fields.required(bySymbol)));
  }

  private static int id(MarketFields fields, String name) {
    return whole(fields, name, Instruments.MAX_ID);
  }

  private static Ratio ratio(MarketFields fields) {
    return new Ratio(whole(fields, "from", Ratio.MOST), whole(fields, "to", Ratio.MOST));
  }

  /** A whole number from 1 to so much. */
  static int whole(MarketFields fields, String name, int most) {
    String text = fields.required(name);
    if (text.length() <= 10) {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return (int) number;
      }
    }
    throw malformed(name, "%s must be from 1 to %d, not %s".formatted(name, most, shown(text)));
  }

  private static Price needed(MarketFields fields, String name) {
    fields.required(name);
    return price(fields, name);
  }

  /** Dollars a share, above zero and at most a million; null where the member is not there. */
  private static Price price(MarketFields fields, String name) {
    String text = fields.text(name);
    if (text == null) {
      return null;
    }
    long price = decimal(name, text);
    if (price <= 0 || price > MOST.billionths()) {
      throw malformed(
          name, "%s must be above 0 and at most 1000000, not %s".formatted(name, shown(text)));
    }
    return new Price(price);
  }

  private static long share(MarketFields fields) {
    String text = fields.required("costShare");
    long share = decimal("costShare", text);
    if (share < 0 || share > MarketAction.WHOLE) {
      throw malformed("costShare", "costShare must be from 0 to 1, not " + shown(text));
    }
    return share;
  }

  private static long decimal(String name, String text) {
    try {
      return FixedPoint.parse(text);
    } catch (NumberFormatException notExact) {
      throw malformed(name, name + " is " + notExact.getMessage());
    } catch (ArithmeticException beyondLong) {
      return Long.MAX_VALUE;
    }
  }

  private static String symbol(String name, String text) {
    if (!SYMBOL.matcher(text).matches()) {
      throw malformed(
          name,
          "%s must be 1 to 16 of A-Z, 0-9, point, dash, slash and blanks within, not %s"
              .formatted(name, shown(text)));
    }
    return text;
  }

  private static String words(String name, String text, int longest) {
    if (text.isBlank()
        || text.length() > longest
        || text.chars().anyMatch(Character::isISOControl)) {
      throw malformed(
          name, "%s must be 1 to %d characters, not all blanks".formatted(name, longest));
    }
    return text;
  }

  private static InstrumentStatus status(String text) {
    for (InstrumentStatus status : InstrumentStatus.values()) {
      if (status.name().equals(text)) {
        return status;
      }
    }
    throw malformed(
        "status", "status must be ACTIVE, HALTED, CLOSING_ONLY or DELISTED, not " + shown(text));
  }

  private static String isin(String text) {
    if (text != null && !(ISIN.matcher(text).matches() && hasRightCheckDigit(text))) {
      throw malformed("isin", "isin is none, or its check digit is wrong: " + shown(text));
    }
    return text;
  }

  /** ISO 6166: letters stand for 10 to 35, and the digits of all that sum up by Luhn's rule. */
  private static boolean hasRightCheckDigit(String isin) {
    StringBuilder digits = new StringBuilder();
    for (char c : isin.toCharArray()) {
      digits.append(Character.digit(c, Character.MAX_RADIX));
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed / 10 + weighed % 10;
    }
    return sum % 10 == 0;
  }

  private static List<String> aliases(List<String> texts) {
    if (texts == null) {
      return null;
    }
    if (texts.size() > MOST_ALIASES || new HashSet<>(texts).size() != texts.size()) {
      throw malformed("aliases", "aliases must be at most %d, each once".formatted(MOST_ALIASES));
    }
    texts.forEach(text -> symbol("aliases", text));
    return texts;
  }

  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
