package com.stockafolio.batch.trade;

import com.stockafolio.batch.market.Stocks;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The stocks' ids by the bytes of what they are called: no string is made for each record. */
final class SymbolTable {
  static final int UNKNOWN = 0;

  private final byte[][] symbols;
  private final int[] ids;

  SymbolTable(Stocks known) {
    Map<String, Integer> names = known.names();
    int size = Integer.highestOneBit(names.size()) << 3;
    symbols = new byte[size][];
    ids = new int[size];
    FieldText text = new FieldText();
    names.forEach(
        (name, id) -> {
          text.set(name);
          int slot = slot(text);
          symbols[slot] = name.getBytes(StandardCharsets.UTF_8);
          ids[slot] = id;
        });
  }

  /**
   * The id of the instrument with the symbol, as it stands or with a point for a dash, a slash and
   * a blank; {@link #UNKNOWN} where none has it.
   */
  int id(FieldText symbol) {
    int exact = ids[slot(symbol)];
    if (exact != UNKNOWN) {
      return exact;
    }
    FieldText pointed = new FieldText();
    pointed.set(symbol.toString().replace('-', '.').replace('/', '.').replace(' ', '.'));
    return ids[slot(pointed)];
  }

  /** Where the symbol stands, or would. */
  private int slot(FieldText symbol) {
    int slot = symbol.hash() & symbols.length - 1;
    while (symbols[slot] != null && !symbol.is(symbols[slot])) {
      slot = slot + 1 & symbols.length - 1;
    }
    return slot;
  }
}
