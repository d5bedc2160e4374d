package io.boundwatch.count;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;

/**
 * The names that go with a cell.
 *
 * @param subject of the user or policy (whose mode is the label's rank)
 */
public record Labels(Label subject, Label app, Label resource) {
  public static final Labels NONE = new Labels(Label.NONE, Label.NONE, Label.NONE);

  public Labels join(Labels other) {
    return new Labels(
        subject.join(other.subject), app.join(other.app), resource.join(other.resource));
  }

  void write(ByteWriter out) {
    subject.write(out);
    app.write(out);
    resource.write(out);
  }

  static Labels read(ByteReader in) {
    return new Labels(Label.read(in), Label.read(in), Label.read(in));
  }
}
