package com.stockafolio.batch.outside;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a row of the outside file says of a user's position.
 *
 * @param line of the file where the row begins, from 1
 * @param symbol as the file has it
 * @param quantity in shares, negative for a short
 * @param cost what was paid for it in dollars, with the sign of the quantity; null where the file
 *     does not tell
 * @param marketValue in dollars, with the sign of the quantity; null where the file does not tell
 */
record OutsidePosition(
    long line,
    UUID user,
    String symbol,
    BigDecimal quantity,
    BigDecimal cost,
    BigDecimal marketValue)
    implements Serializable {}
