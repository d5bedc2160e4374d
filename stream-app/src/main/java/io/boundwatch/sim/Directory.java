package io.boundwatch.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** The users of a simulated tenant with their devices; fixed by profile and seed. */
final class Directory {
  private static final Place[] PLACES = Place.values();

  private final UUID tenantId;
  private final List<User> users = new ArrayList<>();
  private final Weighted activity;

  Directory(TenantProfile profile, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    tenantId = Ids.random(random);
    for (int i = 0; i < profile.users(); i++) {
      users.add(user(profile, i, random));
    }
    activity = Weighted.zipf(profile.users());
  }

  UUID tenantId() {
    return tenantId;
  }

  User activeUser(SplittableRandom random) {
    return users.get(activity.pick(random));
  }

  private static User user(TenantProfile profile, int number, SplittableRandom random) {
    String digits = String.format(Locale.ROOT, "%04d", number);
    User.Group group = group(profile, random.nextDouble());
    Place place = PLACES[random.nextInt(PLACES.length)];
    return new User(
        Ids.random(random),
        "user" + digits + "@" + profile.name() + ".example",
        "User " + digits,
        group,
        random.nextDouble(),
        place,
        place.network + (1 + random.nextInt(250)),
        device(desktopKind(group, random), digits, random),
        device(phoneKind(group, random), digits, random),
        device(browserKind(random), digits, random));
  }

  private static User.Group group(TenantProfile profile, double draw) {
    if (draw < profile.enforcedShare()) {
      return User.Group.ENFORCED;
    }
    return draw < profile.enforcedShare() + profile.pilotShare()
        ? User.Group.PILOT
        : User.Group.OTHERS;
  }

  /** Share of users whose device cannot be bound: a policy is enforced once few are left. */
  private static double unboundShare(User.Group group) {
    return switch (group) {
      case ENFORCED -> 0.01;
      case PILOT -> 0.07;
      case OTHERS -> 0.15;
    };
  }

  private static Device.Kind desktopKind(User.Group group, SplittableRandom random) {
    boolean old = random.nextDouble() < unboundShare(group);
    double draw = random.nextDouble();
    if (draw < 0.2) {
      return old ? Device.Kind.MAC_OLD : Device.Kind.MAC;
    }
    if (old) {
      return Device.Kind.WINDOWS_OLD;
    }
    return draw < 0.75 ? Device.Kind.WINDOWS_JOINED : Device.Kind.WINDOWS_HYBRID;
  }

  private static Device.Kind phoneKind(User.Group group, SplittableRandom random) {
    return random.nextDouble() < unboundShare(group) ? Device.Kind.PHONE_OLD : Device.Kind.PHONE;
  }

  private static Device.Kind browserKind(SplittableRandom random) {
    double draw = random.nextDouble();
    if (draw < 0.4) {
      return Device.Kind.EDGE_JOINED;
    }
    return draw < 0.8 ? Device.Kind.CHROME : Device.Kind.FIREFOX;
  }

  private static Device device(Device.Kind kind, String digits, SplittableRandom random) {
    UUID deviceId = Ids.random(random);
    return new Device(kind, deviceId, "DEV-" + digits, Ids.random(random));
  }
}
