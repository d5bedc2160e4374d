package io.boundwatch.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Makes every store use the instance's {@link StateMemory}; Kafka Streams makes one per store. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /**
   * Of a write buffer: some 300 KB, which each store takes at once of the memory they all share.
   * More would have small stores written out early.
   */
  private static final double BLOOM_RATIO = 0.02;

  static final String MEMORY = "boundwatch.state-memory";

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    StateMemory memory = (StateMemory) configs.get(MEMORY);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setTableFormatConfig(table);
    // most that is asked for is new and not there: a filter says so sooner than a search
    options.setMemtablePrefixBloomSizeRatio(BLOOM_RATIO);
    options.setMemtableWholeKeyFiltering(true);
  }

  @Override
  public void close(String storeName, Options options) {
    // cache and write buffers are the instance's, which closes them when all stores are closed
  }
}
