package io.boundwatch.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.codec.TextCache;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scanner takes for JSON, and what it makes of it. */
class JsonScannerTest {
  private static final int LIMIT = EventReader.MAX_DEPTH;

  private final JsonScanner scanner = new JsonScanner();
  private final TextCache names = new TextCache(JsonText::decode);

  private JsonScanner at(String json) {
    return at(json.getBytes(StandardCharsets.UTF_8));
  }

  private JsonScanner at(byte[] json) {
    scanner.reset(json, 0, json.length);
    return scanner;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "0",
        "-0",
        "1",
        "-12",
        "1.5",
        "1e3",
        "1E+3",
        "-1.25e-10",
        "true",
        "false",
        "null",
        " [ ] ",
        "\t{\r\n}",
        "[1,true,null,\"x\",{},[]]",
        "{\"a\":{\"b\":[{}]}}",
        "{ \"a\" : 1 , \"b\" : [ 2 , 3 ] }",
        "{\"\":0,\"\":1}",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u0041\\uD83d\\ude00\\ud800\"",
        "\"é€😀\"",
        "\"\u007f\"",
        "{\"é\\u00e9\":1}",
        "[\"12345678\",\"1234567\",\"123456789\",\"\\\\12345678\"]",
      })
  void passesOverWholeValues(String json) throws BrokenJsonException {
    at(json).skip();
    assertThat(scanner.atEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "}",
        "]",
        ",",
        ":",
        "+1",
        ".5",
        "01",
        "-01",
        "1.x",
        "1ex",
        "1.5.",
        "-x",
        "1x",
        "truex",
        "True",
        "nulL",
        "[1 2]",
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[1}",
        "{]",
        "{\"a\"}",
        "{\"a\",1}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{1:1}",
        "'x'",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\U0041\"",
        "\"a\nb\"",
        "\"12345678\u0001\"",
        "[\u000b1]",
        "[1]]x",
        "{\"\\udc00\":1}",
        "{\"\\ud83dx\":1}",
        "{\"a\":1}}x",
        "\u00a0[]",
        "[NaN]",
        "[Infinity]",
        "[/* */]",
      })
  void refusesWhatIsNoJson(String json) {
    assertThatThrownBy(() -> passOver(json)).hasMessage(BrokenJsonException.INVALID);
  }

  private void passOver(String json) throws BrokenJsonException {
    at(json).skip();
    if (!scanner.atEnd()) {
      scanner.skip();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,-2.5e+3,true,null,\"x\\u00e9\\\\é\",{\"b\":{}}],\"c\":false}",
        "[[[\"deep\"]],{\"a\":\"123456789012345678901234567890\"}]",
      })
  void everyCutIsRefused(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut < bytes.length; cut++) {
      scanner.reset(bytes, 0, cut);
      assertThatThrownBy(scanner::skip).isInstanceOf(BrokenJsonException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "[", "[1", "[1,", "{", "{\"", "{\"a\"", "{\"a\":", "\"a", "\"\\"})
  void whatEndsTooEarlyIsToldAsSuch(String json) {
    assertThatThrownBy(() -> at(json).skip()).hasMessage(BrokenJsonException.CUT_SHORT);
  }

  static List<byte[]> oddUtf8() {
    return List.of(
        new byte[] {'"', (byte) 0x80, '"'},
        new byte[] {'"', (byte) 0xBF, '"'},
        new byte[] {'"', (byte) 0xC3, '"', '"'},
        new byte[] {'"', (byte) 0xE2, (byte) 0x82, '"'},
        new byte[] {'"', (byte) 0xE2, 'x', 'x', '"'},
        new byte[] {'"', (byte) 0xF0, (byte) 0x9F, (byte) 0x98, '"'},
        new byte[] {'"', (byte) 0xF8, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"'},
        new byte[] {'"', (byte) 0xFF, '"'},
        new byte[] {'[', 'n', 'u', 'l', 'l', (byte) 0xC3, (byte) 0xA9, ']'});
  }

  @ParameterizedTest
  @MethodSource("oddUtf8")
  void refusesBytesThatAreNoUtf8(byte[] json) {
    assertThatThrownBy(() -> at(json).skip()).hasMessage(BrokenJsonException.INVALID);
  }

  /** At every place of a word of eight bytes, and at the end of the text, where none is left. */
  @Test
  void findsTheEndOfAStringAtAnyPlace() throws BrokenJsonException {
    for (int length = 0; length < 40; length++) {
      for (String last : List.of("x", "\\\"", "é", "\\\\", "\\u0022", "😀")) {
        String string = "\"" + "x".repeat(length) + last + "\"";
        at(string).skip();
        assertThat(scanner.at()).isEqualTo(string.getBytes(StandardCharsets.UTF_8).length);
        at(string + ",\"behind it\"").skip();
        assertThat(scanner.at()).isEqualTo(string.getBytes(StandardCharsets.UTF_8).length);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "\"\" ``",
        "\"plain\" plain",
        "\"\\u0041\\/\" A/",
        "\"a\\\"b\" a\"b",
        "\"é€\" é€",
        "\"😀\" 😀",
        "\"\\ud83d\\ude00\" 😀",
        "\"x\\u20acé\" x€é",
      })
  void readsStrings(String json, String text) throws BrokenJsonException {
    assertThat(at(json).readString()).hasToString(text);
    assertThat(scanner.atEnd()).isTrue();
  }

  @Test
  void keepsSurrogatesAsSent() throws BrokenJsonException {
    assertThat(at("\"\\ud83d x \\ude00\"").readString()).hasToString("\ud83d x \ude00");
    byte[] encoded = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0xBD, '"'};
    assertThat(at(encoded).readString()).hasToString("\ud83d");
  }

  @Test
  void goesThroughObjectsAndLists() throws BrokenJsonException {
    at("{\"a\":[1,\"x\"],\"\\u0062\":{\"c\":null},\"é\":-2}").enter();
    List<String> found = new ArrayList<>();
    while (scanner.nextField()) {
      found.add(scanner.name(names));
      if (scanner.isArray()) {
        scanner.enter();
        while (scanner.nextElement()) {
          found.add(scanner.isNumber() ? "number" : scanner.readString().toString());
          if (scanner.isNumber()) {
            scanner.skip();
          }
        }
      } else {
        scanner.skip();
      }
    }
    assertThat(found).containsExactly("a", "number", "x", "b", "é");
    assertThat(scanner.atEnd()).isTrue();
  }

  @Test
  void depthIsBounded() throws BrokenJsonException {
    at("[".repeat(LIMIT) + "]".repeat(LIMIT)).skip();
    at("{\"a\":".repeat(LIMIT) + "1" + "}".repeat(LIMIT)).skip();
    assertThatThrownBy(() -> at("[".repeat(LIMIT + 1)).skip())
        .hasMessage(BrokenJsonException.BEYOND_LIMITS);
    assertThatThrownBy(() -> at("{\"a\":".repeat(LIMIT + 1)).skip())
        .hasMessage(BrokenJsonException.BEYOND_LIMITS);
  }

  @Test
  void lengthsAreBounded() throws BrokenJsonException {
    String longest = "n".repeat(EventReader.MAX_NAME_LENGTH);
    at("{\"" + longest + "\":1}").skip();
    at("{\"" + longest.replace("n", "\\u006e") + "\":1}").skip();
    for (String name : List.of(longest + "n", longest.substring(1) + "é")) {
      assertThatThrownBy(() -> at("{\"" + name + "\":1}").skip())
          .hasMessage(BrokenJsonException.BEYOND_LIMITS);
    }
    String number = "9".repeat(EventReader.MAX_NUMBER_LENGTH);
    at("-" + number).skip();
    at(number.substring(2) + ".1e+2").skip();
    for (String tooLong : List.of(number + "9", number + ".1", number + "e1")) {
      assertThatThrownBy(() -> at(tooLong).skip()).hasMessage(BrokenJsonException.BEYOND_LIMITS);
    }
    String text = "x".repeat(EventReader.MAX_STRING_LENGTH);
    at("\"" + text + "\"").readString();
    at("\"" + text + "x\"").skip();
    assertThatThrownBy(() -> at("\"" + text + "x\"").readString())
        .hasMessage(BrokenJsonException.BEYOND_LIMITS);
  }
}
