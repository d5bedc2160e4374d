package io.boundwatch.metrics;

import io.boundwatch.metrics.GaugeBoard.Row;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;

/** The gauges of the join tasks of this instance, by partition. */
final class JoinGaugeBoard {
  private final GaugeBoard<Integer> board;
  private final Clock clock;

  JoinGaugeBoard(MeterRegistry registry, Clock clock) {
    this.board = new GaugeBoard<>(registry);
    this.clock = clock;
  }

  Metrics.JoinGauges open(int partition) {
    Task task = new Task(partition, clock.millis());
    List<String> labels = List.of(Integer.toString(partition));
    board.put(
        partition,
        task,
        List.of(
            new Row(Meters.OPEN_SIGN_INS, labels, () -> task.openSignIns),
            new Row(Meters.WATERMARK_AGE, labels, task::watermarkAgeSeconds)));
    return task;
  }

  private final class Task implements Metrics.JoinGauges {
    private final int partition;
    private volatile long openSignIns;

    /** Until the task has a clock, its own start stands for it: the gauge grows meanwhile. */
    private volatile long watermark;

    Task(int partition, long openedAt) {
      this.partition = partition;
      this.watermark = openedAt;
    }

    @Override
    public void openSignIns(long count) {
      openSignIns = count;
    }

    @Override
    public void clock(long millis) {
      if (millis > 0) {
        watermark = millis;
      }
    }

    double watermarkAgeSeconds() {
      return (clock.millis() - watermark) / 1000.0;
    }

    @Override
    public void close() {
      board.remove(partition, this);
    }
  }
}
