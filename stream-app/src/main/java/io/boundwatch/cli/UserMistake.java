package io.boundwatch.cli;

/**
 * Something that whoever called can mend: told as one line, without a stack trace, with exit status
 * {@link ExitStatus#MISTAKE}. The message says what, where and how to mend it.
 */
public final class UserMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserMistake(String message) {
    super(message);
  }

  public UserMistake(String message, Throwable cause) {
    super(message, cause);
  }
}
