package com.stockafolio.loadtest.simulator.market;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.loadtest.simulator.market.Revisions.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes what takes back or corrects a record as the JSON of the topic {@code trades}. */
final class RevisionJson {
  private static final long TAG = 0x636F727265637400L;

  /** No run has so many records. */
  private static final long NEVER = 1L << 60;

  private final Users users;
  private final TradeIds ids;
  private final OtherRecords others;

  RevisionJson(Users users, TradeIds ids, OtherRecords others) {
    this.users = users;
    this.ids = ids;
    this.others = others;
  }

  /**
   * The value of its record.
   *
   * @param target the trade that its target was made of, at the price of now
   */
  byte[] value(Revision revision, SimulatedTrade target, long tradedAtMillis) {
    long of = revision.unknown() ? NEVER + revision.target() : revision.target();
    return "{\"type\":\"%s\",\"tradeId\":\"%s\",\"userId\":\"%s\",\"of\":\"%s\",%s,\"tradedAt\":\"%s\"}"
        .formatted(
            revision.bust() ? "BUST" : "CORRECT",
            ids.uuid(revision.index()),
            users.uuid(target.user()),
            ids.uuid(of),
            revision.bust() ? "\"reason\":\"simulated\"" : corrected(revision, target),
            Instant.ofEpochMilli(tradedAtMillis))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** As it should have been: about what it was. */
  private String corrected(Revision revision, SimulatedTrade target) {
    Draws draws = new Draws(TAG, revision.index());
    OtherRecords.Kind kind = others.kind(target.index());
    if (!revision.ofItsKind()) {
      kind = kind == OtherRecords.Kind.CASH ? OtherRecords.Kind.TRADE : OtherRecords.Kind.CASH;
    }
    boolean less = draws.percent(50);
    long quantity = Math.max(1, target.quantity() * (less ? 9 : 11) / 10);
    switch (kind) {
      case CASH -> {
        return "\"amount\":\"-%d.5\",\"kind\":\"%s\""
            .formatted(1 + draws.below(500), draws.percent(50) ? "FEE" : "WITHDRAWAL");
      }
      case TRANSFER -> {
        return "\"direction\":\"IN\",\"quantity\":\"%s\",\"costBasis\":\"%d\""
            .formatted(new Quantity(quantity), draws.below(50_000));
      }
      case TRADE -> {
        boolean buy = draws.percent(90) == target.buy();
        return "\"side\":\"%s\",\"quantity\":\"%s\",\"price\":\"%s\",\"fee\":\"0.%d\""
            .formatted(
                buy ? "BUY" : "SELL",
                new Quantity(draws.percent(30) ? target.quantity() : quantity),
                new Price(target.price()),
                10 + draws.below(90));
      }
      default -> throw new IllegalStateException("of no kind: " + kind);
    }
  }
}
