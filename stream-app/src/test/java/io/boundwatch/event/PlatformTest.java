package io.boundwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Windows10, WINDOWS",
    "windows 11, WINDOWS",
    "Windows Server 2019, WINDOWS",
    "Ios 17.2, APPLE",
    "iPadOS, APPLE",
    "MacOs, APPLE",
    "macOS 15.1, APPLE",
    "Android, OTHER",
    "Linux, OTHER",
    "ChromeOS, OTHER",
    "'', UNKNOWN",
    "'  ', UNKNOWN",
  })
  void systemBelongsToAFamilyByItsName(String operatingSystem, Platform platform) {
    assertThat(Platform.of(operatingSystem)).isEqualTo(platform);
  }
}
