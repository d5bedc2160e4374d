package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What has to be looked at when, ordered by time: one entry for each sign-in or cell, put back when
 * it was taken too early. Due work is found here and never by scanning what it is about.
 *
 * <p>Entries that fall due within the same second and came between the same two commits are written
 * as one value, a page, and a page is deleted when all its entries were taken: an entry of its own
 * for each, and a delete for each, would be more writes than all else that is kept of a sign-in.
 * Pages are read when their second comes; one that is half used up at a commit is written anew.
 *
 * <p>For one thread.
 */
final class DueIndex<K> extends WriteBehind {
  static final int VERSION = 1;
  private static final long PAGE_MILLIS = 1_000;

  /** Keeps a page, with keys of some hundred bytes, far below the size of a record. */
  private static final int PAGE_ENTRIES = 1_000;

  private static final class Entry<K> implements Comparable<Entry<K>> {
    private final long time;
    private final K key;
    private final Page<K> page;
    private final KeyForm<K> form;
    private byte[] bytes;
    private boolean taken;

    Entry(long time, K key, Page<K> page, KeyForm<K> form) {
      this.time = time;
      this.key = key;
      this.page = page;
      this.form = form;
    }

    byte[] bytes() {
      if (bytes == null) {
        bytes = form.bytes(key);
      }
      return bytes;
    }

    /** By key within a time, so that the order does not depend on that in which they came. */
    @Override
    public int compareTo(Entry<K> other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Arrays.compareUnsigned(bytes(), other.bytes());
    }
  }

  private static final class Page<K> {
    private final List<Entry<K>> entries = new ArrayList<>();
    private Bytes storeKey;
    private int left;

    /** It is read when this second comes, with whatever else it has. */
    private long earliest = Long.MAX_VALUE;
  }

  private final KeyForm<K> keys;

  /** Pages since the last commit, by the second that they are of. */
  private final TreeMap<Long, List<Page<K>>> fresh = new TreeMap<>();

  /** The entries of seconds that have come, of fresh pages and written ones. */
  private final PriorityQueue<Entry<K>> come = new PriorityQueue<>();

  /** Fresh pages of seconds that have come: to be written if they are not used up by then. */
  private final List<Page<K>> freshCome = new ArrayList<>();

  /** Written pages of which some entries were taken since the last commit. */
  private final Set<Page<K>> begun = new LinkedHashSet<>();

  /** Seconds before this one have come. */
  private long horizon;

  private long nextPage;

  DueIndex(KeyValueStore<Bytes, byte[]> written, KeyForm<K> keys) {
    super(written);
    this.keys = keys;
  }

  /**
   * @param time milliseconds since the epoch, at or after it
   */
  void add(long time, K key) {
    long second = time / PAGE_MILLIS;
    if (second < horizon) {
      Page<K> page = lastOf(freshCome);
      come.add(addTo(page, time, key));
    } else {
      addTo(lastOf(fresh.computeIfAbsent(second, s -> new ArrayList<>())), time, key);
    }
  }

  private static <K> Page<K> lastOf(List<Page<K>> pages) {
    if (pages.isEmpty() || pages.get(pages.size() - 1).entries.size() >= PAGE_ENTRIES) {
      pages.add(new Page<>());
    }
    return pages.get(pages.size() - 1);
  }

  private Entry<K> addTo(Page<K> page, long time, K key) {
    Entry<K> entry = new Entry<>(time, key, page, keys);
    page.entries.add(entry);
    page.left++;
    page.earliest = Math.min(page.earliest, time);
    return entry;
  }

  /** Takes out the keys due at or before a time, at most so many, earliest first. */
  List<K> take(long upTo, int limit) {
    long second = Math.floorDiv(upTo, PAGE_MILLIS);
    List<K> due = new ArrayList<>();
    takeCome(upTo, limit, due);
    while (due.size() < limit && horizon <= second) {
      comeTo(second, limit);
      takeCome(upTo, limit, due);
    }
    return due;
  }

  /** Only of seconds that have come: what is in a page for later may not be all of its second. */
  private void takeCome(long upTo, int limit, List<K> due) {
    long last = Math.min(upTo, horizon * PAGE_MILLIS - 1);
    while (due.size() < limit && !come.isEmpty() && come.peek().time <= last) {
      Entry<K> entry = come.remove();
      due.add(entry.key);
      used(entry);
    }
  }

  private void used(Entry<K> entry) {
    Page<K> page = entry.page;
    entry.taken = true;
    page.left--;
    if (page.storeKey == null) {
      return;
    }
    if (page.left == 0) {
      begun.remove(page);
      written().put(page.storeKey, null);
    } else {
      begun.add(page);
    }
  }

  /** Reads pages up to a second, or until there are entries enough: never all of a long outage. */
  private void comeTo(long second, int enough) {
    horizon = readWritten(second, enough);
    for (List<Page<K>> pages : fresh.headMap(horizon).values()) {
      for (Page<K> page : pages) {
        come.addAll(page.entries);
        freshCome.add(page);
      }
    }
    fresh.headMap(horizon).clear();
  }

  /** Returns the first second whose pages were not read. */
  private long readWritten(long last, int enough) {
    try (KeyValueIterator<Bytes, byte[]> pages =
        written().range(pageKey(horizon, 0), pageKey(last, Long.MAX_VALUE))) {
      long reading = horizon;
      while (pages.hasNext()) {
        KeyValue<Bytes, byte[]> page = pages.next();
        long second = new ByteReader(page.key.get()).readFixedLong();
        if (second > reading && come.size() >= enough) {
          return second;
        }
        reading = second;
        come.addAll(read(page.key, page.value).entries);
      }
    }
    return last + 1;
  }

  @Override
  void write() {
    begun.forEach(page -> written().put(page.storeKey, bytes(page)));
    begun.clear();
    fresh.values().forEach(pages -> pages.forEach(this::writeNew));
    fresh.clear();
    freshCome.forEach(this::writeNew);
    freshCome.clear();
  }

  private void writeNew(Page<K> page) {
    if (page.left > 0) {
      page.storeKey = unusedKey(page.earliest / PAGE_MILLIS);
      written().put(page.storeKey, bytes(page));
    }
  }

  private byte[] bytes(Page<K> page) {
    ByteWriter out = new ByteWriter().writeByte(VERSION);
    for (Entry<K> entry : page.entries) {
      if (!entry.taken) {
        out.writeLong(entry.time).writeBytes(entry.bytes());
      }
    }
    return out.toByteArray();
  }

  /** Numbers go on after those of an earlier life of the task, whose pages may still be there. */
  private Bytes unusedKey(long second) {
    Bytes key = pageKey(second, nextPage++);
    while (written().get(key) != null) {
      nextPage += PAGE_ENTRIES;
      key = pageKey(second, nextPage++);
    }
    return key;
  }

  private static Bytes pageKey(long second, long number) {
    return Bytes.wrap(new ByteWriter().writeFixedLong(second).writeFixedLong(number).toByteArray());
  }

  private Page<K> read(Bytes storeKey, byte[] value) {
    Page<K> page = new Page<>();
    page.storeKey = storeKey;
    ByteReader in =
        new ByteReader(value).expectVersion(VERSION, "the stored pages of what is due have");
    while (in.hasMore()) {
      addTo(page, in.readLong(), keys.read(in.readBytes()));
    }
    return page;
  }

  @Override
  void forget() {
    fresh.clear();
    come.clear();
    freshCome.clear();
    begun.clear();
    horizon = 0;
  }
}
