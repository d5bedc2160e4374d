package io.boundwatch.event;

import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.read;
import static io.boundwatch.event.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Strings that are kept are bounded and can be written again. */
class TextsTest {
  private static final String PAIR = "\uD83D\uDE00";

  @Test
  void longIdsBecomeDigestsThatDoNotCollide() {
    String longest = "i".repeat(Texts.MAX_ID_LENGTH);
    assertThat(Texts.id(longest)).isEqualTo(longest);
    assertThat(Texts.id(longest + "a")).startsWith("sha256:").hasSize(7 + 64);
    assertThat(Texts.id(longest + "a")).isNotEqualTo(Texts.id(longest + "b"));
    assertThat(Texts.id(longest + "A")).isEqualTo(Texts.id(longest + "a"));
  }

  @Test
  void longTextsAreCut() {
    assertThat(Texts.text("x".repeat(256))).hasSize(256);
    assertThat(Texts.text("x".repeat(257))).hasSize(256);
    assertThat(Texts.text("x".repeat(255) + PAIR)).hasSize(255);
    assertThat(Texts.text("x".repeat(254) + PAIR + "y")).hasSize(256).endsWith(PAIR);
  }

  @Test
  void surrogatesWithoutTheirHalfAreReplaced() {
    assertThat(Texts.text("a\uD83Db\uDE00c")).isEqualTo("a\uFFFDb\uFFFDc");
    assertThat(Texts.text("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
    assertThat(Texts.text("a" + PAIR)).isEqualTo("a" + PAIR);
    assertThat(Texts.id("\uD83D")).isEqualTo("\uFFFD");
  }

  @Test
  void longUserNamesStayApartWhereTheyStandForTheId() {
    String name = "n".repeat(300);
    RecordBuilder record = aRecord().user("").with("userPrincipalName", name + "1");
    Request one = request(record);
    Request other = request(record.with("userPrincipalName", name + "2"));
    assertThat(one.userId()).isNotEqualTo(other.userId());
    assertThat(one.details().userPrincipalName()).hasSize(256);
  }

  @Test
  void whateverWasReadCanBeWrittenAsJsonAndAsBinary() throws Exception {
    String odd = "\\ud800 \\u0000 \\u0007 \\udc00\\ud83d\\ude00\\ud83d";
    String record =
        aRecord()
            .id("@")
            .user("@")
            .with("appDisplayName", "@")
            .device("@", "@", "@")
            .json()
            .replace("\"@\"", "\"" + odd + "\"");
    Request request = read(record).onlyRequest();
    assertThat(request.details().appName()).isEqualTo("\uFFFD \0 \7 \uFFFD" + PAIR + "\uFFFD");
    assertThatCode(() -> writeJson(request.userId(), request.details().appName()))
        .doesNotThrowAnyException();
    ByteWriter out = new ByteWriter();
    RequestCodec.write(request, out);
    assertThat(RequestCodec.read(new ByteReader(out.toByteArray()))).isEqualTo(request);
    String key = SignInKey.text(request);
    assertThat(new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(key);
  }

  private static void writeJson(String... texts) throws Exception {
    try (JsonGenerator json = new JsonFactory().createGenerator(new ByteArrayOutputStream())) {
      json.writeArray(texts, 0, texts.length);
    }
  }
}
