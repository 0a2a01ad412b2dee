package com.stockafolio.transaction;

/** What an entry is. Each type has a fixed one-byte code, which stored and sent bytes carry. */
public enum EntryType {
  /** Shares were bought or sold. */
  TRADE(1),
  /** Cash moved by itself. */
  CASH(2),
  /** Shares moved without being traded. */
  TRANSFER(3),
  /** Shares became more, or fewer. */
  SPLIT(4),
  /** An instrument got another symbol. */
  RENAME(5),
  /** Cash was paid for shares. */
  DIVIDEND(6),
  /** Shares of another company were handed out. */
  SPINOFF(7),
  /** An instrument ended for shares of another one, or cash. */
  MERGER(8),
  /** What an entry before did was taken back. */
  BUST(9),
  /** What an entry before said was set right. */
  CORRECT(10);

  private final byte code;

  EntryType(int code) {
    this.code = (byte) code;
  }

  /** The code that stands for this type in stored and sent bytes; never 0. */
  public byte code() {
    return code;
  }

  /** Whether it is the market's doing, and not the user's. */
  public boolean isAction() {
    return code >= SPLIT.code && code <= MERGER.code;
  }

  /** Whether it changes what an entry before it did. */
  public boolean isRevision() {
    return this == BUST || this == CORRECT;
  }

  /**
   * The type with the code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EntryType ofCode(int code) {
    for (EntryType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of entry has the code " + code);
  }
}
