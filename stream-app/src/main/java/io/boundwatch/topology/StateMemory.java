package io.boundwatch.topology;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory of all RocksDB stores of an instance: one block cache that also holds index and filter
 * blocks, and one manager of write buffers charged to it. RocksDB's own defaults grow with every
 * store and partition.
 */
final class StateMemory implements AutoCloseable {
  static {
    RocksDB.loadLibrary();
  }

  private final Cache cache;
  private final WriteBufferManager writeBuffers;

  StateMemory(int megabytes) {
    long bytes = megabytes * 1024L * 1024L;
    cache = new LRUCache(bytes, -1, false, 0.1);
    writeBuffers = new WriteBufferManager(bytes / 2, cache);
  }

  Cache cache() {
    return cache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }
}
