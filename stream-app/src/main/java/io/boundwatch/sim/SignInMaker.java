package io.boundwatch.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes the requests of one sign-in. */
final class SignInMaker {
  /** Longest time from the first request of a sign-in to its last, in milliseconds. */
  static final long LONGEST = 15 * 60_000L;

  /** Requests of a sign-in on average. */
  static final double MEAN_REQUESTS = 2.75;

  private static final int MOST_REQUESTS = 6;
  private static final Weighted REQUESTS = Weighted.of(25, 25, 20, 15, 10, 5);
  private static final App[] APPS = App.values();

  private final Directory directory;
  private final PolicyBook policies;
  private final List<Spike> spikes;
  private final Weighted apps;

  SignInMaker(Directory directory, PolicyBook policies, List<Spike> spikes) {
    this.directory = directory;
    this.policies = policies;
    this.spikes = spikes;
    double[] weights = new double[APPS.length];
    for (App app : APPS) {
      weights[app.ordinal()] = app.weight();
    }
    apps = Weighted.of(weights);
  }

  App anyApp(SplittableRandom random) {
    return APPS[apps.pick(random)];
  }

  /** The requests of a sign-in to this app, in the order of time. */
  List<RequestFacts> make(long millis, App app, SplittableRandom random) {
    User user = directory.activeUser(random);
    UUID correlationId = Ids.random(random);
    int count = 1 + REQUESTS.pick(random);
    List<RequestFacts> requests = new ArrayList<>(count);
    long at = millis;
    boolean interactive = random.nextDouble() < 0.35;
    for (int i = 0; i < count; i++) {
      App used = i > 0 && random.nextDouble() < 0.06 ? sibling(app, random) : app;
      requests.add(request(user, used, correlationId, at, interactive && i == 0, random));
      at += gap(random);
    }
    return requests;
  }

  /** Another app on the same kind of device: one sign-in may serve several apps. */
  private App sibling(App app, SplittableRandom random) {
    App other = anyApp(random);
    return other.form() == app.form() ? other : app;
  }

  private static long gap(SplittableRandom random) {
    long most = random.nextInt(20) == 0 ? LONGEST / MOST_REQUESTS : 20_000;
    return random.nextLong(most);
  }

  private RequestFacts request(
      User user,
      App app,
      UUID correlationId,
      long at,
      boolean interactive,
      SplittableRandom random) {
    Resource resource = app.resources().get(random.nextInt(app.resources().size()));
    Device.Kind kind = user.deviceFor(app.form()).kind();
    boolean covered = resource.isUnderPolicy() && app.form() != Device.Form.BROWSER;
    boolean silent = !covered && random.nextDouble() < 0.03;
    Session session = silent ? Session.UNREPORTED : session(user, app, kind, at);
    int interrupt = covered ? 0 : interrupt(interactive, random);
    PolicyBook.Situation situation = situation(user.group(), covered, session, interrupt != 0);
    boolean blocked = situation.enforced() == PolicyBook.State.UNSATISFIED;
    return new RequestFacts(
        Ids.random(random),
        correlationId,
        interactive,
        Ticks.within(at, random),
        user,
        app,
        resource,
        session.binding(),
        session.statusCode(),
        blocked ? ErrorText.TOKEN_PROTECTION_BLOCK : interrupt,
        policies.listFor(situation));
  }

  /** What is reported of the binding. */
  private record Session(String binding, int statusCode) {
    static final Session UNREPORTED = new Session("none", 0);

    boolean isUnbound() {
      return binding.equals("unbound");
    }
  }

  private Session session(User user, App app, Device.Kind kind, long at) {
    for (Spike spike : spikes) {
      if (spike.isActive(at) && spike.hits(user, app)) {
        return new Session("unbound", spike.statusCode());
      }
    }
    return new Session(kind.binding, kind.statusCode);
  }

  private static int interrupt(boolean interactive, SplittableRandom random) {
    double draw = random.nextDouble();
    if (interactive && draw < 0.08) {
      return ErrorText.KEEP_ME_SIGNED_IN;
    }
    return draw > 0.99 ? ErrorText.DEVICE_AUTHENTICATION_REQUIRED : 0;
  }

  private static PolicyBook.Situation situation(
      User.Group group, boolean covered, Session session, boolean interrupted) {
    PolicyBook.State state =
        session.isUnbound() ? PolicyBook.State.UNSATISFIED : PolicyBook.State.SATISFIED;
    PolicyBook.State not = PolicyBook.State.NOT_APPLIED;
    return new PolicyBook.Situation(
        covered && group == User.Group.ENFORCED ? state : not,
        covered && group == User.Group.PILOT ? state : not,
        interrupted);
  }
}
