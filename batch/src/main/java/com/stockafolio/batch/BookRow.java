package com.stockafolio.batch;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A user's portfolio in the compact form of the batch's tables. Arrays stand side by side, by
 * ascending instrument. Quantities count 1e-4 shares, costs and realised P&amp;L 1e-8 dollars.
 */
public class BookRow implements Serializable {
  private static final long serialVersionUID = 1;

  private long userHigh;
  private long userLow;
  private int ledger;
  private long sequence;
  private long tradeCount;
  private long sharesHeld;
  private BigDecimal tradedValue;
  private BigDecimal costBasis;
  private BigDecimal realizedPnl;
  private int[] instruments;
  private long[] quantities;
  private long[] costs;
  private long[] realizedHighs;
  private long[] realizedLows;
  private long[] recentTrades;
  private BigDecimal pnl;

  /** Upper half of the user's id. */
  public long getUserHigh() {
    return userHigh;
  }

  /** See {@link #getUserHigh()}. */
  public void setUserHigh(long userHigh) {
    this.userHigh = userHigh;
  }

  /** Lower half of the user's id. */
  public long getUserLow() {
    return userLow;
  }

  /** See {@link #getUserLow()}. */
  public void setUserLow(long userLow) {
    this.userLow = userLow;
  }

  /** The ledger that it belongs to or, at a close, was found in. */
  public int getLedger() {
    return ledger;
  }

  /** See {@link #getLedger()}. */
  public void setLedger(int ledger) {
    this.ledger = ledger;
  }

  /** The number of booked trades. */
  public long getSequence() {
    return sequence;
  }

  /** See {@link #getSequence()}. */
  public void setSequence(long sequence) {
    this.sequence = sequence;
  }

  /** The total of trades as the portfolio states it. */
  public long getTradeCount() {
    return tradeCount;
  }

  /** See {@link #getTradeCount()}. */
  public void setTradeCount(long tradeCount) {
    this.tradeCount = tradeCount;
  }

  /** Sum of the quantities without their signs, as the portfolio states it. */
  public long getSharesHeld() {
    return sharesHeld;
  }

  /** See {@link #getSharesHeld()}. */
  public void setSharesHeld(long sharesHeld) {
    this.sharesHeld = sharesHeld;
  }

  /** Sum of quantity times price over all trades, in dollars. */
  public BigDecimal getTradedValue() {
    return tradedValue;
  }

  /** See {@link #getTradedValue()}. */
  public void setTradedValue(BigDecimal tradedValue) {
    this.tradedValue = tradedValue;
  }

  /** Sum of the costs, in dollars, as the portfolio states it. */
  public BigDecimal getCostBasis() {
    return costBasis;
  }

  /** See {@link #getCostBasis()}. */
  public void setCostBasis(BigDecimal costBasis) {
    this.costBasis = costBasis;
  }

  /** Sum of what was realised, in dollars, as the portfolio states it. */
  public BigDecimal getRealizedPnl() {
    return realizedPnl;
  }

  /** See {@link #getRealizedPnl()}. */
  public void setRealizedPnl(BigDecimal realizedPnl) {
    this.realizedPnl = realizedPnl;
  }

  /** The instruments ever traded, by id. */
  public int[] getInstruments() {
    return instruments;
  }

  /** See {@link #getInstruments()}. */
  public void setInstruments(int[] instruments) {
    this.instruments = instruments;
  }

  /** Quantity of each position, negative where short. */
  public long[] getQuantities() {
    return quantities;
  }

  /** See {@link #getQuantities()}. */
  public void setQuantities(long[] quantities) {
    this.quantities = quantities;
  }

  /** Cost basis of each position, with the quantity's sign. */
  public long[] getCosts() {
    return costs;
  }

  /** See {@link #getCosts()}. */
  public void setCosts(long[] costs) {
    this.costs = costs;
  }

  /** Upper half of each position's realised P&amp;L. */
  public long[] getRealizedHighs() {
    return realizedHighs;
  }

  /** See {@link #getRealizedHighs()}. */
  public void setRealizedHighs(long[] realizedHighs) {
    this.realizedHighs = realizedHighs;
  }

  /** Lower half of each position's realised P&amp;L. */
  public long[] getRealizedLows() {
    return realizedLows;
  }

  /** See {@link #getRealizedLows()}. */
  public void setRealizedLows(long[] realizedLows) {
    this.realizedLows = realizedLows;
  }

  /** Ids of the last trades, newest first, two longs each. */
  public long[] getRecentTrades() {
    return recentTrades;
  }

  /** See {@link #getRecentTrades()}. */
  public void setRecentTrades(long[] recentTrades) {
    this.recentTrades = recentTrades;
  }

  /** Realised and unrealised P&amp;L at the close, in dollars; null where not valued. */
  public BigDecimal getPnl() {
    return pnl;
  }

  /** See {@link #getPnl()}. */
  public void setPnl(BigDecimal pnl) {
    this.pnl = pnl;
  }
}
