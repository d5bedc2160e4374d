package io.boundwatch.event;

/** Told what {@link EventReader} found in a message, in the order of the message. */
public interface EventHandler {
  /**
   * A sign-in request.
   *
   * @param unjudgedPolicies token-protection policies of the record whose result could not be
   *     judged and counts as not applied
   */
  void accepted(Request request, int unjudgedPolicies);

  /**
   * A record of a category that Boundwatch does not read; the category as sent, at most 64 chars.
   */
  void ignored(String category);

  /** Something that goes to the dead letters. */
  void rejected(Rejection rejection);
}
