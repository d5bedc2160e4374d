package io.boundwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedNetworksTest {
  @ParameterizedTest
  @CsvSource({
    "AS64500, 64500, 192.0.2.1, true",
    "as64500, 64500, '', true",
    "AS64500, 64501, 192.0.2.1, false",
    "AS0, 0, '', false",
    "192.0.2.0/24, 0, 192.0.2.255, true",
    "192.0.2.0/24, 0, 192.0.3.0, false",
    "192.0.2.128/25, 0, 192.0.2.127, false",
    "192.0.2.7, 0, 192.0.2.7, true",
    "192.0.2.7, 0, 192.0.2.8, false",
    "0.0.0.0/0, 0, 198.51.100.4, true",
    "0.0.0.0/0, 0, 2001:db8::1, false",
    "2001:db8::/32, 0, 2001:db8:ffff::1, true",
    "2001:db8::/32, 0, 2001:db9::1, false",
    "2001:db8:0:0:1::/65, 0, 2001:db8::7fff:0:0:1, true",
    "2001:db8::1, 0, 2001:0DB8:0:0:0:0:0:1, true",
    "192.0.2.0/24, 0, not-an-address, false",
    "192.0.2.0/24, 0, '', false",
    "192.0.2.0/24, 0, 192.0.2.XXX, false",
  })
  void aNetworkIsKnownByItsSystemOrItsRange(String entry, long asn, String address, boolean known) {
    assertThat(TrustedNetworks.of(Set.of(entry)).contains(asn, address)).isEqualTo(known);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AS",
        "ASx",
        "192.0.2",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.256",
        "1:2:3",
        "::/129",
        "1::2::3",
        "192.0.2.0/24/1",
        "example.org",
        "192.0.2.0/x"
      })
  void whatIsNeitherIsRefused(String entry) {
    assertThatThrownBy(() -> TrustedNetworks.of(Set.of(entry)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
