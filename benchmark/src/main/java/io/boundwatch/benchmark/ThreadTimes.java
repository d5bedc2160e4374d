package io.boundwatch.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Seconds on a processor by kind of thread, as Linux counts them: tells the JVM's own work (garbage
 * collection, compiling) and RocksDB's from that of the program, which no Java profiler sees.
 */
final class ThreadTimes {
  /** Of user and system time, behind the name in brackets. */
  private static final int USER = 11;

  private static final double TICKS_PER_SECOND = 100;

  private ThreadTimes() {}

  /** Linux keeps 15 characters of a name; the numbers in it are left out. */
  static Map<String, Double> of(ProcessHandle process) {
    Map<String, Double> seconds = new TreeMap<>();
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        add(thread, seconds);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seconds;
  }

  private static void add(Path thread, Map<String, Double> seconds) throws IOException {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1]);
      seconds.merge(kind(name), ticks / TICKS_PER_SECOND, Double::sum);
    } catch (NoSuchFileException e) {
      // it has just ended
    }
  }

  private static String kind(String name) {
    return name.startsWith(ServiceRun.NAME) ? "stream threads" : name.replaceAll("[#-]?\\d+$", "");
  }
}
