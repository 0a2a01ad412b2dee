package com.stockafolio.batch.market;

import java.io.Serializable;

/**
 * A record of the market as it lies in a partition, its signature and members found right.
 *
 * @param rejection code of the reason that the topic of rejected records gives; 0 for none
 */
public record Copy(int partition, long offset, long recordedAtMillis, int rejection, byte[] value)
    implements Serializable {}
