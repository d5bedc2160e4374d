package io.boundwatch.event;

/** Reads values that may arrive as JSON or as a string that holds JSON (design, section 4). */
final class EmbeddedJson {
  /** Reads the value that a scanner stands at, to its end. */
  interface ValueReader {
    void read(JsonScanner scanner) throws BrokenJsonException;
  }

  private final JsonScanner inner = new JsonScanner();

  /**
   * Whether the value could be read. False for a string that holds broken JSON, of which a part may
   * have been read already; a blank string holds nothing and is fine.
   *
   * @throws BrokenJsonException if the document around it is broken
   */
  boolean read(JsonScanner scanner, ValueReader reader) throws BrokenJsonException {
    if (!scanner.isString()) {
      reader.read(scanner);
      return true;
    }
    // outside of the try: here it is the document that may be broken
    JsonText text = scanner.readString();
    return readText(text, reader);
  }

  private boolean readText(JsonText text, ValueReader reader) {
    inner.reset(text.bytes(), text.from(), text.to());
    if (inner.atEnd()) {
      return true;
    }
    try {
      reader.read(inner);
      return inner.atEnd();
    } catch (BrokenJsonException e) {
      return false;
    }
  }
}
