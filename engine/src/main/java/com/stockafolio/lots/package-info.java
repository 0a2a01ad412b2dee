/**
 * The lots that positions are made of: computed on demand, out of a user's whole history, and no
 * part of what is booked or stored. Start at {@link com.stockafolio.lots.TaxLots}; {@link
 * com.stockafolio.lots.LotFold} has the rule. Pure, as {@link com.stockafolio.portfolio} is.
 */
package com.stockafolio.lots;
