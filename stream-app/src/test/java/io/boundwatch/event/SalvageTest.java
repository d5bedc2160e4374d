package io.boundwatch.event;

import static io.boundwatch.event.Records.aPolicy;
import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.message;
import static io.boundwatch.event.Records.read;
import static io.boundwatch.event.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a message that is cut short or damaged. */
class SalvageTest {
  private static final String A = aRecord().id("a").unbound(1002).json();
  private static final String B =
      aRecord().id("b").policy(aPolicy("p").named("é \" } ] \\ 😀")).json();
  private static final String C = aRecord().id("c").json();

  private static final List<String> WRAPPINGS =
      List.of("{\"records\":[@]}", "[@]", "prefix é {\"x\":{},\"Records\" : [ @ ] }");

  @Test
  void cutAnywhereLeavesTheRecordsBeforeTheCut() {
    for (String wrapping : WRAPPINGS) {
      byte[] message = utf8(wrapping.replace("@", A + " , " + B + "," + C));
      for (int cut = 0; cut < message.length; cut++) {
        assertCut(message, cut);
      }
    }
  }

  private static void assertCut(byte[] message, int cut) {
    Heard heard = read(Arrays.copyOf(message, cut));
    List<String> whole =
        Stream.of(A, B, C).filter(record -> endOf(message, record) <= cut).toList();
    assertThat(heard.requestIds()).isEqualTo(List.of("a", "b", "c").subList(0, whole.size()));
    assertThat(heard.reasons()).containsExactly(RejectReason.BROKEN_JSON);
    Rejection rejection = heard.rejections.get(0);
    assertThat(rejection.to()).isEqualTo(cut);
    if (!whole.isEmpty()) {
      assertThat(rejection.from())
          .isGreaterThanOrEqualTo(endOf(message, whole.get(whole.size() - 1)));
    }
    Stream.of(A, B, C)
        .mapToInt(record -> startOf(message, record))
        .filter(start -> start < cut)
        .skip(whole.size())
        .forEach(start -> assertThat(rejection.from()).isLessThanOrEqualTo(start));
  }

  private static int startOf(byte[] message, String record) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return text.indexOf(new String(utf8(record), StandardCharsets.ISO_8859_1));
  }

  private static int endOf(byte[] message, String record) {
    return startOf(message, record) + utf8(record).length;
  }

  @Test
  void bareRecordCutAnywhereIsRejectedWhole() {
    byte[] message = utf8(B);
    for (int cut = 1; cut < message.length; cut++) {
      Rejection rejection = read(Arrays.copyOf(message, cut)).onlyRejection();
      assertThat(rejection.reason()).isEqualTo(RejectReason.BROKEN_JSON);
      assertThat(rejection).extracting(Rejection::from, Rejection::to).containsExactly(0, cut);
    }
  }

  static Stream<byte[]> brokenRecords() {
    return Stream.of(
        utf8("{\"category\":}"),
        utf8("{\"category\":\"SignInLogs\",}"),
        utf8("{\"category\":SignInLogs}"),
        utf8("{\"a\":01}"),
        utf8("{\"a\":\"\\x\"}"),
        utf8("{\"a\":\"line\nbreak\"}"),
        utf8("{\"a\" \"b\"}"),
        utf8("{\"deep\":" + "[".repeat(100) + "]".repeat(100) + "}"),
        utf8("{\"deep\":" + "{\"a\":".repeat(100) + "1" + "}".repeat(100) + "}"),
        utf8("{\"" + "n".repeat(EventReader.MAX_NAME_LENGTH + 1) + "\":1}"),
        utf8("{\"resultType\":" + "9".repeat(EventReader.MAX_NUMBER_LENGTH + 1) + "}"),
        utf8("{\"category\":\"" + "x".repeat(EventReader.MAX_STRING_LENGTH + 1) + "\"}"),
        withByte(aRecord().id("x@x").json(), (byte) 0xFF),
        withByte(aRecord().with("userAgent", "x@x").json(), (byte) 0xC0),
        withByte(aRecord().json().replaceFirst("tenantId", "tenantI@"), (byte) 0xF8));
  }

  private static byte[] withByte(String record, byte odd) {
    byte[] bytes = utf8(record);
    bytes[record.indexOf('@')] = odd;
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("brokenRecords")
  void brokenRecordCostsNoNeighbour(byte[] broken) {
    for (String wrapping : WRAPPINGS) {
      String[] around = wrapping.split("@");
      byte[] before = utf8(around[0] + A + " , ");
      byte[] message = concat(before, broken, utf8(" ,\n" + B + around[1]));
      Heard heard = read(message);
      assertThat(heard.requestIds()).containsExactly("a", "b");
      assertThat(heard.reasons()).containsExactly(RejectReason.BROKEN_JSON);
      assertThat(heard.rejections.get(0))
          .extracting(Rejection::from, Rejection::to)
          .containsExactly(before.length, before.length + broken.length);
    }
  }

  @ParameterizedTest
  @MethodSource("brokenRecords")
  void brokenDocumentCostsNoNeighbour(byte[] broken) {
    Heard heard = read(concat(utf8(A + "\n"), broken, utf8("\n" + B)));
    assertThat(heard.requestIds()).containsExactly("a", "b");
    assertThat(heard.reasons()).containsExactly(RejectReason.BROKEN_JSON);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void severalBrokenRecordsAreRejectedEachForItself() {
    Heard heard = read(message("{\"a\":}", A, "{\"b\":}", "7", B, "{}"));
    assertThat(heard.requestIds()).containsExactly("a", "b");
    assertThat(heard.reasons())
        .containsExactly(
            RejectReason.BROKEN_JSON,
            RejectReason.BROKEN_JSON,
            RejectReason.UNKNOWN_SHAPE,
            RejectReason.UNKNOWN_SHAPE);
  }

  @Test
  void whereTheEndOfABrokenRecordIsInDoubtAllBehindItIsRejected() {
    String lostQuote = A.replaceFirst("\"category\"", "category\"");
    byte[] message = message(C, lostQuote, A);
    Heard heard = read(message);
    assertThat(heard.requestIds()).containsExactly("c");
    assertThat(heard.rejections).hasSize(1);
    assertThat(heard.rejections.get(0).to()).isEqualTo(message.length);
  }

  @Test
  void bracesInTextMakeNoRecordOfADoubtfulPart() {
    String lostQuote = A.replaceFirst("\"category\"", "category\"");
    Heard heard = read(message(C, lostQuote, B));
    assertThat(heard.requestIds()).containsExactly("c");
    assertThat(heard.reasons()).containsOnly(RejectReason.BROKEN_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[@,]", "{\"records\":[@,]}", "[@ @]", "{\"records\":[@\n@]}"})
  void looseCommasBetweenRecordsDoNoHarm(String wrapping) {
    Heard heard = read(wrapping.replace("@", A));
    assertThat(heard.requests).isNotEmpty().allMatch(request -> request.requestId().equals("a"));
    assertThat(heard.rejections).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", "x", "]", ",", "\0", "\"", "5"})
  void textBehindTheJsonIsRejectedAlone(String text) {
    byte[] message = utf8(A + " " + text);
    Heard heard = read(message);
    assertThat(heard.requestIds()).containsExactly("a");
    assertThat(heard.rejections).hasSize(1);
    assertThat(heard.rejections.get(0))
        .extracting(Rejection::from, Rejection::to)
        .containsExactly(utf8(A).length + 1, message.length);
  }

  @Test
  void envelopeWithoutItsEndStillGivesItsRecords() {
    for (String end : List.of("", "]", "] ", "],", "],\"x\"", "]]", "] }}")) {
      Heard heard = read("{\"records\":[" + A + "," + B + end);
      assertThat(heard.requestIds()).containsExactly("a", "b");
      assertThat(heard.reasons()).containsExactly(RejectReason.BROKEN_JSON);
    }
  }

  @Test
  void brokenRecordBeforeTheEndOfAnOddEnvelope() {
    Heard heard = read("{\"records\":[" + A + ",{\"x\":}],\"more\":1}");
    assertThat(heard.requestIds()).containsExactly("a");
    assertThat(heard.reasons()).containsExactly(RejectReason.BROKEN_JSON, RejectReason.BROKEN_JSON);
  }

  @Test
  void bytesOfOtherCodingsAreBroken() {
    for (byte[] bytes :
        List.of(
            A.getBytes(StandardCharsets.UTF_16LE),
            A.getBytes(StandardCharsets.UTF_16BE),
            A.getBytes(StandardCharsets.UTF_16))) {
      assertThat(read(bytes).onlyRejection().reason()).isEqualTo(RejectReason.BROKEN_JSON);
    }
  }

  @Test
  void deepNestingIsRefusedBeforeItCosts() {
    assertThat(read("[".repeat(500_000)).reasons()).containsExactly(RejectReason.BROKEN_JSON);
    assertThat(read("{\"a\":".repeat(200_000)).reasons()).containsExactly(RejectReason.BROKEN_JSON);
    assertThat(read("{".repeat(500_000)).reasons()).containsExactly(RejectReason.BROKEN_JSON);
  }

  @Test
  void longStringsThatAreNotKeptAreNoFault() {
    RecordBuilder record = aRecord().id("a").with("userAgent", "x".repeat(5 << 20));
    assertThat(read(record.bytes()).requestIds()).containsExactly("a");
  }

  @Test
  void detailQuotesNothingOfTheMessage() {
    Rejection rejection = read("{\"category\":secret-user}").onlyRejection();
    assertThat(rejection.detail()).isEqualTo("from byte 0 on: not valid JSON");
    assertThat(read("{\"category\":\"secret").onlyRejection().detail())
        .isEqualTo("from byte 0 on: cut short");
    assertThat(read("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}").onlyRejection().detail())
        .isEqualTo("from byte 0 on: beyond the limits of depth and length");
  }
}
