package com.stockafolio.engine.node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far the archive reaches of the partitions that this node archives. Safe to share. */
public final class ArchiveProgress {
  private final Map<String, Reach> byPartition = new ConcurrentHashMap<>();

  /**
   * How far one partition's archive reaches.
   *
   * @param archived every record before this offset is archived
   * @param end the offset behind the partition's last record, as last seen
   */
  public record Reach(long archived, long end) {
    /** Records that wait to be archived. */
    public long lag() {
      return Math.max(0, end - archived);
    }
  }

  /** Every record of the partition before an offset is archived. */
  public void moved(String partition, long archived) {
    byPartition.merge(
        partition,
        new Reach(archived, archived),
        (before, now) -> new Reach(archived, Math.max(before.end(), archived)));
  }

  /** The partition's records end before an offset. */
  public void ends(String partition, long end) {
    byPartition.computeIfPresent(partition, (name, before) -> new Reach(before.archived(), end));
  }

  /** The partition is archived elsewhere from now on. */
  public void left(String partition) {
    byPartition.remove(partition);
  }

  /** All partitions, such as {@code trades-0}. */
  public Map<String, Reach> byPartition() {
    return Map.copyOf(byPartition);
  }
}
