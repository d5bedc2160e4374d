package io.boundwatch.event;

import static io.boundwatch.event.Records.aPolicy;
import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damages messages at random. The seed of a run is printed in its failures; {@code
 * -Dboundwatch.fuzz.seed} repeats it and {@code -Dboundwatch.fuzz.runs} makes it longer.
 */
class MutationFuzzTest {
  private static final long SEED = Long.getLong("boundwatch.fuzz.seed", 20261102L);
  private static final int RUNS = Integer.getInteger("boundwatch.fuzz.runs", 20_000);
  private static final byte[] TELLING =
      "{}[]\",:\\0-eE.ntf \n\0\u007f".getBytes(StandardCharsets.US_ASCII);

  private final EventReader reader = new EventReader(EventRules.DEFAULT);

  @Test
  void damageNeverThrowsAndRangesMakeSense() {
    List<byte[]> seeds = seeds();
    Random random = new Random(SEED);
    for (int run = 0; run < RUNS; run++) {
      byte[] original = seeds.get(random.nextInt(seeds.size()));
      byte[] damaged = damage(original, random);
      check(damaged, "seed " + SEED + " run " + run);
    }
  }

  private static List<byte[]> seeds() {
    RecordBuilder rich =
        aRecord().id("a").unbound(1002).policy(aPolicy("p").named("é😀\\\"")).errorCode(53003);
    rich.device("d", "Windows 10", "Edge").network("192.0.2.1", 5, "FR");
    RecordBuilder texts =
        aRecord().id("b").with("status", "{\"errorCode\":5}").with("deviceDetail", Map.of());
    texts.with("tokenProtectionStatusDetails", "{\"signInSessionStatus\":\"bound\"}");
    texts.with("appliedConditionalAccessPolicies", "[{\"enforcedSessionControls\":\"Binding\"}]");
    RecordBuilder other = aRecord().id("c").root("category", "AuditLogs");
    byte[] envelope = message(rich, texts, other);
    byte[] array = Arrays.copyOfRange(envelope, 11, envelope.length - 1);
    byte[] lines = Records.utf8("x " + rich.json() + "\n" + texts.json() + "\n" + other.json());
    return List.of(envelope, array, lines, rich.bytes());
  }

  private static byte[] damage(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 2; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
        case 3 -> bytes = removed(bytes, at, random.nextInt(20));
        default -> bytes = repeated(bytes, at, random.nextInt(20));
      }
    }
    return bytes;
  }

  private static byte[] removed(byte[] bytes, int at, int count) {
    int to = Math.min(bytes.length, at + count);
    byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - at));
    System.arraycopy(bytes, to, rest, at, bytes.length - to);
    return rest;
  }

  private static byte[] repeated(byte[] bytes, int at, int count) {
    int length = Math.min(bytes.length - at, count);
    byte[] more = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, at, more, at + length, bytes.length - at);
    return more;
  }

  private void check(byte[] message, String run) {
    Heard heard = new Heard();
    reader.read(Records.amid(message), Records.APPEND_TIME, Records.ARRIVED_AT, heard);
    int told = heard.requests.size() + heard.ignored.size() + heard.rejections.size();
    assertThat(told).as(run).isLessThan(40);
    int end = 0;
    for (Rejection rejection : heard.rejections) {
      assertThat(rejection.from()).as(run).isGreaterThanOrEqualTo(end);
      assertThat(rejection.to()).as(run).isLessThanOrEqualTo(message.length);
      end = rejection.to();
    }
    for (Request request : heard.requests) {
      assertThat(request.requestId()).as(run).isNotEmpty();
      assertThat(request.tenantId()).as(run).isNotEmpty();
      assertThat(request.eventTime()).as(run).isLessThanOrEqualTo(request.appendTime() + 3_600_000);
      assertThat(request.policies()).as(run).extracting(PolicyOutcome::id).isSorted();
    }
  }

  @Test
  void noiseNeverThrows() {
    Random random = new Random(SEED);
    for (int run = 0; run < RUNS; run++) {
      byte[] noise = new byte[random.nextInt(60)];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = TELLING[random.nextInt(TELLING.length)];
      }
      check(noise, "seed " + SEED + " noise " + run);
    }
  }
}
