package io.boundwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.boundwatch.codec.TextCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The scanner beside Jackson's streaming parser, on JSON made at random, whole and damaged: they
 * take the same texts, find the same names and strings in them, and stop at the same value. The
 * seed of a run is printed in its failures; {@code -Dboundwatch.fuzz.seed} repeats it and {@code
 * -Dboundwatch.fuzz.runs} makes it longer.
 */
class JsonScannerFuzzTest {
  private static final long SEED = Long.getLong("boundwatch.fuzz.seed", 20261102L);
  private static final int RUNS = Integer.getInteger("boundwatch.fuzz.runs", 20_000);

  /** What scalars, parts of strings and damage are made of. */
  private static final String[] SCALARS = {
    "0", "-0", "17", "-1.50", "2e5", "1E-10", "123456789012345678901", "true", "false", "null",
  };

  private static final String[] TEXTS = {
    "",
    "a",
    "name",
    "twelve bytes",
    "\\\"",
    "\\\\",
    "\\n",
    "\\u0041",
    "\\ud83d\\ude00",
    "\\uDC00",
    "é",
    "€",
    "😀",
    "}",
    "]",
    ",",
    ":",
    "more than sixteen bytes",
  };

  private static final String BROKEN = "broken";

  private static final String[] DAMAGE = {
    "{", "}", "[", "]", "\"", ",", ":", "\\", "0", "-", "+", ".", "e", "E", "t", "n", " ", "\n",
    "\0", "\u001f", "\u007f", "\\x", "\\u12", "é", "nul", "truex", "01", "1.", "\ufeff",
  };

  private final JsonFactory jackson = newJackson();
  private final JsonScanner scanner = new JsonScanner();
  private final TextCache names = new TextCache(JsonText::decode);
  private final Random random = new Random(SEED);
  private byte[] text = {};

  private static JsonFactory newJackson() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(EventReader.MAX_DEPTH).build())
        .build();
  }

  @Test
  void readsWhatJacksonReads() {
    int whole = 0;
    for (int run = 0; run < RUNS; run++) {
      byte[] json = damaged(value(0).getBytes(StandardCharsets.UTF_8), random.nextInt(3));
      List<String> expected = readWithJackson(json);
      String told =
          "seed " + SEED + " run " + run + ": " + new String(json, StandardCharsets.UTF_8);
      boolean broken = expected.contains(BROKEN);
      assertThat(read(json)).as(told).isEqualTo(expected);
      assertThat(canBeSkipped(json)).as(told).isNotEqualTo(broken);
      whole += broken ? 0 : 1;
    }
    assertThat(whole).isBetween(RUNS / 3, RUNS - RUNS / 10);
  }

  private String value(int depth) {
    int kind = random.nextInt(depth > 5 ? 2 : 5);
    if (kind == 0) {
      return oneOf(SCALARS);
    } else if (kind == 1) {
      return text();
    }
    boolean object = kind < 4;
    String members =
        IntStream.range(0, random.nextInt(5))
            .mapToObj(i -> (object ? text() + blank() + ":" + blank() : "") + value(depth + 1))
            .collect(Collectors.joining(blank() + "," + blank()));
    return object ? "{" + blank() + members + blank() + "}" : "[" + members + "]";
  }

  private String text() {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> oneOf(TEXTS))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private String blank() {
    return random.nextInt(4) == 0 ? oneOf(new String[] {" ", "\t", "\r\n"}) : "";
  }

  private String oneOf(String[] choice) {
    return choice[random.nextInt(choice.length)];
  }

  private byte[] damaged(byte[] json, int times) {
    byte[] bytes = json;
    for (int i = 0; i < times; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + random.nextInt(3));
      out.write(bytes, 0, from);
      out.writeBytes(oneOf(DAMAGE).getBytes(StandardCharsets.UTF_8));
      out.write(bytes, to, bytes.length - to);
      bytes = out.toByteArray();
      if (random.nextInt(4) == 0) {
        flipBit(bytes);
      }
    }
    return bytes;
  }

  /**
   * Of an ASCII character. Of others only the structure counts, and in names Jackson looks at them
   * in another way: a byte of 255 it takes for the end of a name that it has met.
   */
  private void flipBit(byte[] bytes) {
    int place = random.nextInt(bytes.length);
    byte flipped = (byte) (bytes[place] ^ 1 << random.nextInt(8));
    if (bytes[place] >= 0 && flipped != -1) {
      bytes[place] = flipped;
    }
  }

  private List<String> readWithJackson(byte[] json) {
    List<String> found = new ArrayList<>();
    try (JsonParser parser = jackson.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          found.add("name " + parser.currentName());
        } else if (token == JsonToken.VALUE_STRING) {
          found.add("string " + parser.getText());
        } else {
          found.add(token.isNumeric() ? parser.getText() : token.asString());
        }
        if (parser.getParsingContext().inRoot()) {
          return found;
        }
      }
    } catch (IOException e) {
      return broken(found);
    }
    return broken(found);
  }

  private List<String> read(byte[] json) {
    List<String> found = new ArrayList<>();
    text = json;
    scanner.reset(json, 0, json.length);
    try {
      read(found);
      return found;
    } catch (BrokenJsonException e) {
      return broken(found);
    }
  }

  private void read(List<String> found) throws BrokenJsonException {
    if (scanner.isObject()) {
      found.add("{");
      scanner.enter();
      while (scanner.nextField()) {
        found.add("name " + scanner.name(names));
        read(found);
      }
      found.add("}");
    } else if (scanner.isArray()) {
      found.add("[");
      scanner.enter();
      while (scanner.nextElement()) {
        read(found);
      }
      found.add("]");
    } else if (scanner.isString()) {
      found.add("string " + scanner.readString());
    } else {
      readScalar(found);
    }
  }

  private void readScalar(List<String> found) throws BrokenJsonException {
    if (scanner.isNumber()) {
      found.add(scanner.readNumber().toString());
      return;
    }
    int from = scanner.at();
    scanner.skip();
    found.add(new String(text, from, scanner.at() - from, StandardCharsets.US_ASCII));
  }

  /** Of a broken text, the strings before the damage: names are told at different moments. */
  private static List<String> broken(List<String> found) {
    return Stream.concat(
            found.stream().filter(value -> value.startsWith("string ")), Stream.of(BROKEN))
        .toList();
  }

  private boolean canBeSkipped(byte[] json) {
    scanner.reset(json, 0, json.length);
    try {
      scanner.skip();
      return true;
    } catch (BrokenJsonException e) {
      return false;
    }
  }
}
