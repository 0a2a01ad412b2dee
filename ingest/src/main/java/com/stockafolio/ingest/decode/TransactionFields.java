package com.stockafolio.ingest.decode;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.ingest.decode.RecordFields.Field;
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
import com.stockafolio.transaction.TradeText.InvalidField;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.TransferText;
import com.stockafolio.transaction.UserId;

/** What the fields of a record say beyond whose it is, looked into in the order of its type. */
final class TransactionFields {
  private final RecordFields fields;

  private TransactionFields(RecordFields fields) {
    this.fields = fields;
  }

  /**
   * Reads the rest of a record.
   *
   * @throws InvalidField naming the first field that is against the rules
   */
  static Transaction read(RecordFields fields, TradeId tradeId, UserId userId) {
    TransactionFields said = new TransactionFields(fields);
    return switch (fields.type()) {
      case TRADE -> said.trade(tradeId, userId);
      case CASH -> said.cash(tradeId, userId);
      case TRANSFER -> said.transfer(tradeId, userId);
      case BUST -> said.bust(tradeId, userId);
      case CORRECT -> said.correct(tradeId, userId);
      case SPLIT, RENAME, DIVIDEND, SPINOFF, MERGER ->
          throw new IllegalStateException("the market's: " + fields.type());
    };
  }

  private Trade trade(TradeId tradeId, UserId userId) {
    String symbol = symbol();
    Correction.OfTrade said = ofTrade();
    return new Trade(
        tradeId,
        userId,
        symbol,
        said.side(),
        said.quantity(),
        said.price(),
        said.fee(),
        tradedAt());
  }

  private CashMovement cash(TradeId tradeId, UserId userId) {
    Correction.OfCash said = ofCash();
    return new CashMovement(tradeId, userId, said.amount(), said.kind(), tradedAt());
  }

  private Transfer transfer(TradeId tradeId, UserId userId) {
    Direction direction = direction();
    String symbol = symbol();
    Correction.OfTransfer said = ofTransfer(direction);
    return new Transfer(
        tradeId, userId, direction, symbol, said.quantity(), said.costBasis(), tradedAt());
  }

  private Bust bust(TradeId tradeId, UserId userId) {
    TradeId of = of();
    String reason = RevisionText.reason(fields.text(Field.REASON));
    return new Bust(tradeId, userId, of, reason, tradedAt());
  }

  private Correct correct(TradeId tradeId, UserId userId) {
    TradeId of = of();
    Correction correction =
        fields.corrects() == EntryType.TRADE
            ? ofTrade()
            : fields.corrects() == EntryType.CASH ? ofCash() : ofTransfer(direction());
    return new Correct(tradeId, userId, of, correction, tradedAt());
  }

  private Correction.OfTrade ofTrade() {
    Side side = TradeText.side(fields.text(Field.SIDE));
    Quantity quantity = TradeText.quantity(fields.text(Field.QUANTITY));
    Price price = TradeText.price(fields.text(Field.PRICE));
    Money fee = TradeText.fee(fields.text(Field.FEE));
    TradeText.currency(fields.text(Field.CURRENCY));
    return new Correction.OfTrade(side, quantity, price, fee);
  }

  private Correction.OfCash ofCash() {
    Money amount = CashText.amount(fields.text(Field.AMOUNT));
    CashKind kind = CashText.kind(fields.text(Field.KIND));
    CashText.agree(amount, kind);
    return new Correction.OfCash(kind, amount);
  }

  private Correction.OfTransfer ofTransfer(Direction direction) {
    Quantity quantity = TransferText.quantity(fields.text(Field.QUANTITY));
    Money cost = TransferText.costBasis(fields.text(Field.COST_BASIS), direction, quantity);
    return new Correction.OfTransfer(direction, quantity, cost);
  }

  private TradeId of() {
    return RevisionText.of(fields.text(Field.OF));
  }

  private Direction direction() {
    return TransferText.direction(fields.text(Field.DIRECTION));
  }

  private String symbol() {
    return TradeText.symbol(fields.text(Field.SYMBOL));
  }

  private long tradedAt() {
    return TradeText.tradedAtMillis(fields.text(Field.TRADED_AT));
  }
}
