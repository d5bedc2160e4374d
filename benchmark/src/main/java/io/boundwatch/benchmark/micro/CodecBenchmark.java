package io.boundwatch.benchmark.micro;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.Differences;
import io.boundwatch.event.Request;
import io.boundwatch.event.RequestCodec;
import io.boundwatch.signin.SignIn;
import io.boundwatch.signin.SignInCodec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Writing and reading the binary forms that the state and the topics between the stages hold. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  private static final int SIGN_INS = 1_000;

  private final Cycle<Request> requests = new Cycle<>();
  private final Cycle<byte[]> requestBytes = new Cycle<>();
  private final Cycle<SignIn> signIns = new Cycle<>();
  private final Cycle<byte[]> signInBytes = new Cycle<>();
  private final Cycle<CellDelta> deltas = new Cycle<>();
  private final Cycle<byte[]> deltaBytes = new Cycle<>();

  /** Hands out things in turn, for ever. */
  private static final class Cycle<T> {
    private List<T> things = List.of();
    private int next;

    T next() {
      next = (next + 1) % things.size();
      return things.get(next);
    }
  }

  @Setup
  public void make() {
    List<List<Request>> made = Samples.signIns(SIGN_INS);
    requests.things = made.stream().flatMap(List::stream).toList();
    requestBytes.things = requests.things.stream().map(CodecBenchmark::encode).toList();
    Differences differences = new Differences(Samples.WINDOWS);
    signIns.things = made.stream().map(Samples::merge).toList();
    signIns.things.forEach(differences::add);
    signIns.things.forEach(SignIn::markTold);
    signInBytes.things = signIns.things.stream().map(CodecBenchmark::encode).toList();
    deltas.things = List.copyOf(differences.drain().values());
    deltaBytes.things = deltas.things.stream().map(CodecBenchmark::encode).toList();
    tellSizes();
  }

  private void tellSizes() {
    Consumer<Cycle<byte[]>> tell =
        cycle ->
            System.out.printf(
                "%.0f bytes on average%n",
                cycle.things.stream().mapToInt(bytes -> bytes.length).average().orElse(0));
    tell.accept(requestBytes);
    tell.accept(signInBytes);
    tell.accept(deltaBytes);
  }

  private static byte[] encode(Request request) {
    ByteWriter out = new ByteWriter();
    RequestCodec.write(request, out);
    return out.toByteArray();
  }

  private static byte[] encode(SignIn signIn) {
    ByteWriter out = new ByteWriter();
    SignInCodec.write(signIn, out);
    return out.toByteArray();
  }

  private static byte[] encode(CellDelta delta) {
    ByteWriter out = new ByteWriter();
    delta.write(out);
    return out.toByteArray();
  }

  @Benchmark
  public byte[] writeRequest() {
    return encode(requests.next());
  }

  @Benchmark
  public Request readRequest() {
    return RequestCodec.read(new ByteReader(requestBytes.next()));
  }

  @Benchmark
  public byte[] writeSignIn() {
    return encode(signIns.next());
  }

  @Benchmark
  public SignIn readSignIn() {
    return SignInCodec.read(new ByteReader(signInBytes.next()));
  }

  @Benchmark
  public byte[] writeCell() {
    return encode(deltas.next());
  }

  @Benchmark
  public CellDelta readCell() {
    return CellDelta.read(new ByteReader(deltaBytes.next()));
  }

  /** What a count task does with a difference: reads the cell and it, adds, writes the cell. */
  @Benchmark
  public void addToCell(Blackhole sink) {
    byte[] bytes = deltaBytes.next();
    CellDelta cell = CellDelta.read(new ByteReader(bytes));
    cell.add(CellDelta.read(new ByteReader(bytes)));
    sink.consume(encode(cell));
  }
}
