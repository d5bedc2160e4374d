package io.boundwatch.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Publishes requests as the service does: after a delay, a few twice, a few again later with
 * another risk, a few as two records with part of the policies each.
 */
final class Publisher {
  /** Longest time from a first publication to a second, in milliseconds. */
  static final long LONGEST_SECOND = 20 * 60_000L;

  private final RecordWriter writer;
  private final PublishDelay delay;

  Publisher(RecordWriter writer, PublishDelay delay) {
    this.writer = writer;
    this.delay = delay;
  }

  /** All records of a sign-in. */
  List<SimulatedRecord> publish(List<RequestFacts> requests, SplittableRandom random) {
    List<SimulatedRecord> records = new ArrayList<>(requests.size() + 1);
    for (RequestFacts request : requests) {
      publish(request, random, records);
    }
    return records;
  }

  private void publish(
      RequestFacts request, SplittableRandom random, List<SimulatedRecord> records) {
    long first = Ticks.toMillis(request.eventTicks()) + delay.draw(random);
    double draw = random.nextDouble();
    if (draw < 0.004) {
      records.add(record(request.with(request.policies().firstHalf()), first, "none", random));
      records.add(record(request.with(request.policies().secondHalf()), first, "none", random));
      return;
    }
    SimulatedRecord record = record(request, first, "none", random);
    records.add(record);
    if (draw < 0.014) {
      records.add(record);
    } else if (draw < 0.02) {
      long second = first + 1 + random.nextLong(LONGEST_SECOND);
      records.add(record(request, second, "low", random));
    }
  }

  private SimulatedRecord record(
      RequestFacts request, long publishTime, String riskLevel, SplittableRandom random) {
    byte[] json = writer.write(request, Ticks.within(publishTime, random), riskLevel);
    return new SimulatedRecord(
        request.category(), Ticks.toMillis(request.eventTicks()), publishTime, json);
  }
}
