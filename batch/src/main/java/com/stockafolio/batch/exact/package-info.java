/**
 * Exact numbers and the forms of ids, without the engine's code.
 *
 * <p>{@link com.stockafolio.batch.exact.Wide} is a 128-bit number in place; {@code DecimalText}
 * reads decimals, {@code Value} multiplies a quantity with a price.
 */
package com.stockafolio.batch.exact;
