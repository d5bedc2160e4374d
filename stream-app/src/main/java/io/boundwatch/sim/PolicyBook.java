package io.boundwatch.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The Conditional Access policies of a simulated tenant: an enforced and a report-only
 * token-protection policy on Exchange and SharePoint, MFA for all, and many that do not apply.
 * Every record lists them all.
 */
final class PolicyBook {
  private static final String CONTROL = "SignInTokenProtection";
  private static final List<String> NONE = List.of();
  private static final List<String> TOPICS =
      List.of("legacy clients", "finance apps", "guests", "admin roles", "unknown platforms");

  /** How the control of a token-protection policy came out in a request. */
  enum State {
    NOT_APPLIED,
    SATISFIED,
    UNSATISFIED
  }

  /** What the policies came to in one request. */
  record Situation(State enforced, State pilot, boolean interrupted) {}

  private final boolean listsNotSatisfied;
  private final UUID enforcedId;
  private final UUID pilotId;
  private final UUID mfaId;
  private final List<PolicyEntry> others = new ArrayList<>();
  private final Map<Situation, PolicyList> written = new HashMap<>();

  PolicyBook(TenantProfile profile, SplittableRandom random) {
    listsNotSatisfied = profile.listsNotSatisfied();
    enforcedId = Ids.random(random);
    pilotId = Ids.random(random);
    mfaId = Ids.random(random);
    for (int i = 0; i < profile.policies() - 3; i++) {
      others.add(notApplied(i, random));
    }
  }

  PolicyList listFor(Situation situation) {
    return written.computeIfAbsent(situation, this::write);
  }

  private PolicyList write(Situation situation) {
    List<PolicyEntry> entries = new ArrayList<>(others.size() + 3);
    entries.add(mfa(situation.interrupted()));
    entries.addAll(others);
    entries.add(1 + others.size() / 3, enforced(situation.enforced()));
    entries.add(2 + others.size() * 2 / 3, pilot(situation.pilot()));
    return PolicyList.of(entries);
  }

  private PolicyEntry mfa(boolean interrupted) {
    String result = interrupted ? "failure" : "success";
    String name = "CA001 - All users: require MFA";
    return new PolicyEntry(
        mfaId, name, List.of("Mfa"), NONE, listsNotSatisfied, NONE, result, 3, 0);
  }

  private PolicyEntry enforced(State state) {
    String result =
        switch (state) {
          case NOT_APPLIED -> "notApplied";
          case SATISFIED -> "success";
          case UNSATISFIED -> "failure";
        };
    return tokenProtection(enforcedId, "CA200 - Token protection: staff", state, result);
  }

  private PolicyEntry pilot(State state) {
    String result =
        switch (state) {
          case NOT_APPLIED -> "reportOnlyNotApplied";
          case SATISFIED -> "reportOnlySuccess";
          case UNSATISFIED -> "reportOnlyFailure";
        };
    return tokenProtection(pilotId, "CA201 - Token protection: pilot", state, result);
  }

  private PolicyEntry tokenProtection(UUID id, String name, State state, String result) {
    boolean applied = state != State.NOT_APPLIED;
    return new PolicyEntry(
        id,
        name,
        NONE,
        applied ? List.of(CONTROL) : NONE,
        listsNotSatisfied,
        state == State.UNSATISFIED ? List.of(CONTROL) : NONE,
        result,
        applied ? 23 : 1,
        applied ? 0 : 2);
  }

  private PolicyEntry notApplied(int number, SplittableRandom random) {
    String name =
        String.format(
            Locale.ROOT, "CA%03d - Block %s", 300 + number, TOPICS.get(number % TOPICS.size()));
    String result = random.nextInt(5) == 0 ? "reportOnlyNotApplied" : "notApplied";
    return new PolicyEntry(
        Ids.random(random), name, List.of("Block"), NONE, listsNotSatisfied, NONE, result, 1, 2);
  }
}
