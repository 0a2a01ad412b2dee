/**
 * From Kafka to S3: every acknowledged record once and for good.
 *
 * <p>{@link com.stockafolio.archive.ArchivePart} is the way in. It starts one {@link
 * com.stockafolio.archive.PartitionArchiver} for each archived partition somewhere in the cluster.
 * Objects end at boundaries that follow from stored facts alone, so that one written again after a
 * failure is the same; an object that is not finished is not to be seen.
 */
package com.stockafolio.archive;
