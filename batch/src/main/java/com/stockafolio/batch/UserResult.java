package com.stockafolio.batch;

import java.math.BigDecimal;
import java.util.List;

/**
 * A user's portfolio as the batch keeps it, valued at the closing prices, and what it has against
 * the ledger's.
 */
public final class UserResult extends BookRow {
  private static final long serialVersionUID = 1;

  private boolean compared;
  private boolean fresh;
  private long dayTrades;
  private BigDecimal dayTradedValue;
  private BigDecimal marketValue;
  private BigDecimal dayPnl;
  private long duplicates;
  private int differing;
  private List<Difference> differences;

  /** Whether the ledger wrote a portfolio of this user at the close. */
  public boolean getCompared() {
    return compared;
  }

  /** See {@link #getCompared()}. */
  public void setCompared(boolean compared) {
    this.compared = compared;
  }

  /** Whether the user's first trade is of this day. */
  public boolean getFresh() {
    return fresh;
  }

  /** See {@link #getFresh()}. */
  public void setFresh(boolean fresh) {
    this.fresh = fresh;
  }

  /** Trades booked this day. */
  public long getDayTrades() {
    return dayTrades;
  }

  /** See {@link #getDayTrades()}. */
  public void setDayTrades(long dayTrades) {
    this.dayTrades = dayTrades;
  }

  /** Their value, in dollars. */
  public BigDecimal getDayTradedValue() {
    return dayTradedValue;
  }

  /** See {@link #getDayTradedValue()}. */
  public void setDayTradedValue(BigDecimal dayTradedValue) {
    this.dayTradedValue = dayTradedValue;
  }

  /** Value of the positions at the closing prices, in dollars, shorts negative. */
  public BigDecimal getMarketValue() {
    return marketValue;
  }

  /** See {@link #getMarketValue()}. */
  public void setMarketValue(BigDecimal marketValue) {
    this.marketValue = marketValue;
  }

  /** What the day added to the P&amp;L, in dollars. */
  public BigDecimal getDayPnl() {
    return dayPnl;
  }

  /** See {@link #getDayPnl()}. */
  public void setDayPnl(BigDecimal dayPnl) {
    this.dayPnl = dayPnl;
  }

  /** Records of this day rejected as duplicates, rightly. */
  public long getDuplicates() {
    return duplicates;
  }

  /** See {@link #getDuplicates()}. */
  public void setDuplicates(long duplicates) {
    this.duplicates = duplicates;
  }

  /** The number of differences, listed or not. */
  public int getDiffering() {
    return differing;
  }

  /** See {@link #getDiffering()}. */
  public void setDiffering(int differing) {
    this.differing = differing;
  }

  /** The differences, the first ones; null for none. */
  public List<Difference> getDifferences() {
    return differences;
  }

  /** See {@link #getDifferences()}. */
  public void setDifferences(List<Difference> differences) {
    this.differences = differences;
  }
}
