/**
 * Outside books: what a custodian or a clearing house holds for our users, against the certified
 * close.
 *
 * <p>{@link com.stockafolio.batch.outside.OutsideBooks} is the way in; {@code PositionsFile} reads
 * their file, {@code PositionMatch} is the rule.
 */
package com.stockafolio.batch.outside;
