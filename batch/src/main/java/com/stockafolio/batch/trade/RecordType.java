package com.stockafolio.batch.trade;

/** What a record is, as rows tell it by its place here: at most 16 of them. */
public enum RecordType {
  TRADE,
  TRANSFER_IN,
  TRANSFER_OUT,
  DEPOSIT,
  WITHDRAWAL,
  INTEREST,
  FEE,
  /** What takes another record back. */
  BUST;

  private static final RecordType[] ALL = values();

  /** The type at a place. */
  public static RecordType at(int place) {
    return ALL[place];
  }

  /** Whether it moves cash alone. */
  public boolean isCash() {
    return ordinal() >= DEPOSIT.ordinal() && this != BUST;
  }

  /** Whether it moves shares without a trade. */
  public boolean isTransfer() {
    return this == TRANSFER_IN || this == TRANSFER_OUT;
  }

  /** Whether it is cash that the portfolio earned or lost. */
  public boolean isIncome() {
    return this == INTEREST || this == FEE;
  }
}
