package com.stockafolio.transaction;

/** Why cash moved. Each kind has a fixed one-byte code, which journals and messages carry. */
public enum CashKind {
  /** The user paid in: above zero. */
  DEPOSIT(1, false),
  /** The user took out: below zero. */
  WITHDRAWAL(2, false),
  /** Interest received or, below zero, paid. */
  INTEREST(3, true),
  /** A charge that hangs on no trade, below zero; above zero where it is given back. */
  FEE(4, true);

  private final byte code;
  private final boolean income;

  CashKind(int code, boolean income) {
    this.code = (byte) code;
    this.income = income;
  }

  /** The code that stands for this kind in stored and sent bytes. */
  public byte code() {
    return code;
  }

  /** Whether the portfolio earned (or, below zero, lost) it, rather than that the user moved it. */
  public boolean isIncome() {
    return income;
  }

  /** Whether an amount of this sign may be of this kind. */
  public boolean allows(int signum) {
    return switch (this) {
      case DEPOSIT -> signum > 0;
      case WITHDRAWAL -> signum < 0;
      case INTEREST, FEE -> signum != 0;
    };
  }

  /**
   * The kind with the code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CashKind ofCode(int code) {
    for (CashKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of cash movement has the code " + code);
  }
}
