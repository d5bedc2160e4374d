package io.boundwatch.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Details;
import io.boundwatch.event.EventRules;
import io.boundwatch.event.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packed list says. */
class CausesTest {
  private static final Causes CAUSES = Causes.packed();
  private static final String ARM = "797f4846-ba00-4fd7-ba43-dac1f8f63013";

  @ParameterizedTest
  @CsvSource({
    // code, platform, client, class, who
    "1002, WINDOWS, NATIVE, SELF_REMEDIABLE, user",
    "1002, APPLE, NATIVE, SELF_REMEDIABLE, user",
    "1002, UNKNOWN, NATIVE, SELF_REMEDIABLE, user",
    "1002, OTHER, NATIVE, POLICY_ERROR, identity administrator",
    "1002, WINDOWS, BROWSER, POLICY_ERROR, identity administrator",
    "1002, WINDOWS, BROWSER_ARM, SELF_REMEDIABLE, user",
    "1003, WINDOWS, NATIVE, UNSUPPORTED, 'identity administrator, or user'",
    "1003, APPLE, NATIVE, SELF_REMEDIABLE, user",
    "1003, UNKNOWN, NATIVE, UNKNOWN, identity administrator",
    "1004, APPLE, NATIVE, SELF_REMEDIABLE, user",
    "1004, WINDOWS, NATIVE, UNKNOWN, identity administrator",
    "1005, WINDOWS, NATIVE, UNKNOWN, identity administrator",
    "1006, APPLE, NATIVE, UNSUPPORTED, 'user, or device management'",
    "1007, APPLE, NATIVE, SELF_REMEDIABLE, 'owner of the device, or user'",
    "1008, WINDOWS, NATIVE, UNSUPPORTED, app owner",
    "1008, APPLE, NATIVE, UNSUPPORTED, 'app owner, or device management'",
    "1008, WINDOWS, BROWSER, POLICY_ERROR, identity administrator",
    "1008, WINDOWS, BROWSER_ARM, SELF_REMEDIABLE, 'user, or device management'",
    "0, WINDOWS, NATIVE, UNKNOWN, identity administrator",
    "0, OTHER, BROWSER, POLICY_ERROR, identity administrator",
    "1999, WINDOWS, NATIVE, UNKNOWN, identity administrator",
    "-1, OTHER, BROWSER, UNKNOWN, identity administrator",
  })
  void causeDependsOnCodeSystemAndClient(
      int code, Platform platform, Client client, CauseClass causeClass, String who) {
    Cause cause = CAUSES.of(code, Details.NO_ERROR_CODE, platform, client);

    assertThat(cause.causeClass()).isEqualTo(causeClass);
    assertThat(cause.who()).isEqualTo(who);
  }

  @Test
  void everyDocumentedStatusCodeHasAnEntry() {
    assertThat(EventRules.DEFAULT.knownStatusCodes()).allMatch(CAUSES::knows);
    assertThat(CAUSES.knows(1999)).isFalse();
  }

  @Test
  void codeThatIsNotKnownIsToldAsSuch() {
    assertThat(CAUSES.of(1999).text()).contains("not in our list");
  }

  @Test
  void filtersStandForTheRegistrationsOfWindowsThatAreNotSupported() {
    Cause cause = CAUSES.of(1003, 530084, Platform.WINDOWS, Client.NATIVE);

    assertThat(cause.deviceFilters())
        .extracting(DeviceFilter::filter)
        .containsExactly(
            "systemLabels -eq \"CloudPC\" and trustType -eq \"AzureAD\"",
            "systemLabels -eq \"AzureVirtualDesktop\" and trustType -eq \"AzureAD\"",
            "systemLabels -eq \"MicrosoftPowerAutomate\" and trustType -eq \"AzureAD\"",
            "profileType -eq \"SecureVM\" and trustType -eq \"AzureAD\"",
            "enrollmentProfileName -eq \"Autopilot self-deployment profile\"",
            "");
    assertThat(cause.known()).containsExactly("Surface Hub", "Teams Rooms on Windows");
    assertThat(CAUSES.of(1003, 0, Platform.APPLE, Client.NATIVE).deviceFilters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "530084, UNKNOWN, Token protection blocked",
    "53003, UNKNOWN, Conditional Access blocked",
    "70000, SUSPICIOUS, stolen token",
    "50097, UNKNOWN, No reason was given",
    "-1, UNKNOWN, No reason was given",
  })
  void errorCodeSpeaksWhereNoStatusCodeDoes(int errorCode, CauseClass causeClass, String text) {
    Cause cause = CAUSES.of(0, errorCode, Platform.WINDOWS, Client.NATIVE);

    assertThat(cause.causeClass()).isEqualTo(causeClass);
    assertThat(cause.text()).contains(text);
  }

  @Test
  void statusCodeSpeaksBeforeAnErrorCode() {
    assertThat(CAUSES.of(1005, 70000, Platform.WINDOWS, Client.NATIVE).causeClass())
        .isEqualTo(CauseClass.UNKNOWN);
    assertThat(CAUSES.of(0, 70000, Platform.WINDOWS, Client.BROWSER).causeClass())
        .isEqualTo(CauseClass.POLICY_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "Browser, " + ARM + ", BROWSER_ARM",
    "browser, 00000003-0000-0ff1-ce00-000000000000, BROWSER",
    "Browser, '', BROWSER",
    "Mobile Apps and Desktop clients, " + ARM + ", NATIVE",
    "'', '', NATIVE",
  })
  void clientIsABrowserIfTheLogSaysSo(String clientApp, String resourceId, Client client) {
    assertThat(CAUSES.client(clientApp, resourceId)).isEqualTo(client);
  }

  @ParameterizedTest
  @EnumSource(Platform.class)
  void everyCauseSaysWhatToDoAndWhereThatIsSaid(Platform platform) {
    for (int code : EventRules.DEFAULT.knownStatusCodes()) {
      for (Client client : Client.values()) {
        Cause cause = CAUSES.of(code, Details.NO_ERROR_CODE, platform, client);
        assertThat(cause.text()).doesNotContain("\n").hasSizeBetween(10, 120);
        assertThat(cause.remedy()).doesNotContain("\n").endsWith(".");
        assertThat(cause.source().address()).startsWith("https://learn.microsoft.com/");
        assertThat(cause.source().dated()).isLessThanOrEqualTo(CAUSES.asOf());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50126, 65001})
  void errorCodesOfOtherMattersSayNothing(int errorCode) {
    assertThat(CAUSES.errorCode(errorCode)).isEmpty();
  }
}
