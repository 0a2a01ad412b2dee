package com.stockafolio.transaction;

/** What an entry is. Each type has a fixed one-byte code, which stored and sent bytes carry. */
public enum EntryType {
  /** Shares were bought or sold. */
  TRADE(1),
  /** Cash moved by itself. */
  CASH(2),
  /** Shares moved without being traded. */
  TRANSFER(3);

  private final byte code;

  EntryType(int code) {
    this.code = (byte) code;
  }

  /** The code that stands for this type in stored and sent bytes; never 0. */
  public byte code() {
    return code;
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
