package io.boundwatch.event;

import static io.boundwatch.event.Records.aPolicy;
import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCodecTest {
  static Stream<Request> requests() {
    return Stream.of(
        request(aRecord()),
        request(aRecord().nonInteractive().bound().errorCode(50097)),
        request(aRecord().without("status").withoutRoot("resultType").user("").app("", "")),
        request(
            aRecord()
                .unbound(1002)
                .device("dev", "Ios 18", "Édge 😀")
                .network("2001:db8::1", 4_294_967_295L, "SE")
                .policy(aPolicy("p1").named("Nämé").result("failure"))
                .policy("60000000-0000-4000-8000-000000000001", "reportOnlyFailure")),
        extreme());
  }

  private static Request extreme() {
    Request request = request(aRecord().unbound(Integer.MAX_VALUE));
    return new Request(
        "",
        "T\0|%\n",
        "x".repeat(1024),
        "-",
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0,
        -1,
        Binding.UNBOUND,
        Integer.MIN_VALUE,
        Outcome.BLOCKED,
        List.of(new PolicyOutcome("", "", PolicyMode.ENFORCED, Outcome.WOULD_ALLOW, -5)),
        request.details());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void whatWasWrittenIsRead(Request request) {
    ByteReader in = new ByteReader(bytes(request));
    assertThat(RequestCodec.read(in)).isEqualTo(request);
    assertThat(in.hasMore()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void bytesThatEndTooEarlyAreRefused(Request request) {
    byte[] bytes = bytes(request);
    for (int to = 0; to < bytes.length; to++) {
      ByteReader cut = new ByteReader(bytes, 0, to);
      assertThatThrownBy(() -> RequestCodec.read(cut)).isInstanceOf(CodecException.class);
    }
  }

  @Test
  void damagedBytesAreReadOrRefusedButNeverFailOtherwise() {
    Random random = new Random(20261102);
    byte[] bytes = bytes(requests().skip(3).findFirst().orElseThrow());
    for (int run = 0; run < 20_000; run++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      readOrRefuse(damaged);
    }
  }

  private static void readOrRefuse(byte[] damaged) {
    try {
      assertThat(RequestCodec.read(new ByteReader(damaged))).isNotNull();
    } catch (CodecException e) {
      assertThat(e).hasMessageMatching("[ -~]+");
    }
  }

  @Test
  void requestTakesFewHundredBytes() {
    assertThat(bytes(request(aRecord().unbound(1002).policy("p", "failure")))).hasSizeLessThan(400);
  }

  private static byte[] bytes(Request request) {
    ByteWriter out = new ByteWriter();
    RequestCodec.write(request, out);
    return out.toByteArray();
  }
}
