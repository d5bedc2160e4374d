package io.boundwatch.benchmark;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * What a process has used so far.
 *
 * @param cpuSeconds of all its threads, user and system
 * @param peakBytes the most resident memory it ever had
 * @param allocatedBytes on the heap, by the threads that are still alive
 */
record Usage(double cpuSeconds, long peakBytes, long allocatedBytes) {

  Usage plus(Usage other) {
    return new Usage(
        cpuSeconds + other.cpuSeconds,
        peakBytes + other.peakBytes,
        allocatedBytes + other.allocatedBytes);
  }

  /** Of this process. */
  static Usage ofSelf() {
    ProcessHandle self = ProcessHandle.current();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return new Usage(cpuSeconds(self), peakBytes(self), allocated(threads));
  }

  /** Time on a processor; whoever asks a process that has ended gets an exception. */
  static double cpuSeconds(ProcessHandle process) {
    Duration cpu =
        process
            .info()
            .totalCpuDuration()
            .orElseThrow(() -> new IllegalStateException("process " + process + " has ended"));
    return cpu.toNanos() / 1e9;
  }

  /** The most resident memory it ever had, as Linux counts it. */
  static long peakBytes(ProcessHandle process) {
    return memory(process, "VmHWM:");
  }

  /** Resident memory now. */
  static long residentBytes(ProcessHandle process) {
    return memory(process, "VmRSS:");
  }

  private static long memory(ProcessHandle process, String name) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(status + " has no " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long allocated(ThreadMXBean threads) {
    long[] bytes = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
    return Arrays.stream(bytes).filter(each -> each > 0).sum();
  }
}
