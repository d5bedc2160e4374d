package io.boundwatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void lineEndsAsTheStandardSays() {
    assertThat(Csv.line(List.of("a", 1, ""))).isEqualTo("a,1,\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "plain text; plain text",
        "a,b; \"a,b\"",
        "say \"x\"; \"say \"\"x\"\"\"",
        "`a\nb`; `\"a\nb\"`",
        "`a\rb`; `\"a\rb\"`",
      })
  void textIsQuotedWhereItHasTo(String text, String cell) {
    assertThat(Csv.line(List.of(text))).isEqualTo(cell + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=cmd|' /C calc'!A0", "+1", "-", "@SUM(1)", " =1", "\t=1", "\uff1d1", "|x"})
  void textThatWouldBeAFormulaIsLedByAnApostrophe(String text) {
    assertThat(Csv.line(List.of(text))).startsWith("'" + text);
  }

  @Test
  void quotedFormulaIsHarmlessToo() {
    assertThat(Csv.line(List.of("=HYPERLINK(\"http://x\",\"y\")")))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
  }

  @Test
  void negativeNumberIsNoFormula() {
    assertThat(Csv.line(List.of(-5))).isEqualTo("-5\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b", "ada@contoso.example", "1-2", "'", "Ümlaut"})
  void otherTextStaysAsItIs(String text) {
    assertThat(Csv.line(List.of(text))).isEqualTo(text + "\r\n");
  }
}
