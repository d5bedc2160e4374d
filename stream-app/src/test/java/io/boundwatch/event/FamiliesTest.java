package io.boundwatch.event;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words are those of real records. */
class FamiliesTest {
  @ParameterizedTest
  @CsvSource({
    "Windows10, WINDOWS",
    "Windows 10, WINDOWS",
    "Windows, WINDOWS",
    "Windows 11, WINDOWS",
    "MacOs, MAC",
    "macOS 15.1, MAC",
    "Ios, IOS",
    "Ios 18.2.1, IOS",
    "iPadOS 18, IOS",
    "Android 14, ANDROID",
    "Linux, LINUX",
    "Ubuntu 22.04, LINUX",
    "Chrome OS, CHROME_OS",
    "Xbox, OTHER",
    "Unknown, UNKNOWN",
    "'', UNKNOWN"
  })
  void systemsAreKnownByHowTheirNamesBegin(String os, OsFamily family) {
    assertThat(OsFamily.of(aRequest("r").os(os).build().details())).isEqualTo(family);
  }

  @ParameterizedTest
  @CsvSource({
    "Edge 126.0.0, Browser, Windows10, BROWSER",
    "Chrome 77.0.3865, Browser, MacOs, BROWSER",
    "Mobile Safari, Browser, Ios, BROWSER",
    "Edge 18.1836, Mobile Apps and Desktop clients, Windows 10, BROWSER",
    "Rich Client 4.40.0.0, Browser, Windows10, NATIVE",
    "Whatever Client 4.54.1.0, Unknown, Windows10, NATIVE",
    "Python Requests 2.32, Browser, '', NATIVE",
    "'', Mobile Apps and Desktop clients, Ios 18.2.1, NATIVE",
    "'', Mobile Apps and Desktop clients, '', NATIVE",
    "'', Exchange Web Services, '', NATIVE",
    "'', Browser, Windows, NATIVE",
    "'', '', Windows, NATIVE",
    "'', Browser, '', UNKNOWN",
    "'', Unknown, '', UNKNOWN",
    "'', '', '', UNKNOWN"
  })
  void theNameOfTheBrowserDecides(String browser, String app, String os, ClientFamily family) {
    Details details = aRequest("r").browser(browser).clientApp(app).os(os).build().details();

    assertThat(ClientFamily.of(details)).isEqualTo(family);
  }

  @ParameterizedTest
  @CsvSource({
    "WINDOWS, MAC, true",
    "WINDOWS, OTHER, true",
    "WINDOWS, WINDOWS, false",
    "WINDOWS, UNKNOWN, false",
    "UNKNOWN, MAC, false"
  })
  void whatIsUnknownIsNoDifference(OsFamily one, OsFamily other, boolean differs) {
    assertThat(one.differsFrom(other)).isEqualTo(differs);
  }

  @ParameterizedTest
  @CsvSource({
    "BROWSER, NATIVE, true",
    "BROWSER, BROWSER, false",
    "BROWSER, UNKNOWN, false",
    "UNKNOWN, NATIVE, false"
  })
  void anUnknownClientIsNoDifference(ClientFamily one, ClientFamily other, boolean differs) {
    assertThat(one.differsFrom(other)).isEqualTo(differs);
  }
}
