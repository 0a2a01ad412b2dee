package com.stockafolio.market;

/**
 * What a market record is. Each type has a fixed one-byte code, which stored and sent bytes carry.
 */
public enum MarketType {
  /** An instrument is listed, or is described anew. */
  INSTRUMENT(1),
  /** Shares become more, or fewer. */
  SPLIT(2),
  /** An instrument has another symbol. */
  RENAME(3),
  /** Cash is paid for shares. */
  DIVIDEND(4),
  /** Shares of another company are handed out. */
  SPINOFF(5),
  /** An instrument ends for shares of another one, or cash. */
  MERGER(6);

  private final byte code;

  MarketType(int code) {
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
  public static MarketType ofCode(int code) {
    for (MarketType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of market record has the code " + code);
  }
}
