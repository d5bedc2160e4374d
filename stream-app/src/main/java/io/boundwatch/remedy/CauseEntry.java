package io.boundwatch.remedy;

import io.boundwatch.event.Platform;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the list: what it fits, and the cause. Empty: whatever it be.
 *
 * @param codes never an empty set
 */
record CauseEntry(
    Optional<Set<Integer>> codes,
    Optional<Platform> platform,
    Optional<Client> client,
    Cause cause) {

  boolean fits(int code, Platform ofPlatform, Client ofClient) {
    return codes.map(all -> all.contains(code)).orElse(true)
        && platform.map(ofPlatform::equals).orElse(true)
        && client.map(ofClient::equals).orElse(true);
  }

  boolean fitsAll() {
    return codes.isEmpty() && platform.isEmpty() && client.isEmpty();
  }

  /** Whether nothing that the other fits is left to it when this one comes first. */
  boolean covers(CauseEntry other) {
    return covers(platform, other.platform)
        && covers(client, other.client)
        && codes
            .map(all -> other.codes.isPresent() && all.containsAll(other.codes.get()))
            .orElse(true);
  }

  private static <T> boolean covers(Optional<T> one, Optional<T> other) {
    return one.isEmpty() || one.equals(other);
  }
}
