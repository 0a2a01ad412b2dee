package com.stockafolio.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.RevisionText;
import com.stockafolio.transaction.TradeText;
import com.stockafolio.transaction.TradeText.InvalidField;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of a record as the JSON object holds them: present where its type needs them, of the
 * right kind of JSON, and not yet looked into. Fields that its type does not have are of no concern
 * to it. One instance is filled again for each record; confined to its decoder.
 */
final class RecordFields {
  /** Takes UTF-8 alone. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  /** A field that some type of record has. */
  enum Field {
    TYPE("type"),
    TRADE_ID("tradeId"),
    USER_ID("userId"),
    OF("of"),
    REASON("reason"),
    SYMBOL("symbol"),
    SIDE("side"),
    QUANTITY("quantity", true),
    PRICE("price", true),
    FEE("fee", true),
    CURRENCY("currency"),
    DIRECTION("direction"),
    COST_BASIS("costBasis", true),
    AMOUNT("amount", true),
    KIND("kind"),
    TRADED_AT("tradedAt");

    private final String json;
    private final boolean number;

    Field(String json) {
      this(json, false);
    }

    Field(String json, boolean number) {
      this.json = json;
      this.number = number;
    }
  }

  private static final Map<String, Field> BY_NAME =
      Stream.of(Field.values()).collect(Collectors.toMap(field -> field.json, Function.identity()));

  private static final List<Field> OF_TRADE =
      List.of(
          Field.TRADE_ID,
          Field.USER_ID,
          Field.SYMBOL,
          Field.SIDE,
          Field.QUANTITY,
          Field.PRICE,
          Field.FEE,
          Field.CURRENCY,
          Field.TRADED_AT);
  private static final List<Field> OF_CASH =
      List.of(Field.TRADE_ID, Field.USER_ID, Field.AMOUNT, Field.KIND, Field.TRADED_AT);
  private static final List<Field> OF_TRANSFER =
      List.of(
          Field.TRADE_ID,
          Field.USER_ID,
          Field.DIRECTION,
          Field.SYMBOL,
          Field.QUANTITY,
          Field.COST_BASIS,
          Field.TRADED_AT);

  private static final List<Field> OF_BUST =
      List.of(Field.TRADE_ID, Field.USER_ID, Field.OF, Field.REASON, Field.TRADED_AT);

  /** By the kind of entry that is corrected: its fields but the symbol. */
  private static final Map<EntryType, List<Field>> OF_CORRECTION =
      Map.of(
          EntryType.TRADE, corrected(OF_TRADE),
          EntryType.CASH, corrected(OF_CASH),
          EntryType.TRANSFER, corrected(OF_TRANSFER));

  private final SymbolCache symbols;
  private final String[] texts = new String[Field.values().length];

  /** What is wrong with a field by itself; null for nothing. */
  private final String[] flaws = new String[texts.length];

  private EntryType type;

  /** Of a correction what kind of entry it corrects; else null. */
  private EntryType corrects;

  RecordFields(SymbolCache symbols) {
    this.symbols = symbols;
  }

  private static List<Field> corrected(List<Field> fields) {
    return Stream.concat(Stream.of(Field.OF), fields.stream())
        .filter(field -> field != Field.SYMBOL)
        .toList();
  }

  /**
   * Reads one JSON object and nothing else.
   *
   * @return what is wrong with it, null for nothing
   * @throws IOException if the bytes are no JSON
   * @throws InvalidField if it is an object of an unknown type or of one of the market's, whose
   *     fields may be any, or a correction of no kind
   */
  String read(byte[] json) throws IOException {
    Arrays.fill(texts, null);
    Arrays.fill(flaws, null);
    try (JsonParser parser = JSON.createParser(json)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        return first == null ? "the value is blank" : "the value is not a JSON object";
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        Field field = BY_NAME.get(name);
        if (field != null) {
          readField(parser, field, value);
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        return "the value goes on after the JSON object";
      }
    }
    if (flaws[Field.TYPE.ordinal()] != null) {
      return flaws[Field.TYPE.ordinal()];
    }
    if (MarketJson.isMarketType(text(Field.TYPE))) {
      throw new InvalidField(
          RejectionReason.KEY_MISMATCH,
          "type",
          "%s is the market's, whose key is %s".formatted(text(Field.TYPE), MarketJson.KEY));
    }
    type = TradeText.type(text(Field.TYPE));
    corrects =
        type == EntryType.CORRECT
            ? RevisionText.corrected(
                has(Field.SIDE), has(Field.DIRECTION), has(Field.AMOUNT) || has(Field.KIND))
            : null;
    return wrong();
  }

  private void readField(JsonParser parser, Field field, JsonToken value) throws IOException {
    int at = field.ordinal();
    if (texts[at] != null || flaws[at] != null) {
      // Readers of JSON disagree on which one counts.
      flaws[at] = field.json + " occurs twice";
    } else if (value == JsonToken.VALUE_STRING || field.number && value.isNumeric()) {
      texts[at] = field == Field.SYMBOL ? symbols.read(parser) : parser.getText();
    } else {
      flaws[at] = field.json + (field.number ? " is no string and no number" : " is no string");
    }
  }

  private String wrong() {
    for (Field field : fields()) {
      if (flaws[field.ordinal()] != null) {
        return flaws[field.ordinal()];
      }
    }
    for (Field field : fields()) {
      if (text(field) == null && isNeeded(field)) {
        return field.json + " is missing";
      }
    }
    return null;
  }

  private List<Field> fields() {
    return switch (type) {
      case TRADE -> OF_TRADE;
      case CASH -> OF_CASH;
      case TRANSFER -> OF_TRANSFER;
      case BUST -> OF_BUST;
      case CORRECT -> OF_CORRECTION.get(corrects);
      case SPLIT, RENAME, DIVIDEND, SPINOFF, MERGER ->
          throw new IllegalStateException("the market's: " + type);
    };
  }

  private boolean isNeeded(Field field) {
    return switch (field) {
      case FEE, CURRENCY, REASON -> false;
      case COST_BASIS -> "IN".equals(text(Field.DIRECTION));
      default -> true;
    };
  }

  /** What the record is. */
  EntryType type() {
    return type;
  }

  /** Of a correction the kind of entry that it corrects; null of anything else. */
  EntryType corrects() {
    return corrects;
  }

  private boolean has(Field field) {
    return texts[field.ordinal()] != null || flaws[field.ordinal()] != null;
  }

  /** A field's text; null where it is not there. */
  String text(Field field) {
    return texts[field.ordinal()];
  }
}
