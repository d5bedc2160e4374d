package io.boundwatch.replay;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts entries by time, those of one time in the order in which they came: in memory up to a
 * bound, beyond it in sorted runs on disk that are merged when read.
 */
final class SortedSpool implements AutoCloseable {
  /**
   * @param time milliseconds since the epoch
   * @param order of arrival
   */
  record Entry(long time, long order, byte[] value) implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER =
        Comparator.comparingLong(Entry::time).thenComparingLong(Entry::order);

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }
  }

  /** What an entry costs in memory besides its value, roughly. */
  private static final int OVERHEAD = 64;

  private final Path folder;
  private final long maxMemory;
  private final List<Path> runs = new ArrayList<>();
  private final List<Run> open = new ArrayList<>();
  private List<Entry> inMemory = new ArrayList<>();
  private long memory;
  private long count;

  /**
   * @param folder for the runs; exists
   * @param maxMemory bytes kept in memory before a run is written
   */
  SortedSpool(Path folder, long maxMemory) {
    this.folder = folder;
    this.maxMemory = maxMemory;
  }

  void add(long time, byte[] value) throws IOException {
    inMemory.add(new Entry(time, count++, value));
    memory += value.length + OVERHEAD;
    if (memory > maxMemory) {
      writeRun();
    }
  }

  long size() {
    return count;
  }

  private void writeRun() throws IOException {
    inMemory.sort(Comparator.naturalOrder());
    Path run = folder.resolve("run-" + runs.size());
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), 1 << 16))) {
      for (Entry entry : inMemory) {
        out.writeLong(entry.time());
        out.writeLong(entry.order());
        out.writeInt(entry.value().length);
        out.write(entry.value());
      }
    }
    runs.add(run);
    inMemory = new ArrayList<>();
    memory = 0;
  }

  /** What takes the sorted entries. */
  interface Sink {
    void take(Entry entry) throws IOException;
  }

  /** Hands over all entries in order; once. */
  void drain(Sink sink) throws IOException {
    inMemory.sort(Comparator.naturalOrder());
    if (runs.isEmpty()) {
      for (Entry entry : inMemory) {
        sink.take(entry);
      }
      return;
    }
    writeRun();
    merge(sink);
  }

  private void merge(Sink sink) throws IOException {
    PriorityQueue<Run> heads = new PriorityQueue<>(Comparator.comparing(run -> run.head));
    for (Path path : runs) {
      Run run = new Run(path);
      open.add(run);
      if (run.advance()) {
        heads.add(run);
      }
    }
    while (!heads.isEmpty()) {
      Run least = heads.poll();
      sink.take(least.head);
      if (least.advance()) {
        heads.add(least);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Run run : open) {
      run.in.close();
    }
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  private static final class Run {
    private final DataInputStream in;
    private Entry head;

    Run(Path path) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    }

    boolean advance() throws IOException {
      try {
        long time = in.readLong();
        long order = in.readLong();
        byte[] value = new byte[in.readInt()];
        in.readFully(value);
        head = new Entry(time, order, value);
        return true;
      } catch (EOFException e) {
        return false;
      }
    }
  }
}
