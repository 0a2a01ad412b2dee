/**
 * A model of the whole protocol under a simulated network, clock and storage: the real consumer's
 * side and the real rules of the ledger, run through seeded schedules of faults. {@link
 * com.stockafolio.delivery.model.DeliveryModelTest} is the way in.
 */
package com.stockafolio.delivery.model;
