/**
 * Exact numbers: quantities, prices, amounts of money, and the rules of rounding. Fixed-point, no
 * floating-point number anywhere; beside the JDK it knows {@link com.stockafolio.bytes} alone.
 *
 * <p>Start at {@link com.stockafolio.amount.Money}.
 */
package com.stockafolio.amount;
