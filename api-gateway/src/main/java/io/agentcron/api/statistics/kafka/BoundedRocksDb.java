package io.agentcron.api.statistics.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on native memory for all stores together. By default each of them, and each segment of
 * a windowed one, may take 50 MiB for reading and 48 MiB for writing.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  private static final long TOTAL = 32L << 20;
  private static final long FOR_WRITING = 16L << 20;
  private static final long WRITE_BUFFER = 1L << 20;

  /**
   * For as long as the process lives, since stores are opened and closed while tasks move; made by
   * the first store, which has loaded the native library by then.
   */
  private static final class Shared {
    static final Cache CACHE = new LRUCache(TOTAL);
    static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(FOR_WRITING, CACHE);
  }

  /** For Kafka Streams, which makes it by name. */
  public BoundedRocksDb() {}

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(Shared.CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(Shared.WRITE_BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFER);
  }

  @Override
  public void close(String storeName, Options options) {
    // What is shared stays open.
  }
}
