package com.stockafolio.loadtest.peer.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** One bound for the memory of all stores together, as the documentation of Streams advises. */
public final class StoreMemory implements RocksDBConfigSetter {
  private static final long BLOCKS_AND_WRITE_BUFFERS = 512L << 20;
  private static final long WRITE_BUFFERS = 192L << 20;
  private static final int WRITE_BUFFER = 32 << 20;

  private static final Cache CACHE = new LRUCache(BLOCKS_AND_WRITE_BUFFERS);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS, CACHE);

  /** Made by Kafka Streams. */
  public StoreMemory() {}

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFER);
  }

  @Override
  public void close(String storeName, Options options) {
    // Cache and buffers are shared: they last as long as the process.
  }
}
