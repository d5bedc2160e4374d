package io.boundwatch.benchmark.micro;

import io.boundwatch.count.Differences;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Request;
import io.boundwatch.signin.SignIn;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What the join does with sign-ins, for one sign-in of 2.75 requests on average. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignInBenchmark {
  private static final int SIGN_INS = 2_000;

  private final Differences differences = new Differences(Samples.WINDOWS);
  private List<List<Request>> requests;
  private List<SignIn> merged;

  @Setup
  public void make() {
    requests = Samples.signIns(SIGN_INS);
    merged = requests.stream().map(Samples::merge).toList();
  }

  /** Merges the records of a sign-in into a new one. */
  @Benchmark
  @OperationsPerInvocation(SIGN_INS)
  public void merge(Blackhole sink) {
    for (List<Request> each : requests) {
      sink.consume(Samples.merge(each));
    }
  }

  /** Merges records that are known already. */
  @Benchmark
  @OperationsPerInvocation(SIGN_INS)
  public void mergeDuplicates(Blackhole sink) {
    for (int i = 0; i < SIGN_INS; i++) {
      for (Request request : requests.get(i)) {
        EncodedRequest encoded = new EncodedRequest(request);
        sink.consume(merged.get(i).merge(encoded, Samples.MOST_REQUESTS, Long.MIN_VALUE));
      }
    }
  }

  /** Works out and sums what new sign-ins tell the cells, as a flush does. */
  @Benchmark
  @OperationsPerInvocation(SIGN_INS)
  public Map<?, ?> flush() {
    merged.forEach(differences::add);
    return differences.drain();
  }
}
