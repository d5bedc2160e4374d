package io.boundwatch.topology;

import io.boundwatch.benchmark.micro.Samples;
import io.boundwatch.count.Differences;
import io.boundwatch.event.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What crosses between the stages; in this package as the message is nobody else's business. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StageMessageBenchmark {
  private static final int SIGN_INS = 1_000;

  private final List<StageMessage> messages = new ArrayList<>();
  private List<byte[]> encoded;
  private int next;

  @Setup
  public void make() {
    Differences differences = new Differences(Samples.WINDOWS);
    for (List<Request> requests : Samples.signIns(SIGN_INS)) {
      differences.add(Samples.merge(requests));
    }
    differences
        .drain()
        .forEach((cell, delta) -> messages.add(new StageMessage.OfCell(1, cell, delta)));
    encoded = messages.stream().map(StageMessageCodec::encode).toList();
  }

  @Benchmark
  public byte[] write() {
    next = (next + 1) % messages.size();
    return StageMessageCodec.encode(messages.get(next));
  }

  @Benchmark
  public Object read() {
    next = (next + 1) % messages.size();
    return StageMessageCodec.decode(encoded.get(next));
  }
}
