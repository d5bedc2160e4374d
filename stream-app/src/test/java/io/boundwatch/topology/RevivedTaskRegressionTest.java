package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Kafka Streams closes and begins the same processor again when it revives a task. */
class RevivedTaskRegressionTest {
  private static final MonitorSettings SETTINGS =
      TestMonitor.settings(MonitorSettings.Pace.WALL_CLOCK);

  @TestFactory
  Stream<DynamicTest> revivedTaskTicksOnce() {
    return Stream.of(
        DynamicTest.dynamicTest(
            "join",
            () ->
                revivedTaskTicksOnce(
                    new JoinProcessor(SETTINGS, Metrics.NOOP, ClockListener.NONE), joinStores())),
        DynamicTest.dynamicTest(
            "counts",
            () ->
                revivedTaskTicksOnce(
                    new CountProcessor(CountStage.APPS, SETTINGS, Metrics.NOOP, ClockListener.NONE),
                    Set.of(Stores.IN_MEMORY.task(CountStage.APPS.store())))));
  }

  @Test
  void joinTaskThatLeavesTakesItsClockAlong() {
    List<String> left = new ArrayList<>();
    ClockListener listener =
        new ClockListener() {
          @Override
          public void reached(String stage, int partition, long clock) {}

          @Override
          public void left(String stage, int partition) {
            left.add(stage + " " + partition);
          }
        };
    JoinProcessor processor = new JoinProcessor(SETTINGS, Metrics.NOOP, listener);
    processor.init(task(joinStores()));

    processor.close();

    assertThat(left).containsExactly("join 0");
  }

  private static Set<StoreBuilder<?>> joinStores() {
    return Set.of(Stores.IN_MEMORY.task(JoinProcessor.STORE));
  }

  private static <O> MockProcessorContext<String, O> task(Set<StoreBuilder<?>> stores) {
    MockProcessorContext<String, O> task = new MockProcessorContext<>();
    for (StoreBuilder<?> store : stores) {
      var built = store.withLoggingDisabled().withCachingDisabled().build();
      built.init(task.getStateStoreContext(), built);
      task.addStateStore(built);
    }
    return task;
  }

  private static <I, O> void revivedTaskTicksOnce(
      Processor<String, I, String, O> processor, Set<StoreBuilder<?>> stores) {
    MockProcessorContext<String, O> task = task(stores);

    processor.init(task);
    processor.close();
    processor.init(task);

    List<Boolean> cancelled =
        task.scheduledPunctuators().stream()
            .map(MockProcessorContext.CapturedPunctuator::cancelled)
            .toList();
    assertThat(cancelled).containsExactly(true, false);
  }
}
