package io.boundwatch.topology;

import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.EventRules;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.reference.RawRecord;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.UserCounts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The last counts after raw records went through the pipeline, from reading to final windows, in
 * the order in which they were appended and with the clock behind them.
 */
public record DriverRun(Map<String, AppCounts> appCounts, Map<String, UserCounts> userCounts) {
  private static final int CHUNK = 100;

  public static DriverRun of(List<RawRecord> records) {
    try (TestMonitor monitor =
        new TestMonitor(TestMonitor.settings(MonitorSettings.Pace.WATERMARK), Metrics.NOOP)) {
      deliver(
          records.stream().sorted(Comparator.comparingLong(RawRecord::appendTime)).toList(),
          monitor);
      return new DriverRun(
          Map.copyOf(monitor.appCounts().last()), Map.copyOf(monitor.userCounts().last()));
    }
  }

  private static void deliver(List<RawRecord> records, TestMonitor monitor) {
    EventReader reader = new EventReader(EventRules.DEFAULT);
    EventHandler handler = into(monitor);
    for (int i = 0; i < records.size(); i++) {
      RawRecord record = records.get(i);
      if (i % CHUNK == 0) {
        monitor.clock(record.appendTime());
      }
      reader.read(record.json(), record.appendTime(), record.appendTime(), handler);
    }
    long last = records.get(records.size() - 1).appendTime();
    monitor.clock(last).clock(last + Duration.ofDays(2).toMillis());
  }

  private static EventHandler into(TestMonitor monitor) {
    return new EventHandler() {
      @Override
      public void accepted(Request request, int unjudgedPolicies) {
        monitor.put(request);
      }

      @Override
      public void ignored(String category) {}

      @Override
      public void rejected(Rejection rejection) {}
    };
  }
}
