package io.boundwatch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.boundwatch.remedy.Causes;
import io.boundwatch.schemas.NamedRef;
import io.boundwatch.schemas.RequestCounts;
import io.boundwatch.schemas.RequestDetail;
import io.boundwatch.schemas.SignInDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocked sign-ins by cause, app and user. */
class BlockedUsersTest {
  private static final Causes CAUSES = Causes.packed();

  @TempDir Path folder;

  @Test
  void usersOfOneCauseAndAppAreToldTogether() {
    WhoToFix row =
        only(
            decision("ada", blocked("mail", 1003, "Windows11")),
            decision("ben", blocked("mail", 1003, "Windows10"), blocked("mail", 1003, "Windows10")),
            decision("ben", wouldBlock("mail", 1003, "Windows10")));

    assertThat(row.causeClass()).isEqualTo("unsupported");
    assertThat(row.users()).isEqualTo(2);
    assertThat(row.signIns()).isEqualTo(3);
    assertThat(row.blocked()).isEqualTo(2);
    assertThat(row.wouldBlock()).isEqualTo(1);
    assertThat(row.exampleUsers()).containsExactly("ada@x", "ben@x");
    assertThat(row.appName()).isEqualTo("App mail");
    assertThat(row.deviceFilters()).hasSize(6);
  }

  @Test
  void signInThatIsBlockedAndWouldBeBlockedIsBlocked() {
    WhoToFix row =
        only(decision("ada", wouldBlock("mail", 1003, "Ios"), blocked("mail", 1003, "Ios")));

    assertThat(row.signIns()).isOne();
    assertThat(row.blocked()).isOne();
  }

  @Test
  void appsAndCausesAreToldApartThoseThatCallForHasteFirst() {
    SignInDecision several =
        decision(
            "ada",
            blocked("mail", 1003, "MacOs"),
            blocked("chat", 1003, "MacOs"),
            blocked("mail", 1003, "Windows11"),
            blocked("mail", 0, "Windows11"),
            blocked("mail", 1008, "Linux"));

    assertThat(summary(several, decision("ben", blocked("chat", 1003, "Ios"))))
        .extracting(WhoToFix::causeClass, WhoToFix::platform, WhoToFix::appId, WhoToFix::users)
        .containsExactly(
            tuple("policy-error", "other", "mail", 1L),
            tuple("unsupported", "windows", "mail", 1L),
            tuple("self-remediable", "apple", "chat", 2L),
            tuple("self-remediable", "apple", "mail", 1L),
            tuple("unknown", "windows", "mail", 1L));
  }

  @Test
  void requestsThatWereNotBlockedAreLeftOut() {
    WhoToFix row =
        only(
            decision(
                "ada",
                detail("mail", 1002, "Windows11", "allowed"),
                detail("mail", 1002, "Windows11", "notApplied"),
                blocked("mail", 1006, "Windows11")));

    assertThat(row.statusCode()).isEqualTo(1006);
  }

  @Test
  void decisionWithoutDetailsIsToldByItsStatusCodes() {
    SignInDecision bare =
        decision("ada", List.of(), Map.of("1002", 2L, "1008", 1L), List.of("mail"));

    assertThat(summary(bare))
        .extracting(WhoToFix::statusCode, WhoToFix::platform, WhoToFix::appName)
        .containsExactly(tuple(1008, "unknown", "App mail"), tuple(1002, "unknown", "App mail"));
  }

  @Test
  void blockWithoutAnyReasonIsToldToo() {
    WhoToFix row = only(decision("ada", List.of(), Map.of(), List.of("mail", "chat")));

    assertThat(row.causeClass()).isEqualTo("unknown");
    assertThat(row.statusCode()).isZero();
    assertThat(row.appId()).isEmpty();
  }

  @Test
  void noMoreThanThreeUsersAreNamed() {
    WhoToFix row =
        only(
            Arrays.stream("eve dan cleo ben ada".split(" "))
                .map(user -> decision(user, blocked("mail", 1002, "Windows11")))
                .toArray(SignInDecision[]::new));

    assertThat(row.users()).isEqualTo(5);
    assertThat(row.exampleUsers()).containsExactly("ada@x", "ben@x", "cleo@x");
  }

  @Test
  void orderOfDecisionsDoesNotMatter() {
    SignInDecision one = decision("ada", blocked("mail", 1002, "Windows11"));
    SignInDecision other = decision("ben", wouldBlock("chat", 1008, "Windows11"));

    assertThat(summary(one, other)).isEqualTo(summary(other, one));
  }

  @Test
  void fileHasALineForEachUserAppAndCause() throws IOException {
    BlockedUsers users =
        BlockedUsers.of(
            CAUSES,
            List.of(
                decision("=ben", blocked("mail", 1003, "Ios"), blocked("chat", 1003, "Ios")),
                decision("ada", wouldBlock("mail", 1003, "Ios"))));

    WhoToFixFile.write(folder, users.users());

    String file = Files.readString(folder.resolve("who-to-fix.csv"));
    assertThat(file.split("\r\n")).hasSize(4).allMatch(line -> !line.contains("\n"));
    assertThat(file)
        .contains("\r\nt,'=ben,'=ben@x,chat,App chat,self-remediable,1003,apple,native,1,0,")
        .contains("\r\nt,ada,ada@x,mail,App mail,self-remediable,1003,apple,native,0,1,");
  }

  private static WhoToFix only(SignInDecision... decisions) {
    List<WhoToFix> rows = summary(decisions);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static List<WhoToFix> summary(SignInDecision... decisions) {
    return BlockedUsers.of(CAUSES, List.of(decisions)).summary();
  }

  private static RequestDetail blocked(String app, int code, String os) {
    return detail(app, code, os, "blocked");
  }

  private static RequestDetail wouldBlock(String app, int code, String os) {
    return detail(app, code, os, "wouldBlock");
  }

  private static RequestDetail detail(String app, int code, String os, String outcome) {
    return new RequestDetail(
        "r",
        "2026-11-02T08:00:00.000Z",
        "SignInLogs",
        app,
        "resource",
        "unbound",
        code,
        outcome,
        null,
        "",
        null,
        "",
        os,
        "",
        "Mobile Apps and Desktop clients",
        "",
        "",
        "",
        "");
  }

  private static SignInDecision decision(String user, RequestDetail... details) {
    List<String> apps = Arrays.stream(details).map(RequestDetail::appId).distinct().toList();
    return decision(user, List.of(details), Map.of(), apps);
  }

  private static SignInDecision decision(
      String user, List<RequestDetail> details, Map<String, Long> codes, List<String> apps) {
    return new SignInDecision(
        SignInDecision.SCHEMA_VERSION,
        "c|t|" + user,
        "t",
        "c",
        user,
        user + "@x",
        "unbound",
        "unbound",
        "blocked",
        true,
        1,
        "2026-11-02T08:00:00.000Z",
        "2026-11-02T08:00:00.000Z",
        "2026-11-02T08:10:00.000Z",
        new RequestCounts(1, 0, 1, 0),
        new TreeMap<>(codes),
        apps.stream().map(app -> new NamedRef(app, "App " + app)).toList(),
        List.of(),
        List.of(),
        false,
        details);
  }
}
