package com.stockafolio.batch;

import java.io.Serializable;

/**
 * A row of what one user's book is made of: the portfolio of the day before, the day's records by
 * offset, and the ledger's portfolio at the close.
 */
public final class BookInput implements Serializable {
  private static final long serialVersionUID = 1;

  private long userHigh;
  private long userLow;
  private int ledger;
  private int partition;
  private long at;
  private long recordedAt;
  private long tradedAt;
  private long tradeHigh;
  private long tradeLow;
  private int instrument;
  private long signed;
  private long price;
  private int reason;
  private int rejection;
  private BookRow book;

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

  /** The ledger of the user. */
  public int getLedger() {
    return ledger;
  }

  /** See {@link #getLedger()}. */
  public void setLedger(int ledger) {
    this.ledger = ledger;
  }

  /** The partition of the user's records. */
  public int getPartition() {
    return partition;
  }

  /** See {@link #getPartition()}. */
  public void setPartition(int partition) {
    this.partition = partition;
  }

  /**
   * The record's offset; -1 for the portfolio before, the largest long for the one at the close.
   */
  public long getAt() {
    return at;
  }

  /** See {@link #getAt()}. */
  public void setAt(long at) {
    this.at = at;
  }

  /** Of a record, when it was appended to the log, where that is wanted. */
  public long getRecordedAt() {
    return recordedAt;
  }

  /** See {@link #getRecordedAt()}. */
  public void setRecordedAt(long recordedAt) {
    this.recordedAt = recordedAt;
  }

  /** Of a record, when it was traded, where that is wanted. */
  public long getTradedAt() {
    return tradedAt;
  }

  /** See {@link #getTradedAt()}. */
  public void setTradedAt(long tradedAt) {
    this.tradedAt = tradedAt;
  }

  /** Upper half of the tradeId. */
  public long getTradeHigh() {
    return tradeHigh;
  }

  /** See {@link #getTradeHigh()}. */
  public void setTradeHigh(long tradeHigh) {
    this.tradeHigh = tradeHigh;
  }

  /** Lower half of the tradeId. */
  public long getTradeLow() {
    return tradeLow;
  }

  /** See {@link #getTradeLow()}. */
  public void setTradeLow(long tradeLow) {
    this.tradeLow = tradeLow;
  }

  /** The instrument's id. */
  public int getInstrument() {
    return instrument;
  }

  /** See {@link #getInstrument()}. */
  public void setInstrument(int instrument) {
    this.instrument = instrument;
  }

  /** The quantity in 1e-4 shares, negative for a sell. */
  public long getSigned() {
    return signed;
  }

  /** See {@link #getSigned()}. */
  public void setSigned(long signed) {
    this.signed = signed;
  }

  /** The price in 1e-4 dollars. */
  public long getPrice() {
    return price;
  }

  /** See {@link #getPrice()}. */
  public void setPrice(long price) {
    this.price = price;
  }

  /** As in {@link TradeRow}. */
  public int getReason() {
    return reason;
  }

  /** See {@link #getReason()}. */
  public void setReason(int reason) {
    this.reason = reason;
  }

  /** As in {@link TradeRow}. */
  public int getRejection() {
    return rejection;
  }

  /** See {@link #getRejection()}. */
  public void setRejection(int rejection) {
    this.rejection = rejection;
  }

  /** The portfolio, of a row that is one. */
  public BookRow getBook() {
    return book;
  }

  /** See {@link #getBook()}. */
  public void setBook(BookRow book) {
    this.book = book;
  }
}
