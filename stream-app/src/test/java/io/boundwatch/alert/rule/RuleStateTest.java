package io.boundwatch.alert.rule;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.codec.CodecException;
import io.boundwatch.event.Request;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules remember, as bytes: read again as it was, and refused if another release wrote it. */
class RuleStateTest {
  private static final UserNetworks.Limits LIMITS = new UserNetworks.Limits(10_000, 1000, 50);
  private static final Request UNBOUND = aRequest("r1").unbound(1008).blocked().build();

  private static UserNetworks networks() {
    UserNetworks networks = new UserNetworks(LIMITS);
    networks.bound(new Network(64500, "DE"), 5000);
    networks.unbound(new Network(64501, ""), 5100);
    networks.unbound(new Network(0, "NL"), 5200);
    networks.alerted(new Network(0, "NL"), 5200);
    return networks;
  }

  private static SessionSightings session() {
    SessionSightings session = new SessionSightings(8);
    session.addBound(Sighting.of(aRequest("b1").bound().build()));
    session.addUnbound(Sighting.of(UNBOUND));
    session.addUnbound(Sighting.of(aRequest("r2").unbound(1002).os("Linux").build()));
    session.alerted(Sighting.of(UNBOUND));
    session.seenAt(7000, 0);
    return session;
  }

  private static BindingHistory history() {
    BindingHistory history = new BindingHistory();
    long day = BindingHistory.DAY;
    history.add(0, day, "exchange", 3, 0);
    history.add(0, day, "sharepoint", 2, 1);
    history.add(9 * day, day, "exchange", -1, -1);
    history.add(10 * day, day, "exchange", 5, 0);
    assertThat(history.await(UNBOUND, new BindingHistory.Baseline(99, 3, 30))).isTrue();
    return history;
  }

  private static RequestIds ids() {
    RequestIds ids = new RequestIds();
    ids.add("r1");
    ids.add("00000000-0000-4000-8000-000000000001");
    return ids;
  }

  private static NewlyUnboundUsers users() {
    NewlyUnboundUsers users = new NewlyUnboundUsers();
    users.add(UNBOUND, 1000);
    users.add(aRequest("r2").of("c2", "u2").unbound(1002).build(), 1000);
    return users;
  }

  static Stream<Arguments> states() {
    return Stream.of(
        state(networks().encode(), bytes -> UserNetworks.decode(bytes, LIMITS).encode()),
        state(session().encode(), bytes -> SessionSightings.decode(bytes, 8).encode()),
        state(history().encode(), bytes -> BindingHistory.decode(bytes).encode()),
        state(ids().encode(), bytes -> RequestIds.decode(bytes).encode()),
        state(users().encode(), bytes -> NewlyUnboundUsers.decode(bytes).encode()));
  }

  private static Arguments state(byte[] bytes, Function<byte[], byte[]> again) {
    return Arguments.of(bytes, again);
  }

  @ParameterizedTest
  @MethodSource("states")
  void isReadAsItWasWritten(byte[] bytes, Function<byte[], byte[]> again) {
    assertThat(again.apply(bytes)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("states")
  void ofAnotherReleaseIsRefusedInPlainWords(byte[] bytes, Function<byte[], byte[]> again) {
    bytes[0] = 99;

    assertThatThrownBy(() -> again.apply(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessageMatching("the stored .* have format 99; this release reads 1");
  }

  @ParameterizedTest
  @MethodSource("states")
  void cutShortIsRefused(byte[] bytes, Function<byte[], byte[]> again) {
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);

    assertThatThrownBy(() -> again.apply(cut)).isInstanceOf(CodecException.class);
  }

  @Test
  void whatWasAlertedOrWaitsIsKnownAfterReading() {
    SessionSightings session = SessionSightings.decode(session().encode(), 8);
    UserNetworks networks = UserNetworks.decode(networks().encode(), LIMITS);

    assertThat(session.alerted()).isEqualTo(1);
    assertThat(session.pending())
        .extracting(each -> each.request().requestId())
        .containsExactly("r2");
    assertThat(networks.knows(new Network(64500, "DE"), 6000)).isTrue();
    assertThat(networks.unbound(new Network(64501, ""), 6100)).isTrue();
    assertThat(networks.unbound(new Network(0, "NL"), 6200)).isFalse();
  }
}
