package io.boundwatch.event;

import static io.boundwatch.event.Records.aPolicy;
import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.request;
import static io.boundwatch.event.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PseudonymiserTest {
  private final Pseudonymiser pseudonymiser = new Pseudonymiser(utf8("a key"));

  @Test
  void replacesUserNameAndAddressAndNothingElse() {
    Request request = request(aRecord().unbound(1002).policy(aPolicy("p").result("failure")));
    Request hidden = pseudonymiser.apply(request);
    assertThat(hidden)
        .usingRecursiveComparison()
        .ignoringFields("userId", "details.userPrincipalName", "details.ipAddress")
        .isEqualTo(request);
    assertThat(hidden.userId()).matches("[0-9a-f]{32}");
    assertThat(hidden.details().userPrincipalName()).matches("[0-9a-f]{32}");
    assertThat(hidden.details().ipAddress()).matches("[0-9a-f]{32}");
  }

  @Test
  void isStableAndKeyed() {
    String pseudonym = pseudonymiser.user("ada@example.org");
    assertThat(new Pseudonymiser(utf8("a key")).user("ada@example.org")).isEqualTo(pseudonym);
    assertThat(new Pseudonymiser(utf8("another")).user("ada@example.org")).isNotEqualTo(pseudonym);
    assertThat(pseudonymiser.user("bob@example.org")).isNotEqualTo(pseudonym);
  }

  @Test
  void isTheStartOfTheHmacOfKindAndValue() {
    // printf 'user\0ada@example.org' | openssl dgst -sha256 -hmac 'a key'
    assertThat(pseudonymiser.user("ada@example.org")).isEqualTo("396afa52949495d2f9a8bcdd1fa6e6c3");
  }

  @Test
  void userKnownByNameHasThePseudonymOfTheName() {
    Request byName = pseudonymiser.apply(request(aRecord().user("")));
    assertThat(byName.userId()).isEqualTo(byName.details().userPrincipalName());
    assertThat(byName.userId()).isEqualTo(pseudonymiser.user("ADA@example.org"));
  }

  @Test
  void addressAndUserOfTheSameTextDiffer() {
    assertThat(pseudonymiser.address("192.0.2.7")).isNotEqualTo(pseudonymiser.user("192.0.2.7"));
    assertThat(pseudonymiser.address("2001:DB8::1"))
        .isEqualTo(pseudonymiser.address("2001:db8::1"));
  }

  @Test
  void unknownStaysUnknown() {
    RecordBuilder record = aRecord().without("userId").without("userPrincipalName");
    Request request = request(record.without("ipAddress").withoutRoot("callerIpAddress"));
    assertThat(pseudonymiser.apply(request)).isEqualTo(request);
    assertThat(request.userId()).isEqualTo("-");
  }

  @Test
  void emptyKeyIsRefused() {
    assertThatThrownBy(() -> new Pseudonymiser(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
