package io.boundwatch.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to come out in the end, by topic key. Values hold maps, lists, strings, numbers,
 * booleans and null, with the field names of the topics; without revision, settled, decidedAt and
 * updatedAt.
 *
 * @param moved cells through which a request passed that ended in another: their distinct users may
 *     hold more, since a sketch cannot forget
 * @param open keys of decisions and cells that the design leaves open, since requests of one
 *     sign-in lie further apart than its span
 */
public record ReferenceResult(
    Map<String, Map<String, Object>> decisions,
    Map<String, Map<String, Object>> appCounts,
    Map<String, Map<String, Object>> userCounts,
    Map<String, Map<String, Object>> policyCounts,
    Set<String> moved,
    Set<String> open) {

  /** One line for each difference from another result of the model, most useful where it fails. */
  public List<String> differences(ReferenceResult other) {
    List<String> differences = new ArrayList<>();
    differences.addAll(differences(decisions, other.decisions));
    differences.addAll(differences(appCounts, other.appCounts));
    differences.addAll(differences(userCounts, other.userCounts));
    differences.addAll(differences(policyCounts, other.policyCounts));
    return differences;
  }

  private static List<String> differences(
      Map<String, Map<String, Object>> one, Map<String, Map<String, Object>> other) {
    return Comparison.with(one).withUsersWhere(key -> true).differences(Comparison.asJson(other));
  }

  /** Whether users and blockedUsers of this cell are exact whatever the order was. */
  public boolean hasExactUsers(String key) {
    return !moved.contains(key);
  }
}
