package io.boundwatch.alert.rule;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.alert.Attack;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.Observation;
import io.boundwatch.alert.Owner;
import io.boundwatch.alert.Rule;
import io.boundwatch.alert.RuleContext;
import io.boundwatch.alert.RuleSettings;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.Severity;
import io.boundwatch.alert.Subject;
import io.boundwatch.alert.TrustedNetworks;
import io.boundwatch.alert.Tuning;
import io.boundwatch.event.Binding;
import io.boundwatch.event.Details;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code token-replay}: in one session, after a bound request, an unbound one succeeds from another
 * kind of system or client and from a network that is not the user's. A stolen token shares the
 * session, and often the device, of the user it was stolen from.
 *
 * <p>Which of the two arrives first does not matter, only which was made first: the session
 * remembers both kinds. What is unknown is no difference. An unbound <em>browser</em> beside a
 * bound native app of the same device, system and country is left out: browsers are often unbound
 * and go through proxies. A bound browser behind a proxy beside an unbound native app has the shape
 * of a replay; it is quiet once the user's networks have the direct one ({@link UserNetworks}), or
 * where {@code alerts.trusted-networks} has.
 */
public final class TokenReplay implements Rule {
  private static final String NAME = "token-replay";

  private static final Tuning MAX_CLOCK_SKEW =
      Tuning.duration(
          "max-clock-skew",
          "PT5S",
          0,
          Duration.ofMinutes(5).toMillis(),
          "How much earlier than the bound request an unbound one may seem to be made and still"
              + " count as made after it.");
  private static final Tuning NETWORK_MEMORY =
      Tuning.duration(
          "network-memory",
          "P30D",
          Duration.ofDays(1).toMillis(),
          Duration.ofDays(180).toMillis(),
          "How long a network (autonomous system and country) stays the user's after it was last"
              + " seen.");
  private static final Tuning NETWORK_PROBATION =
      Tuning.duration(
          "network-probation",
          "P1D",
          Duration.ofMinutes(1).toMillis(),
          Duration.ofDays(30).toMillis(),
          "How long ago a network must have been first seen to become the user's by unbound"
              + " requests alone; a bound request makes it the user's at once.");
  private static final Tuning MAX_NETWORKS =
      Tuning.whole("max-networks", 50, 1, 1000, "Networks remembered at most of a user.");
  private static final Tuning SESSION_IDLE =
      Tuning.duration(
          "session-idle",
          "P1D",
          Duration.ofMinutes(1).toMillis(),
          Duration.ofDays(30).toMillis(),
          "How long a session is remembered after its last request.");
  private static final Tuning MAX_SIGHTINGS =
      Tuning.whole(
          "max-sightings",
          8,
          1,
          100,
          "Different bound, and different unbound, requests remembered at most of a session.");

  public static final RuleType TYPE =
      new RuleType(
          NAME,
          "Critical when in one session, after a bound request, an unbound one succeeds from another"
              + " kind of system or client and from a network that is not the user's.",
          "kinds of unbound use of the session",
          "Revoke the user's sessions and treat the token as stolen until the unbound request is explained.",
          Attack.USE_TOKEN,
          false,
          List.of(
              MAX_CLOCK_SKEW,
              NETWORK_MEMORY,
              NETWORK_PROBATION,
              MAX_NETWORKS,
              SESSION_IDLE,
              MAX_SIGHTINGS),
          making -> new TokenReplay(making.settings(), making.alerts()));

  private static final Optional<Owner> WANTED = Optional.of(Owner.USER);

  private final long skew;
  private final long sessionIdle;

  /** The last time of a session is written anew only once it has moved by this. */
  private final long sessionTouch;

  private final long step;
  private final int maxSightings;
  private final UserNetworks.Limits limits;
  private final TrustedNetworks trusted;
  private final RuleWindow window;

  private TokenReplay(RuleSettings settings, AlertSettings alerts) {
    this.skew = settings.whole(MAX_CLOCK_SKEW.key());
    this.sessionIdle = settings.whole(SESSION_IDLE.key());
    this.sessionTouch = sessionIdle / 8;
    this.maxSightings = (int) settings.whole(MAX_SIGHTINGS.key());
    this.limits =
        new UserNetworks.Limits(
            settings.whole(NETWORK_MEMORY.key()),
            settings.whole(NETWORK_PROBATION.key()),
            (int) settings.whole(MAX_NETWORKS.key()));
    this.step = Math.min(sessionTouch, limits.touch());
    this.trusted = alerts.trustedNetworks();
    this.window = RuleWindow.of(alerts);
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.REQUESTS);
  }

  /** Asked for every request there is: whatever rules most of them out comes first. */
  @Override
  public Optional<Owner> wants(Request request, boolean late) {
    boolean wanted =
        !late
            && Network.isKnown(request.details())
            && (request.binding() == Binding.BOUND || mayBeReplayed(request));
    return wanted ? WANTED : Optional.empty();
  }

  /**
   * Of bound requests that are alike a session remembers the first, and their network is the user's
   * by any of them. When either was last seen is remembered in steps; two requests of one step, by
   * event time and by append time (which the clock goes by), are as good as one.
   */
  @Override
  public boolean saysNoMore(Request request, Request known) {
    return request.binding() == Binding.BOUND
        && known.binding() == Binding.BOUND
        && Sighting.isRepeated(known, request)
        && isInStep(known.eventTime(), request.eventTime())
        && isInStep(known.appendTime(), request.appendTime());
  }

  private boolean isInStep(long a, long b) {
    return Math.floorDiv(a, step) == Math.floorDiv(b, step);
  }

  private boolean mayBeReplayed(Request request) {
    Details details = request.details();
    return request.isUnbound()
        && details.errorCode() == 0
        && !details.sessionId().isEmpty()
        && !trusted.contains(details.asn(), details.ipAddress());
  }

  @Override
  public void request(Request request, RuleContext context) {
    new Visit(request, context).go();
  }

  /** One request, with what is remembered of its user and session. */
  private final class Visit {
    private final Sighting seen;
    private final RuleContext context;
    private final String networksKey;
    private final String sessionKey;
    private final UserNetworks networks;

    Visit(Request request, RuleContext context) {
      String tenantId = request.tenantId();
      this.seen = Sighting.of(request);
      this.context = context;
      this.networksKey = "networks|" + KeyParts.join(tenantId, request.userId());
      this.sessionKey =
          "session|" + KeyParts.join(tenantId, request.userId(), request.details().sessionId());
      this.networks =
          context
              .get(networksKey)
              .map(bytes -> UserNetworks.decode(bytes, limits))
              .orElseGet(() -> new UserNetworks(limits));
    }

    void go() {
      if (seen.request().binding() == Binding.BOUND) {
        bound();
      } else if (!networks.unbound(seen.network(), seen.at())) {
        SessionSightings session = session();
        session.addUnbound(seen);
        judge(session);
      }
      keepNetworks();
    }

    private void bound() {
      networks.bound(seen.network(), seen.at());
      if (!seen.request().details().sessionId().isEmpty()) {
        SessionSightings session = session();
        session.addBound(seen);
        judge(session);
      }
    }

    private SessionSightings session() {
      return context
          .get(sessionKey)
          .map(bytes -> SessionSightings.decode(bytes, maxSightings))
          .orElseGet(() -> new SessionSightings(maxSightings));
    }

    private void judge(SessionSightings session) {
      for (Sighting unbound : session.pending()) {
        if (!networks.knows(unbound.network(), unbound.at())) {
          session.replayedBy(unbound, skew).ifPresent(bound -> raise(session, bound, unbound));
        }
      }
      session.seenAt(seen.at(), sessionTouch);
      if (session.changed()) {
        long until = Episodes.keepUntil(context.clock(), session.last(), sessionIdle);
        context.put(sessionKey, session.encode(), until);
      }
    }

    private void raise(SessionSightings session, Sighting bound, Sighting unbound) {
      session.alerted(unbound);
      networks.alerted(unbound.network(), unbound.at());
      context.raise(finding(bound, unbound, session.alerted()));
    }

    private void keepNetworks() {
      if (networks.changed()) {
        long until = Episodes.keepUntil(context.clock(), networks.lastSeen(), limits.memory());
        context.put(networksKey, networks.encode(), until);
      }
    }
  }

  private static String entity(Request request) {
    return request.userId() + '/' + request.details().sessionId();
  }

  private Finding finding(Sighting bound, Sighting unbound, int kinds) {
    Request request = unbound.request();
    Details details = request.details();
    return new Finding(
        request.tenantId(),
        entity(request),
        Severity.CRITICAL,
        window.startOf(request.eventTime()),
        request.eventTime(),
        kinds,
        "A token of a bound session was used without its device from another network",
        "Session of %s: bound from %s; then unbound (%d) and successful in %s from %s, a network not known of this user."
            .formatted(
                Episodes.userOf(request),
                bound.inWords(),
                request.statusCode(),
                Episodes.appOf(request),
                unbound.inWords()),
        false,
        Subject.NONE
            .app(details.appId(), details.appName())
            .user(request.userId(), details.userPrincipalName()),
        Observation.of(Map.of("unbound_kinds", (long) kinds))
            .withStatusCodes(Map.of(request.statusCode(), 1L)),
        List.of(
            new Evidence.OfRequest("bound", bound.request()),
            new Evidence.OfRequest("unbound from another network", request)));
  }
}
