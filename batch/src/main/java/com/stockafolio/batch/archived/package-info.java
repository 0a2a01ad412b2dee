/**
 * The archive of records as it lies in the store.
 *
 * <p>{@link com.stockafolio.batch.archived.Archive} lists its objects; {@code ArchivedRecords}
 * reads them.
 */
package com.stockafolio.batch.archived;
