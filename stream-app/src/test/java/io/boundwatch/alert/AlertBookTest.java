package io.boundwatch.alert;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.codec.CodecException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class AlertBookTest {
  private static final long CLOSE_DELAY = 300_000;
  private static final long MINUTE = 60_000;

  private final Map<String, byte[]> stored = new LinkedHashMap<>();
  private final List<String> published = new ArrayList<>();
  private AlertBook book = open();

  private AlertBook open() {
    return new AlertBook(
        new InMemoryAlerts(stored), Duration.ofMinutes(5), CLOSE_DELAY, this::publish);
  }

  private void publish(AlertState alert, Activity activity) {
    published.add(activity + " " + alert.finding().severity() + " " + alert.uid());
  }

  private static Finding finding(Severity severity, String at, double measure) {
    return new Finding(
        "t1",
        "app",
        severity,
        moment(at),
        moment(at) + 5 * MINUTE,
        measure,
        "Title",
        "description",
        false,
        Subject.NONE.app("app", "App"),
        new Observation(Map.of("unbound", 12L), Map.of(1003, 9L), Map.of("expected", 1.5), true),
        List.of(
            new Evidence.OfRequest("unbound", aRequest("r-" + at).unbound(1003).build()),
            new Evidence.Contributor("statusCode", "1003", 9)));
  }

  private boolean raise(Severity severity, String at, double measure, String clock) {
    return book.raise("rule", finding(severity, at, measure), moment(clock), 0);
  }

  @Test
  void anAlertIsCreatedOnceAndNamedByItsStart() {
    raise(Severity.WARNING, "08:00", 10, "08:10");
    raise(Severity.WARNING, "08:05", 11, "08:15");

    assertThat(published).containsExactly("CREATE WARNING t1|rule|app|2026-11-02T08:00:00.000Z");
  }

  @Test
  void itIsPublishedAgainWhenSeverityRisesOrTheMeasureDoubles() {
    raise(Severity.WARNING, "08:00", 10, "08:10");
    raise(Severity.WARNING, "08:05", 19, "08:15");
    raise(Severity.WARNING, "08:05", 20, "08:15");
    raise(Severity.WARNING, "08:05", 39, "08:15");
    raise(Severity.CRITICAL, "08:10", 5, "08:20");
    raise(Severity.WARNING, "08:10", 39, "08:20");

    assertThat(published)
        .extracting(line -> line.substring(0, line.indexOf(" t1")))
        .containsExactly("CREATE WARNING", "UPDATE WARNING", "UPDATE CRITICAL");
  }

  @Test
  void itClosesAfterThreeQuietWindows() {
    raise(Severity.WARNING, "08:00", 10, "08:10");

    book.advance(moment("08:24:59"));
    assertThat(book.isOpen("rule", "t1", "app")).isTrue();
    book.advance(moment("08:25"));

    assertThat(book.isOpen("rule", "t1", "app")).isFalse();
    assertThat(published.get(1)).isEqualTo("CLOSE WARNING t1|rule|app|2026-11-02T08:00:00.000Z");
  }

  @Test
  void whatIsToldLongAfterItHappenedStaysOpenForAsLong() {
    raise(Severity.WARNING, "08:00", 10, "11:00");

    book.advance(moment("11:14:59"));
    assertThat(book.isOpen("rule", "t1", "app")).isTrue();
    book.advance(moment("11:15"));
    assertThat(book.isOpen("rule", "t1", "app")).isFalse();
  }

  @Test
  void whatLastsIsClosedByItsRuleAlone() {
    Finding lasting = finding(Severity.CRITICAL, "08:00", 1).until(Finding.UNTIL_ENDED);
    book.raise("rule", lasting, moment("08:00"), 0);

    book.advance(moment("23:00"));
    assertThat(book.isOpen("rule", "t1", "app")).isTrue();
    book.end("rule", "t1", "app", moment("23:10"));
    book.end("rule", "t1", "app", moment("23:11"));

    assertThat(published).hasSize(2);
    assertThat(published.get(1)).startsWith("CLOSE CRITICAL");
  }

  @Test
  void recordsMetAgainDoNotOpenItAgain() {
    raise(Severity.WARNING, "08:00", 10, "08:10");
    book.advance(moment("09:00"));

    raise(Severity.WARNING, "08:00", 10, "10:00");

    assertThat(published).hasSize(2);
  }

  @Test
  void aLaterEpisodeIsAnotherOne() {
    raise(Severity.WARNING, "08:00", 10, "08:10");
    book.advance(moment("09:00"));

    raise(Severity.WARNING, "09:00", 10, "09:10");

    assertThat(published.get(2)).isEqualTo("CREATE WARNING t1|rule|app|2026-11-02T09:00:00.000Z");
  }

  @Test
  void aRestartNeitherCreatesNorForgets() {
    raise(Severity.WARNING, "08:00", 10, "08:10");
    book = open();
    raise(Severity.WARNING, "08:05", 12, "08:15");
    book.advance(moment("08:30"));
    book = open();
    raise(Severity.WARNING, "08:00", 12, "08:31");

    assertThat(published)
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("CREATE", "CLOSE");
  }

  @Test
  void aClosedAlertIsForgottenAfterEightDays() {
    raise(Severity.WARNING, "08:00", 10, "08:10");
    book.advance(moment("09:00"));
    book.advance(moment("09:00") + 8L * 24 * 60 * MINUTE);

    assertThat(stored).isEmpty();
  }

  @Test
  void openAlertsAreCountedBySeverity() {
    raise(Severity.WARNING, "08:00", 10, "08:10");

    assertThat(book.open())
        .isEqualTo(Map.of(new AlertBook.Group("t1", "rule", Severity.WARNING), 1L));
    book.advance(moment("09:00"));
    assertThat(book.open()).isEmpty();
  }

  @Test
  void evidenceIsKeptInOrderEachOnceAndAtMostFive() {
    for (String at : List.of("08:00", "08:01", "08:01", "08:02", "08:03", "08:04", "08:05")) {
      raise(Severity.WARNING, at, 10, "08:10");
    }

    AlertState alert = AlertState.decode(stored.values().iterator().next());

    assertThat(alert.finding().evidence())
        .extracting(Evidence::id)
        .containsExactly("r-08:00", "statusCode=1003", "r-08:01", "r-08:02", "r-08:03");
  }

  @Test
  void whatOnlyConcernsReportOnlyPoliciesIsAtMostAWarning() {
    Finding found = finding(Severity.CRITICAL, "08:00", 1);
    Finding reportOnly =
        new Finding(
            found.tenantId(),
            found.entity(),
            found.severity(),
            found.at(),
            found.until(),
            found.measure(),
            found.title(),
            found.description(),
            true,
            found.subject(),
            found.observed(),
            found.evidence());

    assertThat(reportOnly.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void anAlertComesBackFromItsBytes() {
    AlertState alert =
        new AlertState("rule", finding(Severity.CRITICAL, "08:00", 2.5), true, 5, 2.5, 7);

    assertThat(AlertState.decode(alert.encode())).isEqualTo(alert);
  }

  @Test
  void anotherFormatIsRefused() {
    byte[] bytes =
        new AlertState("rule", finding(Severity.INFO, "08:00", 1), true, 5, 1, 7).encode();
    bytes[0] = 99;

    Assertions.assertThatThrownBy(() -> AlertState.decode(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("format 99");
  }

  @Test
  void beyondTheCapTheOldestClosedOneIsForgottenAndWhereNoneIsClosedNoneIsOpened() {
    raise(Severity.WARNING, "08:00", 10, "08:10");
    book.advance(moment("09:00"));
    for (int i = 1; i < AlertBook.MAX_ALERTS; i++) {
      assertThat(raiseEntity("e" + i)).isTrue();
    }

    assertThat(raiseEntity("replaces-the-closed-one")).isTrue();
    assertThat(raiseEntity("one-too-many")).isFalse();
  }

  private boolean raiseEntity(String entity) {
    Finding found = finding(Severity.INFO, "09:00", 1);
    return book.raise(
        "rule",
        new Finding(
            "t1",
            entity,
            found.severity(),
            found.at(),
            found.until(),
            found.measure(),
            found.title(),
            found.description(),
            false,
            found.subject(),
            found.observed(),
            List.of()),
        moment("09:10"),
        0);
  }
}
