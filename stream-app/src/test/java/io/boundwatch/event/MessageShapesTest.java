package io.boundwatch.event;

import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.message;
import static io.boundwatch.event.Records.read;
import static io.boundwatch.event.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which records arrive. */
class MessageShapesTest {
  private static final String A = aRecord().id("a").json();
  private static final String B = aRecord().id("b").json();

  static Stream<String> messagesWithTwoRecords() {
    return Stream.of(
        "{\"records\":[" + A + "," + B + "]}",
        "{\"Records\" : [ " + A + " ,\n" + B + " ] }\n",
        "{\"version\":1,\"tags\":[1,{}],\"RECORDS\":[" + A + "," + B + "],\"more\":{\"x\":[]}}",
        "{\"records\":[" + A + "],\"records\":[" + B + "]}",
        "[" + A + "," + B + "]",
        " [" + A + "," + B + "]",
        A + "\n" + B,
        A + "\r\n\r\n" + B + "\r\n",
        A + B,
        "\uFEFF" + A + " " + B,
        "{\"records\":[" + A + "]}\n[" + B + "]\n{\"records\":[]}\n[]",
        "<134>1 2026-11-02T08:00:00Z host app[123]: [7] {\"records\":[" + A + "," + B + "]}",
        "2026-11-02T08:00:00+08:00 HOST [ " + A + "," + B + " ]",
        "host: " + A + "\n" + B);
  }

  @ParameterizedTest
  @MethodSource("messagesWithTwoRecords")
  void readsRecordsInAnyWrapping(String message) {
    Heard heard = read(message);
    assertThat(heard.requestIds()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"records\":[]}", "[]", " [ ] ", "{\"Records\":[],\"category\":\"x\"}"})
  void messageWithoutRecordsIsFine(String message) {
    Heard heard = read(message);
    assertThat(heard.requests).isEmpty();
    assertThat(heard.rejections).isEmpty();
  }

  @Test
  void nothingAtAllIsBroken() {
    Heard heard = new Heard();
    new EventReader(EventRules.DEFAULT).read((ByteBuffer) null, 0, 0, heard);
    assertThat(heard.onlyRejection())
        .isEqualTo(new Rejection(RejectReason.BROKEN_JSON, "no JSON in the message", 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "text", "5", "null", "\"records\"", "]", "app[12]: down"})
  void textWithoutJsonIsBroken(String text) {
    Rejection rejection = read(text).onlyRejection();
    assertThat(rejection.reason()).isEqualTo(RejectReason.BROKEN_JSON);
    assertThat(rejection.from()).isZero();
    assertThat(rejection.to()).isEqualTo(utf8(text).length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5", "\"text\"", "null", "true", "-1.5e3", "[1,[2]]", "[]", "\"\\u00e9\\\"}\""})
  void elementThatIsNoObjectCostsNoNeighbour(String element) {
    byte[] message = utf8("é: {\"records\":[" + A + ", " + element + " ," + B + "]}");
    Heard heard = read(message);
    assertThat(heard.requestIds()).containsExactly("a", "b");
    assertThat(heard.reasons()).containsExactly(RejectReason.UNKNOWN_SHAPE);
    assertThat(textOf(message, heard.rejections.get(0))).isEqualTo(element);
  }

  @Test
  void rejectedRecordIsGivenByItsBytes() {
    String bad = aRecord().without("id").with("appDisplayName", "Überäpp 😀").json();
    byte[] message =
        utf8("\n prefix é {\"x\":\"ü\", \"records\":[" + A + " , " + bad + " ," + B + "]}");
    Heard heard = read(message);
    assertThat(heard.requestIds()).containsExactly("a", "b");
    assertThat(textOf(message, heard.rejections.get(0))).isEqualTo(bad);
    byte[] bare = utf8("prefix é " + bad + "\n" + B);
    assertThat(textOf(bare, read(bare).rejections.get(0))).isEqualTo(bad);
  }

  private static String textOf(byte[] message, Rejection rejection) {
    int length = rejection.to() - rejection.from();
    return new String(message, rejection.from(), length, StandardCharsets.UTF_8);
  }

  @Test
  void oneMessageMayMixCategoriesAndTenants() {
    byte[] message =
        message(
            aRecord().id("a").tenant("t1"),
            aRecord().root("category", "AuditLogs"),
            aRecord().id("b").tenant("t2").nonInteractive());
    Heard heard = read(message);
    assertThat(heard.requests).extracting(Request::tenantId).containsExactly("t1", "t2");
    assertThat(heard.ignored).containsExactly("AuditLogs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\",\"createdDateTime\":\"2026-11-02T08:00:00Z\",\"userPrincipalName\":\"a@b\"}",
        "{\"@odata.context\":\"https://graph\",\"value\":[{\"id\":\"a\"}]}",
      })
  void graphObjectIsToldAsSuch(String message) {
    Rejection rejection = read(message).onlyRejection();
    assertThat(rejection.reason()).isEqualTo(RejectReason.UNKNOWN_SHAPE);
    assertThat(rejection.detail()).contains("no category", "Microsoft Graph");
  }

  @Test
  void logAnalyticsRowIsToldAsSuch() {
    String row = "{\"TimeGenerated\":\"2026-11-02T08:00:00Z\",\"Category\":\"SignInLogs\"}";
    assertThat(read(row).onlyRejection().detail()).contains("no properties", "Log Analytics");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"records\":null}", "{\"records\":{\"a\":[]}}", "{\"records\":\"[]\"}"})
  void recordsThatAreNoListAreToldAsSuch(String message) {
    assertThat(read(message).onlyRejection().detail()).contains("records is not an array");
  }

  @Test
  void detailSaysWhereButNothingOfTheRecord() {
    String bad = aRecord().without("id").json();
    Rejection rejection = read("x " + bad).onlyRejection();
    assertThat(rejection.detail()).isEqualTo("record at byte 2: no properties.id");
  }
}
