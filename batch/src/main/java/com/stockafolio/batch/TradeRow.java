package com.stockafolio.batch;

import java.io.Serializable;

/**
 * A record of the topic of trades in the compact form that the batch's tables have, written and
 * read by Spark's encoder for beans. One that is no readable trade has zeros for what could not be
 * read.
 */
public final class TradeRow implements Serializable {
  private static final long serialVersionUID = 1;

  private long userHigh;
  private long userLow;
  private int ledger;
  private int partition;
  private long offset;
  private long recordedAt;
  private long tradedAt;
  private long tradeHigh;
  private long tradeLow;
  private int instrument;
  private long signed;
  private long price;
  private int reason;
  private int rejection;
  private String flaw;

  /** Upper half of the user's id; 0 where the record names none. */
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

  /** The ledger of the key; -1 where the key is no user's id. */
  public int getLedger() {
    return ledger;
  }

  /** See {@link #getLedger()}. */
  public void setLedger(int ledger) {
    this.ledger = ledger;
  }

  /** The record's partition. */
  public int getPartition() {
    return partition;
  }

  /** See {@link #getPartition()}. */
  public void setPartition(int partition) {
    this.partition = partition;
  }

  /** The record's offset in its partition. */
  public long getOffset() {
    return offset;
  }

  /** See {@link #getOffset()}. */
  public void setOffset(long offset) {
    this.offset = offset;
  }

  /** When it was appended to the log, in milliseconds since 1970. */
  public long getRecordedAt() {
    return recordedAt;
  }

  /** See {@link #getRecordedAt()}. */
  public void setRecordedAt(long recordedAt) {
    this.recordedAt = recordedAt;
  }

  /** The producer's word on when it was traded, in milliseconds since 1970. */
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

  /** The instrument's id; 0 where none has the symbol. */
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

  /** Code of the reason why the record by itself cannot be booked; 0 for none. */
  public int getReason() {
    return reason;
  }

  /** See {@link #getReason()}. */
  public void setReason(int reason) {
    this.reason = reason;
  }

  /** Code of the reason that the topic of rejected records gives; 0 where it is not there. */
  public int getRejection() {
    return rejection;
  }

  /** See {@link #getRejection()}. */
  public void setRejection(int rejection) {
    this.rejection = rejection;
  }

  /** Where the archive's fields say something else than the record's bytes; null for nowhere. */
  public String getFlaw() {
    return flaw;
  }

  /** See {@link #getFlaw()}. */
  public void setFlaw(String flaw) {
    this.flaw = flaw;
  }
}
