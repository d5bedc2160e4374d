package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An index whose entries are written in pages: those that came between the same two commits stand
 * in one value, which is deleted when all of them were taken. An entry of its own for each, and a
 * delete for each, would be more writes than all else that is kept of a sign-in. A page that is
 * half used up at a commit is written anew; what came and was taken between two commits never is.
 */
abstract class PagedIndex<K> implements WriteBehind {
  static final int VERSION = 1;
  private static final long PAGE_MILLIS = 1_000;

  /** Keeps a page, with keys of some hundred bytes, far below the size of a record. */
  private static final int PAGE_ENTRIES = 1_000;

  /** A key at a time. */
  static final class Entry<K> implements Comparable<Entry<K>> {
    private final long time;
    private final K key;
    private final PagedIndex<K> index;
    private Page<K> page;
    private byte[] bytes;
    private boolean taken;

    private Entry(long time, K key, Page<K> page, PagedIndex<K> index) {
      this.time = time;
      this.key = key;
      this.page = page;
      this.index = index;
    }

    long time() {
      return time;
    }

    K key() {
      return key;
    }

    private byte[] bytes() {
      if (bytes == null) {
        bytes = index.bytes(key);
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

  /** Entries that are written together. */
  static final class Page<K> {
    private final List<Entry<K>> entries = new ArrayList<>();
    private byte[] storeKey;
    private int left;
    private long earliest = Long.MAX_VALUE;

    List<Entry<K>> entries() {
      return entries;
    }

    boolean isFull() {
      return entries.size() >= PAGE_ENTRIES;
    }

    boolean hasRoomFor(Page<K> other) {
      return entries.size() + other.entries.size() <= PAGE_ENTRIES;
    }
  }

  private final PartStore written;
  private final Form<K> keys;
  private final List<Page<K>> unwritten = new ArrayList<>();

  /** Written pages of which some entries were taken since the last commit. */
  private final Set<Page<K>> begun = new LinkedHashSet<>();

  private final ByteWriter keyWriter = new ByteWriter();
  private long nextNumber;

  PagedIndex(PartStore written, Form<K> keys) {
    this.written = written;
    this.keys = keys;
  }

  final PartStore written() {
    return written;
  }

  /** The second that a time is in: pages are found by that of their earliest entry. */
  static long secondOf(long time) {
    return Math.floorDiv(time, PAGE_MILLIS);
  }

  /** The last moment before a second. */
  static long before(long second) {
    return second * PAGE_MILLIS - 1;
  }

  final Page<K> newPage() {
    Page<K> page = new Page<>();
    unwritten.add(page);
    return page;
  }

  /** Adds to a page that is not yet written. */
  final Entry<K> addTo(Page<K> page, long time, K key) {
    Entry<K> entry = new Entry<>(time, key, page, this);
    page.entries.add(entry);
    page.left++;
    page.earliest = Math.min(page.earliest, time);
    return entry;
  }

  /**
   * Moves the entries of a page that is not yet written to another.
   *
   * @param page none of its entries was taken; it is empty afterwards
   */
  final void moveAll(Page<K> page, Page<K> target) {
    for (Entry<K> entry : page.entries) {
      entry.page = target;
    }
    target.entries.addAll(page.entries);
    target.left += page.left;
    target.earliest = Math.min(target.earliest, page.earliest);
    page.entries.clear();
    page.left = 0;
  }

  /** The entry is done with. */
  final void taken(Entry<K> entry) {
    Page<K> page = entry.page;
    entry.taken = true;
    page.left--;
    if (page.storeKey == null) {
      return;
    }
    if (page.left == 0) {
      begun.remove(page);
      written.remove(page.storeKey);
    } else {
      begun.add(page);
    }
  }

  @Override
  public void write() {
    begun.forEach(page -> written.put(page.storeKey, bytes(page)));
    begun.clear();
    for (Page<K> page : unwritten) {
      if (page.left > 0) {
        page.storeKey = unusedKey(secondOf(page.earliest));
        written.put(page.storeKey, bytes(page));
      }
    }
    unwritten.clear();
  }

  private byte[] bytes(K key) {
    return keys.bytes(key, keyWriter);
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

  final Page<K> read(byte[] storeKey, byte[] value) {
    Page<K> page = new Page<>();
    page.storeKey = storeKey;
    ByteReader in = new ByteReader(value).expectVersion(VERSION, "the stored index pages have");
    while (in.hasMore()) {
      addTo(page, in.readLong(), keys.read(in.readBytes()));
    }
    return page;
  }

  /** Numbers go on after those of an earlier life of the task, whose pages may still be there. */
  private byte[] unusedKey(long second) {
    byte[] key = pageKey(second, nextNumber++);
    while (written.get(key) != null) {
      nextNumber += PAGE_ENTRIES;
      key = pageKey(second, nextNumber++);
    }
    return key;
  }

  /** In the order of their seconds. */
  static byte[] pageKey(long second, long number) {
    return new ByteWriter().writeFixedLong(second).writeFixedLong(number).toByteArray();
  }

  static long secondOf(byte[] pageKey) {
    return new ByteReader(pageKey).readFixedLong();
  }
}
