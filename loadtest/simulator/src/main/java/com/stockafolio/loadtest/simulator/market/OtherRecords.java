package com.stockafolio.loadtest.simulator.market;

import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Makes some trades have a fee, and of others movements of cash or transfers, a third each of cash,
 * in and out. Which they are follows from seed, run and the trade's index alone; all others are
 * left as they are. What is transferred out is at times more than is held, and is to be rejected.
 * Trades of watched users that measure latency stay trades.
 */
public final class OtherRecords {
  /** Leaves all trades as they are. */
  public static final OtherRecords NONE = new OtherRecords(0, 0, 0, 0);

  private static final long TAG = 0x6F74686572000000L;
  private static final int SHARE_DECIMALS = 9;
  private static final int CENTS = 2;
  private static final int MONEY_DECIMALS = 8;
  private static final String[] KINDS = {"DEPOSIT", "WITHDRAWAL", "INTEREST", "FEE"};

  private final int feePercent;
  private final int otherPercent;
  private final long key;

  /**
   * Of the trades of one run.
   *
   * @param feePercent of all trades those with a fee, from 0 to 100
   * @param otherPercent of all records those that are no trades, from 0 to 100
   */
  public OtherRecords(long seed, int run, int feePercent, int otherPercent) {
    this.feePercent = feePercent;
    this.otherPercent = otherPercent;
    this.key = Mix64.mix(Mix64.mix(seed ^ TAG) + run);
  }

  /** What the record is to be instead; null where it stays a trade without a fee. */
  byte[] value(
      SimulatedTrade trade, TradeId id, UserId user, byte[] symbol, byte[] tradeAsJson, String at) {
    if (feePercent == 0 && otherPercent == 0) {
      return null;
    }
    Draws draws = new Draws(key, trade.index());
    if (isOther(trade.index(), draws)) {
      String ids =
          "\"tradeId\":\"%s\",\"userId\":\"%s\",\"tradedAt\":\"%s\"".formatted(id, user, at);
      String name = new String(symbol, StandardCharsets.US_ASCII);
      return bytes(isCash(draws) ? cash(ids, draws) : transfer(ids, name, trade, draws));
    }
    if (!draws.percent(feePercent)) {
      return null;
    }
    String json = new String(tradeAsJson, StandardCharsets.US_ASCII);
    return bytes(json.substring(0, json.length() - 1) + ",\"fee\":\"" + fee(draws) + "\"}");
  }

  /** What a record is. */
  enum Kind {
    TRADE,
    CASH,
    TRANSFER
  }

  /** What the record of this index is. */
  Kind kind(long index) {
    Draws draws = new Draws(key, index);
    if (otherPercent == 0 || !isOther(index, draws)) {
      return Kind.TRADE;
    }
    return isCash(draws) ? Kind.CASH : Kind.TRANSFER;
  }

  /** The first that is drawn. */
  private boolean isOther(long index, Draws draws) {
    boolean measured = index % TradeFlow.WATCHED_EVERY == 0;
    return !measured && draws.percent(otherPercent);
  }

  /** What is drawn next, of one that is no trade. */
  private static boolean isCash(Draws draws) {
    return draws.below(3) == 0;
  }

  private static String cash(String ids, Draws draws) {
    String kind = KINDS[draws.below(KINDS.length)];
    boolean out = kind.equals("WITHDRAWAL") || !kind.equals("DEPOSIT") && draws.percent(50);
    String amount = (out ? "-" : "") + money(1 + draws.below(500_000), draws);
    return "{\"type\":\"CASH\",%s,\"amount\":\"%s\",\"kind\":\"%s\"}".formatted(ids, amount, kind);
  }

  private static String transfer(String ids, String symbol, SimulatedTrade trade, Draws draws) {
    String sign = draws.percent(30) ? "-" : "";
    if (draws.percent(50)) {
      BigDecimal few = BigDecimal.valueOf(1 + trade.quantity() / 50, SHARE_DECIMALS);
      return ("{\"type\":\"TRANSFER\",%s,\"direction\":\"OUT\",\"symbol\":\"%s\","
              + "\"quantity\":\"%s%s\"}")
          .formatted(ids, symbol, sign, plain(few));
    }
    BigDecimal shares = BigDecimal.valueOf(trade.quantity(), SHARE_DECIMALS);
    String cost = draws.percent(10) ? "0" : sign + money(1 + draws.below(5_000_000), draws);
    return ("{\"type\":\"TRANSFER\",%s,\"direction\":\"IN\",\"symbol\":\"%s\","
            + "\"quantity\":\"%s%s\",\"costBasis\":\"%s\"}")
        .formatted(ids, symbol, sign, plain(shares), cost);
  }

  private static String fee(Draws draws) {
    return money(1 + draws.below(5_000), draws);
  }

  /** So many cents, at times with eight decimals. */
  private static String money(int cents, Draws draws) {
    BigDecimal money = BigDecimal.valueOf(cents, CENTS);
    BigDecimal fine =
        draws.percent(20)
            ? money.add(BigDecimal.valueOf(1 + draws.below(999_999), MONEY_DECIMALS))
            : money;
    return plain(fine);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.US_ASCII);
  }
}
