package io.boundwatch.benchmark.micro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.EventRules;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Reading a record, beside tokenising the same bytes with Jackson. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadBenchmark {
  private static final int RECORDS = 256;

  /** 8 policies make 5.2 KB, 55 make 15.8 KB. */
  @Param({"8", "55"})
  public int policies;

  private final JsonFactory factory = new JsonFactory();
  private final EventReader reader = new EventReader(EventRules.DEFAULT);
  private List<byte[]> messages;
  private int next;

  @Setup
  public void make() {
    messages = Samples.messages(RECORDS, policies);
  }

  private byte[] message() {
    next = (next + 1) % RECORDS;
    return messages.get(next);
  }

  @Benchmark
  public int tokenise() throws IOException {
    int tokens = 0;
    try (JsonParser parser = factory.createParser(message())) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  @Benchmark
  public void read(Blackhole sink) {
    reader.read(message(), Samples.LATER, Samples.LATER, new Consuming(sink));
  }

  private record Consuming(Blackhole sink) implements EventHandler {
    @Override
    public void accepted(Request request, int unjudgedPolicies) {
      sink.consume(request);
    }

    @Override
    public void ignored(String category) {
      sink.consume(category);
    }

    @Override
    public void rejected(Rejection rejection) {
      throw new IllegalStateException("a simulated record was rejected: " + rejection);
    }
  }
}
