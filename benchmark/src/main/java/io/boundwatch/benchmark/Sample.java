package io.boundwatch.benchmark;

import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;

/**
 * Where a thread was at a moment.
 *
 * @param stage of the service that the thread and its outermost frames belong to
 * @param ours the frames of the program's own code, innermost first, each once
 * @param frame the innermost of all
 */
record Sample(String stage, List<String> ours, String frame) {
  private static final String US = "io.boundwatch.";

  /** Native calls in which a thread waits. */
  private static final List<String> WAITING =
      List.of("sun.nio.ch.", "java.net.", "java.lang.Object.", "jdk.internal.misc.Unsafe.park");

  /** Empty where a thread waits, or has no frames. */
  static Optional<Sample> of(RecordedEvent event, String threadField) {
    if (event.getStackTrace() == null || event.getThread(threadField) == null) {
      return Optional.empty();
    }
    List<String> frames =
        event.getStackTrace().getFrames().stream()
            .filter(RecordedFrame::isJavaFrame)
            .map(Sample::name)
            .toList();
    boolean waits =
        event.getEventType().getName().equals("jdk.NativeMethodSample")
            && (frames.isEmpty() || WAITING.stream().anyMatch(frames.get(0)::startsWith));
    if (frames.isEmpty() || waits) {
      return Optional.empty();
    }
    List<String> ours =
        frames.stream()
            .filter(frame -> frame.startsWith(US) && !isLambda(frame))
            .map(Sample::shorten)
            .distinct()
            .toList();
    RecordedThread thread = event.getThread(threadField);
    return Optional.of(new Sample(stage(thread, frames), ours, shorten(frames.get(0))));
  }

  /** The innermost frame of the program's own code; empty where there is none. */
  String innermostOfOurs() {
    return ours.isEmpty() ? "" : ours.get(0);
  }

  /** What the compiler made: the method that holds it stands beside it. */
  private static boolean isLambda(String frame) {
    return frame.contains("$$Lambda") || frame.contains(".lambda$");
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  private static String stage(RecordedThread thread, List<String> frames) {
    String name = thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
    if (name.equals("ingest")) {
      return "ingest";
    }
    if (name.contains("StreamThread")) {
      return name.startsWith("kafka-producer") ? "producer of the monitor" : streams(frames);
    }
    if (name.startsWith("kafka-producer")) {
      return "producer of ingest";
    }
    return name.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27,}", "").replaceAll("\\d+", "N");
  }

  /** By what the stream thread's loop is doing, from the outside in. */
  private static String streams(List<String> frames) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      String frame = frames.get(i);
      if (frame.startsWith(US + "topology.") && frame.contains("Processor.")) {
        boolean isRound = frame.endsWith(".tick") || frame.endsWith(".step");
        return shorten(frame.substring(0, frame.lastIndexOf('.'))) + (isRound ? " rounds" : "");
      }
      if (frame.endsWith("TaskExecutor.commitOffsetsOrTransaction")
          || frame.endsWith("TaskManager.commit")) {
        return "commit";
      }
      if (frame.endsWith("StreamThread.pollRequests")) {
        return "poll";
      }
      if (frame.contains("RecordQueue.") || frame.endsWith("TaskManager.addRecordsToTasks")) {
        return "deserialise";
      }
    }
    return "stream threads, other";
  }

  private static String shorten(String name) {
    return name.replaceAll("\\b([a-z])[a-z0-9_]*\\.(?=[a-z])", "$1.");
  }
}
