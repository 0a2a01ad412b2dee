package com.stockafolio.batch.archived;

import java.io.Serializable;

/**
 * One object of the archive.
 *
 * @param place its full name
 * @param partition whose records it holds
 * @param first the offset of its first record
 * @param end the offset after its last record, as it must be for the next object to follow without
 *     a gap
 * @param version tells its content from another's
 */
public record ArchiveObject(String place, int partition, long first, long end, String version)
    implements Serializable {}
