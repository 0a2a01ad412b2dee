/**
 * How the contract writes numbers, times and ids, read from bytes without making objects. {@link
 * com.stockafolio.loadtest.checker.text.FieldSlots} is the way in for objects of JSON, {@code
 * DecimalText} and {@code TimeText} for their values.
 */
package com.stockafolio.loadtest.checker.text;
