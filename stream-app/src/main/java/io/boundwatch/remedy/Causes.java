package io.boundwatch.remedy;

import io.boundwatch.event.Details;
import io.boundwatch.event.Platform;
import io.boundwatch.event.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list of causes. It has an answer for every request, also for codes that it does not know. */
public final class Causes {
  private static final String PACKED = "causes.yaml";
  private static final String BROWSER = "Browser";

  private final String asOf;
  private final Set<String> browserResources;
  private final List<CauseEntry> entries;
  private final Map<Integer, Cause> errorCodes;

  /**
   * @param browserResources IDs of resources for which browsers can be bound
   * @param entries the first that fits stands; the last fits all
   */
  Causes(
      String asOf,
      Set<String> browserResources,
      List<CauseEntry> entries,
      Map<Integer, Cause> errorCodes) {
    this.asOf = asOf;
    this.browserResources = Set.copyOf(browserResources);
    this.entries = List.copyOf(entries);
    this.errorCodes = Map.copyOf(errorCodes);
  }

  /**
   * The list that is packed with the program. It is read anew by each call: keep it.
   *
   * @throws IllegalStateException if the file has a mistake, which it names
   */
  public static Causes packed() {
    try (InputStream in = Causes.class.getResourceAsStream(PACKED)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + PACKED);
      }
      return CausesReader.read(PACKED, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Year and month in which the list was last compared with its sources, {@code 2026-11}. */
  public String asOf() {
    return asOf;
  }

  /** Why a request was unbound or blocked. */
  public Cause of(Request request) {
    Details details = request.details();
    return of(
        request.statusCode(),
        details.errorCode(),
        Platform.of(details.operatingSystem()),
        client(details.clientApp(), details.resourceId()));
  }

  /**
   * Why a request was unbound or blocked. An error code says something only where no status code
   * does.
   *
   * @param statusCode 0 if none was given
   * @param errorCode {@link Details#NO_ERROR_CODE} if none was given
   */
  public Cause of(int statusCode, int errorCode, Platform platform, Client client) {
    Cause cause = first(statusCode, platform, client);
    return statusCode == 0 && cause.causeClass() == CauseClass.UNKNOWN
        ? errorCode(errorCode).orElse(cause)
        : cause;
  }

  /** What a status code says by itself, where system and client are not known. */
  public Cause of(int statusCode) {
    return first(statusCode, Platform.UNKNOWN, Client.NATIVE);
  }

  /** What an error code says; empty for those that have nothing to do with token protection. */
  public Optional<Cause> errorCode(int errorCode) {
    return Optional.ofNullable(errorCodes.get(errorCode));
  }

  /**
   * The kind of client that made a request.
   *
   * @param clientApp as records name it: {@code Browser}, {@code Mobile Apps and Desktop clients}
   * @param resourceId in lower case
   */
  public Client client(String clientApp, String resourceId) {
    if (!clientApp.equalsIgnoreCase(BROWSER)) {
      return Client.NATIVE;
    }
    return browserResources.contains(resourceId) ? Client.BROWSER_ARM : Client.BROWSER;
  }

  private Cause first(int statusCode, Platform platform, Client client) {
    return entries.stream()
        .filter(entry -> entry.fits(statusCode, platform, client))
        .findFirst()
        .orElseThrow()
        .cause();
  }

  /** Whether the list has an entry for this code by name. */
  boolean knows(int statusCode) {
    return entries.stream()
        .anyMatch(entry -> entry.codes().map(codes -> codes.contains(statusCode)).orElse(false));
  }
}
