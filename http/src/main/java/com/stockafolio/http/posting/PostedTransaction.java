package com.stockafolio.http.posting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.CashText;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.RevisionText;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeText;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.TransferText;
import com.stockafolio.transaction.UserId;
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
 * The body of a posted trade, movement of cash, transfer, bust or correction: the JSON of the
 * topic, of which {@code userId}, {@code tradeId} and {@code tradedAt} may be left out. It is held
 * to the rules by which the topic's records are decoded, and its symbol, or what is read as one,
 * must be known.
 */
final class PostedTransaction {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private static final Set<String> TEXTS =
      Set.of(
          "type",
          "tradeId",
          "userId",
          "symbol",
          "side",
          "currency",
          "direction",
          "kind",
          "of",
          "reason",
          "tradedAt");
  private static final Set<String> NUMBERS =
      Set.of("quantity", "price", "fee", "costBasis", "amount");

  /** The header that names a trade for each try at it. */
  static final String KEY = "Idempotency-Key";

  private static final int LONGEST_KEY = 200;

  private final Map<String, String> fields = new HashMap<>();

  /** What is wrong with a field by itself, of concern where the type has that field. */
  private final Map<String, String> flaws = new HashMap<>();

  private Transaction transaction;

  /** The instrument that it names; 0 for none. */
  private int instrumentId;

  private PostedTransaction() {}

  /** What was posted, with what the body leaves out filled in. */
  Transaction transaction() {
    return transaction;
  }

  /**
   * What the body asks for, in one form: bodies that ask for the same have the same terms, however
   * they are written, whenever they come, and whatever the instrument is called by then.
   */
  String terms() {
    return "%s, %s, %s"
        .formatted(
            what(),
            transaction.tradeId(),
            fields.containsKey("tradedAt")
                ? Instant.ofEpochMilli(transaction.tradedAtMillis())
                : "now");
  }

  private String what() {
    if (transaction instanceof CashMovement cash) {
      return "%s %s".formatted(cash.kind(), cash.amount());
    }
    if (transaction instanceof Transfer transfer) {
      return "%s %s of %d for %s"
          .formatted(transfer.direction(), transfer.quantity(), instrumentId, transfer.costBasis());
    }
    if (transaction instanceof Bust bust) {
      return "BUST of %s for %s".formatted(bust.of(), bust.reason());
    }
    if (transaction instanceof Correct correct) {
      return "CORRECT of %s to %s".formatted(correct.of(), what(correct.correction()));
    }
    Trade trade = (Trade) transaction;
    return "%s %s of %d at %s%s"
        .formatted(
            trade.side(), trade.quantity(), instrumentId, trade.price(), withFee(trade.fee()));
  }

  private static String what(Correction to) {
    if (to instanceof Correction.OfTrade trade) {
      return "%s %s at %s%s"
          .formatted(trade.side(), trade.quantity(), trade.price(), withFee(trade.fee()));
    }
    if (to instanceof Correction.OfCash cash) {
      return "%s %s".formatted(cash.kind(), cash.amount());
    }
    Correction.OfTransfer transfer = (Correction.OfTransfer) to;
    return "%s %s for %s"
        .formatted(transfer.direction(), transfer.quantity(), transfer.costBasis());
  }

  private static String withFee(Money fee) {
    return fee.signum() == 0 ? "" : " fee " + fee;
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
  static PostedTransaction read(
      byte[] body, UserId user, String idempotencyKey, Instruments instruments, long nowMillis) {
    PostedTransaction posted = new PostedTransaction();
    posted.readFields(body);
    EntryType kind = TradeText.type(posted.optional("type"));
    String userText = posted.optional("userId");
    if (userText != null && !TradeText.userId(userText).equals(user)) {
      throw new BadParameter("userId", "userId is not the user of the path");
    }
    TradeId id = posted.tradeId(user, idempotencyKey);
    posted.transaction =
        switch (kind) {
          case TRADE -> posted.trade(id, user, instruments, nowMillis);
          case CASH -> posted.cash(id, user, nowMillis);
          case TRANSFER -> posted.transfer(id, user, instruments, nowMillis);
          case BUST -> posted.bust(id, user, nowMillis);
          case CORRECT -> posted.correct(id, user, nowMillis);
          case SPLIT, RENAME, DIVIDEND, SPINOFF, MERGER ->
              throw new IllegalStateException("the market's: " + kind);
        };
    return posted;
  }

  private Trade trade(TradeId id, UserId user, Instruments instruments, long nowMillis) {
    String symbol = symbol(instruments);
    Correction.OfTrade said = ofTrade();
    return new Trade(
        id,
        user,
        symbol,
        said.side(),
        said.quantity(),
        said.price(),
        said.fee(),
        tradedAt(nowMillis));
  }

  private CashMovement cash(TradeId id, UserId user, long nowMillis) {
    Correction.OfCash said = ofCash();
    return new CashMovement(id, user, said.amount(), said.kind(), tradedAt(nowMillis));
  }

  private Transfer transfer(TradeId id, UserId user, Instruments instruments, long nowMillis) {
    Direction direction = TransferText.direction(required("direction"));
    String symbol = symbol(instruments);
    Correction.OfTransfer said = ofTransfer(direction);
    return new Transfer(
        id, user, direction, symbol, said.quantity(), said.costBasis(), tradedAt(nowMillis));
  }

  private Bust bust(TradeId id, UserId user, long nowMillis) {
    TradeId of = RevisionText.of(required("of"));
    return new Bust(id, user, of, RevisionText.reason(optional("reason")), tradedAt(nowMillis));
  }

  private Correct correct(TradeId id, UserId user, long nowMillis) {
    EntryType kind =
        RevisionText.corrected(has("side"), has("direction"), has("amount") || has("kind"));
    TradeId of = RevisionText.of(required("of"));
    Correction correction =
        kind == EntryType.TRADE
            ? ofTrade()
            : kind == EntryType.CASH
                ? ofCash()
                : ofTransfer(TransferText.direction(required("direction")));
    return new Correct(id, user, of, correction, tradedAt(nowMillis));
  }

  private Correction.OfTrade ofTrade() {
    Side side = TradeText.side(required("side"));
    Quantity quantity = TradeText.quantity(required("quantity"));
    Price price = TradeText.price(required("price"));
    Money fee = TradeText.fee(optional("fee"));
    TradeText.currency(optional("currency"));
    return new Correction.OfTrade(side, quantity, price, fee);
  }

  private Correction.OfCash ofCash() {
    Money amount = CashText.amount(required("amount"));
    CashKind kind = CashText.kind(required("kind"));
    CashText.agree(amount, kind);
    return new Correction.OfCash(kind, amount);
  }

  private Correction.OfTransfer ofTransfer(Direction direction) {
    Quantity quantity = TransferText.quantity(required("quantity"));
    String costText = direction == Direction.IN ? required("costBasis") : optional("costBasis");
    Money cost = TransferText.costBasis(costText, direction, quantity);
    return new Correction.OfTransfer(direction, quantity, cost);
  }

  /** The symbol that the instrument has, by whatever name it was posted. */
  private String symbol(Instruments instruments) {
    String symbol = TradeText.symbol(required("symbol"));
    Instrument instrument = instruments.bySymbol(symbol);
    if (instrument == null) {
      throw TradeText.unknownSymbol(symbol);
    }
    instrumentId = instrument.id();
    return instrument.symbol();
  }

  private long tradedAt(long nowMillis) {
    String text = optional("tradedAt");
    return text == null ? nowMillis : TradeText.tradedAtMillis(text);
  }

  private TradeId tradeId(UserId user, String idempotencyKey) {
    if (idempotencyKey != null
        && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
      throw new BadParameter(KEY, KEY + " must have 1 to " + LONGEST_KEY + " characters");
    }
    String text = optional("tradeId");
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
    String value = optional(name);
    if (value == null) {
      throw new BadParameter(name, name + " is missing");
    }
    return value;
  }

  private boolean has(String name) {
    return fields.containsKey(name) || flaws.containsKey(name);
  }

  private String optional(String name) {
    if (flaws.containsKey(name)) {
      throw new BadParameter(name, name + flaws.get(name));
    }
    return fields.get(name);
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
    if (has(name)) {
      // Readers of JSON disagree on which one counts.
      flaws.put(name, " occurs twice");
      parser.skipChildren();
    } else if (value == JsonToken.VALUE_STRING || number && value.isNumeric()) {
      fields.put(name, parser.getText());
    } else {
      flaws.put(name, number ? " is no string and no number" : " is no string");
      parser.skipChildren();
    }
  }
}
