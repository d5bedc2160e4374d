package io.boundwatch.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;

/**
 * What has to be looked at when, ordered by time: one entry for each sign-in or cell, put back when
 * it was taken too early. Due work is found here and never by scanning what it is about.
 *
 * <p>Pages are of a second, or of a few that have little in them, and read when the first comes.
 * For one thread.
 */
final class DueIndex<K> extends PagedIndex<K> {
  /**
   * How far apart entries of one page are at most. More would be kept in memory long before its
   * time, and would have a page written anew as often as some of it is taken.
   */
  private static final int SHARED_SECONDS = 10;

  /** Pages since the last commit for seconds that have not come, by their second. */
  private final TreeMap<Long, List<Page<K>>> later = new TreeMap<>();

  /** The entries of seconds that have come, and of those up to ten later that share their pages. */
  private final PriorityQueue<Entry<K>> come = new PriorityQueue<>();

  /** Where what is added for a second that has come stands until it is written. */
  private final List<Page<K>> overdue = new ArrayList<>();

  /** Seconds before this one have come. */
  private long horizon;

  DueIndex(PartStore written, Form<K> keys) {
    super(written, keys);
  }

  /**
   * @param time milliseconds since the epoch, at or after it
   */
  void add(long time, K key) {
    long second = secondOf(time);
    if (second < horizon) {
      come.add(addTo(last(overdue), time, key));
    } else {
      addTo(last(later.computeIfAbsent(second, s -> new ArrayList<>())), time, key);
    }
  }

  private Page<K> last(List<Page<K>> pages) {
    if (pages.isEmpty() || pages.get(pages.size() - 1).isFull()) {
      pages.add(newPage());
    }
    return pages.get(pages.size() - 1);
  }

  /** Takes out the keys due at or before a time, at most so many, earliest first. */
  List<K> take(long upTo, int limit) {
    long second = secondOf(upTo);
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
    long last = Math.min(upTo, before(horizon));
    while (due.size() < limit && !come.isEmpty() && come.peek().time() <= last) {
      Entry<K> entry = come.remove();
      due.add(entry.key());
      taken(entry);
    }
  }

  /** Reads pages up to a second, or until there are entries enough: never all of a long outage. */
  private void comeTo(long second, int enough) {
    horizon = readWritten(second, enough);
    for (List<Page<K>> pages : later.headMap(horizon).values()) {
      pages.forEach(page -> come.addAll(page.entries()));
    }
    later.headMap(horizon).clear();
  }

  /** Returns the first second whose pages were not read. */
  private long readWritten(long last, int enough) {
    long reading = horizon;
    try (PartStore.Entries pages =
        written().range(pageKey(horizon, 0), pageKey(last, Long.MAX_VALUE))) {
      while (pages.hasNext()) {
        KeyValue<byte[], byte[]> page = pages.next();
        long second = secondOf(page.key);
        if (second > reading && come.size() >= enough) {
          return second;
        }
        reading = second;
        come.addAll(read(page.key, page.value).entries());
      }
    }
    return last + 1;
  }

  /** A backlog brings a handful of entries for each of hundreds of seconds. */
  private void sharePages() {
    Page<K> shared = newPage();
    long first = later.isEmpty() ? 0 : later.firstKey();
    for (Map.Entry<Long, List<Page<K>>> second : later.entrySet()) {
      for (Page<K> page : second.getValue()) {
        if (second.getKey() - first >= SHARED_SECONDS || !shared.hasRoomFor(page)) {
          shared = newPage();
          first = second.getKey();
        }
        moveAll(page, shared);
      }
    }
  }

  @Override
  public void write() {
    sharePages();
    super.write();
    later.clear();
    overdue.clear();
  }
}
