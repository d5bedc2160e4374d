package io.boundwatch.signin;

/**
 * How far the decision of a sign-in has been published. Mutable, part of {@link SignIn}.
 *
 * <p>A decision is published at once when it becomes one that cannot be undone, settled after a
 * quiet time, and from then on whenever its content changes (design, section 5).
 */
public final class DecisionLife {
  private int revision;
  private boolean settled;
  private long publishedContent;

  DecisionLife() {}

  DecisionLife(int revision, boolean settled, long publishedContent) {
    this.revision = revision;
    this.settled = settled;
    this.publishedContent = publishedContent;
  }

  /** How often a decision was published; the next has this plus one. */
  public int revision() {
    return revision;
  }

  public boolean isSettled() {
    return settled;
  }

  public void settle() {
    settled = true;
  }

  /** A digest of what the last published decision said, revision and times of deciding left out. */
  long publishedContent() {
    return publishedContent;
  }

  /** Whether a decision with this content would say something that the last one did not. */
  public boolean isNews(long content) {
    return revision == 0 || content != publishedContent;
  }

  public void published(long content) {
    revision++;
    publishedContent = content;
  }
}
