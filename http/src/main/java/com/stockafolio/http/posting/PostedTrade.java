package com.stockafolio.http.posting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeText;
import com.stockafolio.portfolio.UserId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The body of a posted trade: the JSON of the topic, of which {@code userId}, {@code tradeId} and
 * {@code tradedAt} may be left out. It is held to the rules by which the topic's records are
 * decoded, and its symbol must be known.
 */
final class PostedTrade {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private static final Set<String> TEXTS =
      Set.of("type", "tradeId", "userId", "symbol", "side", "tradedAt");
  private static final Set<String> NUMBERS = Set.of("quantity", "price");

  /** The header that names a trade for each try at it. */
  static final String KEY = "Idempotency-Key";

  private static final int LONGEST_KEY = 200;

  private final Map<String, String> fields = new HashMap<>();
  private Trade trade;

  private PostedTrade() {}

  /** The trade, with what the body leaves out filled in. */
  Trade trade() {
    return trade;
  }

  /**
   * What the body asks for, in one form: bodies that ask for the same have the same terms, however
   * they are written and whenever they come.
   */
  String terms() {
    return "%s %s %s at %s, %s, %s"
        .formatted(
            trade.side(),
            trade.quantity(),
            trade.symbol(),
            trade.price(),
            trade.tradeId(),
            fields.containsKey("tradedAt") ? Instant.ofEpochMilli(trade.tradedAtMillis()) : "now");
  }

  /**
   * Reads a body.
   *
   * @param user whose trade it is
   * @param idempotencyKey the same for each try at the same trade, or null
   * @param nowMillis when it was traded, if the body does not say; milliseconds since 1970
   * @throws BadParameter if it is no JSON object with these fields, or the key is unusable
   * @throws TradeText.InvalidField if a field is against the rules
   */
  static PostedTrade read(
      byte[] body, UserId user, String idempotencyKey, Instruments instruments, long nowMillis) {
    PostedTrade posted = new PostedTrade();
    posted.readFields(body);
    TradeText.type(posted.fields.get("type"));
    String userText = posted.fields.get("userId");
    if (userText != null && !TradeText.userId(userText).equals(user)) {
      throw new BadParameter("userId", "userId is not the user of the path");
    }
    String symbol = TradeText.symbol(posted.required("symbol"));
    if (instruments.bySymbol(symbol) == null) {
      throw TradeText.unknownSymbol(symbol);
    }
    String tradedAt = posted.fields.get("tradedAt");
    posted.trade =
        new Trade(
            posted.tradeId(user, idempotencyKey),
            user,
            symbol,
            TradeText.side(posted.required("side")),
            TradeText.quantity(posted.required("quantity")),
            TradeText.price(posted.required("price")),
            tradedAt == null ? nowMillis : TradeText.tradedAtMillis(tradedAt));
    return posted;
  }

  private TradeId tradeId(UserId user, String idempotencyKey) {
    if (idempotencyKey != null
        && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
      throw new BadParameter(KEY, KEY + " must have 1 to " + LONGEST_KEY + " characters");
    }
    String text = fields.get("tradeId");
    if (text != null) {
      return TradeText.tradeId(text);
    }
    return idempotencyKey == null ? TradeId.of(UUID.randomUUID()) : nameBased(user, idempotencyKey);
  }

  /** The UUID of version 5 (RFC 9562) of the name within the user's id as its name space. */
  static TradeId nameBased(UserId user, String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(ByteBuffer.allocate(16).putLong(user.high()).putLong(user.low()).array());
      ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = hash.getLong() & ~0xf000L | 0x5000L;
      long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
      return new TradeId(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  private String required(String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new BadParameter(name, name + " is missing");
    }
    return value;
  }

  private void readFields(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadParameter(null, "The body is no JSON object.");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        readField(parser, name);
      }
      if (parser.nextToken() != null) {
        throw new BadParameter(null, "The body goes on after the JSON object.");
      }
    } catch (JsonProcessingException noJson) {
      String where =
          noJson.getLocation() == null ? "" : " at line " + noJson.getLocation().getLineNr();
      throw new BadParameter(null, "The body is no JSON" + where + ".");
    } catch (IOException e) {
      throw new BadParameter(null, "The body cannot be read as UTF-8.");
    }
  }

  private void readField(JsonParser parser, String name) throws IOException {
    JsonToken value = parser.nextToken();
    boolean number = NUMBERS.contains(name);
    if (!number && !TEXTS.contains(name)) {
      parser.skipChildren();
      return;
    }
    if (value != JsonToken.VALUE_STRING && !(number && value.isNumeric())) {
      throw new BadParameter(
          name, name + (number ? " is no string and no number" : " is no string"));
    }
    if (fields.put(name, parser.getText()) != null) {
      // Readers of JSON disagree on which one counts.
      throw new BadParameter(name, name + " occurs twice");
    }
  }
}
