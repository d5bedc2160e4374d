package io.boundwatch.event;

import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInKeyTest {
  private static final String GUID = "2f1c9b6e-0a4d-4c58-9e7b-1234567890ab";

  /** The key as it comes out of what another task wrote. */
  private static SignInKey key(RecordBuilder record) {
    ByteWriter out = new ByteWriter();
    RequestCodec.write(request(record), out);
    return EncodedRequest.read(new ByteReader(out.toByteArray())).signInKey();
  }

  private static RecordBuilder of(String correlation, String tenant, String user) {
    return aRecord().correlation(correlation).tenant(tenant).user(user);
  }

  @Test
  void isThatOfAllRequestsOfTheSignInWhateverElseTheySay() {
    SignInKey key = key(of("c1", GUID, "u1").id("r1").unbound(1002));
    SignInKey other = key(of("c1", GUID, "u1").id(GUID).bound().policy("p", "success"));

    assertThat(other).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(new EncodedRequest(request(of("c1", GUID, "u1"))).signInKey()).isEqualTo(key);
    assertThat(SignInKey.of(key.bytes())).isEqualTo(key).hasSameHashCodeAs(key);
  }

  @Test
  void isAnotherWhereOnePartIsAnother() {
    List<SignInKey> keys =
        List.of(
            key(of("c1", "t1", "u1")),
            key(of("c2", "t1", "u1")),
            key(of("c1", "t2", "u1")),
            key(of("c1", "t1", "u2")),
            key(of("c1", "t1", "u1|")),
            key(of("c1|t1", "t1", "u1")),
            key(of("c1", "t1", "ä".repeat(200))),
            key(of("c1", "t1", "ä".repeat(201))),
            key(of(GUID, "t1", "u1")));

    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void takesHalfOfItsTextWhereItsPartsAreGuids() {
    assertThat(key(of(GUID, GUID, GUID)).bytes()).hasSize(3 * 17);
  }

  @Test
  void isBoundedHoweverLongItsPartsAre() {
    SignInKey key = key(of("c1", "t1", "ä".repeat(400)));

    assertThat(key.bytes()).hasSize(32);
    assertThat(SignInKey.of(key.bytes())).isEqualTo(key);
    assertThat(key(of("c1", "t1", "ä".repeat(401)))).isNotEqualTo(key);
  }

  @Test
  void textIsWhatOutputsNameASignInBy() {
    Request request = request(of("C|1", "T", "U%"));

    assertThat(SignInKey.text(request)).isEqualTo("c%7C1|t|u%25");
  }
}
