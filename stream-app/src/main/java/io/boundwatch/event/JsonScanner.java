package io.boundwatch.event;

import io.boundwatch.codec.TextCache;
import io.boundwatch.codec.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes through the bytes of a JSON text (RFC 8259, UTF-8) value by value, and makes a String only
 * of what is asked for. Most of a record is passed over, so that is what it is made for; all the
 * same, every byte that it passes is checked.
 *
 * <p>It stands at the first byte of a value: after {@link #reset}, {@link #nextField} or {@link
 * #nextElement} said yes. Each value must be read ({@link #readString}, {@link #readNumber}), gone
 * into ({@link #enter}) or passed over ({@link #skip}) as a whole before the next is asked for.
 *
 * <p>Depth and the lengths of names, numbers and of strings that are read are bounded as {@link
 * EventReader} says. As with Jackson, which read the messages before, of UTF-8 only the structure
 * is checked.
 */
final class JsonScanner {
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final JsonText text = new JsonText();
  private byte[] bytes = {};
  private int end;
  private int at;

  private int depth;

  /** Of each level that was entered, from the lowest bit on, whether it is an object. */
  private long objects;

  /** Whether an object or array was entered and nothing of it was read yet. */
  private boolean opened;

  /** Whether the string that was passed last is of ASCII characters alone, none of them escaped. */
  private boolean plain;

  private int nameFrom;
  private int nameTo;
  private boolean plainName;

  /** To the first byte that is not blank; there may be none. */
  void reset(byte[] source, int from, int to) {
    bytes = source;
    end = to;
    depth = 0;
    opened = false;
    at = JsonBytes.skipBlanks(source, from, to);
  }

  /** Where it stands: at the first byte of a value, or behind one that was read. */
  int at() {
    return at;
  }

  /** Whether nothing but blanks follows. */
  boolean atEnd() {
    return JsonBytes.skipBlanks(bytes, at, end) == end;
  }

  boolean isObject() {
    return begins('{');
  }

  boolean isArray() {
    return begins('[');
  }

  boolean isString() {
    return begins('"');
  }

  boolean isNumber() {
    return at < end && (bytes[at] == '-' || isDigit(at));
  }

  private boolean begins(char first) {
    return at < end && bytes[at] == first;
  }

  /** Goes into the object or array it stands at. */
  void enter() throws BrokenJsonException {
    if (depth == EventReader.MAX_DEPTH) {
      throw new BrokenJsonException(BrokenJsonException.BEYOND_LIMITS);
    }
    long level = 1L << depth++;
    objects = bytes[at] == '{' ? objects | level : objects & ~level;
    opened = true;
    at++;
  }

  /** How many objects and arrays it is in. */
  int depth() {
    return depth;
  }

  /** To the value of the next field of the object that was entered; false behind its end. */
  boolean nextField() throws BrokenJsonException {
    int next = next('}');
    if (next < 0) {
      return false;
    }
    expect(next, '"');
    nameFrom = next + 1;
    next = endOfString(nameFrom);
    nameTo = next - 1;
    plainName = plain;
    if (!plainName || nameTo - nameFrom > EventReader.MAX_NAME_LENGTH) {
      checkName();
    }
    next = skipBlanks(next);
    expect(next, ':');
    at = skipBlanks(next + 1);
    return true;
  }

  /** To the next value of the array that was entered; false behind its end. */
  boolean nextElement() throws BrokenJsonException {
    int next = next(']');
    if (next < 0) {
      return false;
    }
    if (bytes[next] == ',' || bytes[next] == ']') {
      throw invalid();
    }
    at = next;
    return true;
  }

  /** Where the next field or element begins; -1 behind the closing byte. */
  private int next(char closing) throws BrokenJsonException {
    int next = skipBlanks(at);
    if (bytes[next] == closing) {
      depth--;
      opened = false;
      at = next + 1;
      return -1;
    }
    if (opened) {
      opened = false;
      return next;
    }
    expect(next, ',');
    return skipBlanks(next + 1);
  }

  /** The name of the field whose value it stands at, as the cache gives it. */
  String name(TextCache cache) {
    return plainName
        ? cache.decode(bytes, nameFrom, nameTo)
        : text.unescape(bytes, nameFrom, nameTo).toString(cache);
  }

  /** Half a surrogate pair is allowed in a string, but not in a name. */
  private void checkName() throws BrokenJsonException {
    JsonText name = content(nameFrom, nameTo, plainName);
    if (name.to() - name.from() > EventReader.MAX_NAME_LENGTH) {
      throw new BrokenJsonException(BrokenJsonException.BEYOND_LIMITS);
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name.toString())) {
      throw invalid();
    }
  }

  /** Passes over the string it stands at and gives what it says, until it is asked for another. */
  JsonText readString() throws BrokenJsonException {
    int from = at + 1;
    at = endOfString(from);
    JsonText string = content(from, at - 1, plain);
    if (string.isLongerThan(EventReader.MAX_STRING_LENGTH)) {
      throw new BrokenJsonException(BrokenJsonException.BEYOND_LIMITS);
    }
    return string;
  }

  private JsonText content(int from, int to, boolean asItIs) {
    return asItIs ? text.take(bytes, from, to) : text.unescape(bytes, from, to);
  }

  /** Passes over the number it stands at and gives its characters. */
  JsonText readNumber() throws BrokenJsonException {
    int from = at;
    at = endOfNumber(from);
    return text.take(bytes, from, at);
  }

  /** Passes over the value. */
  void skip() throws BrokenJsonException {
    if (isString()) {
      at = endOfString(at + 1);
    } else if (isObject() || isArray()) {
      skipNested();
    } else {
      at = endOfScalar();
    }
  }

  private void skipNested() throws BrokenJsonException {
    int outside = depth;
    enter();
    while (depth > outside) {
      boolean inObject = (objects >>> (depth - 1) & 1) == 1;
      if (inObject ? nextField() : nextElement()) {
        skipOrEnter();
      }
    }
  }

  private void skipOrEnter() throws BrokenJsonException {
    byte first = bytes[at];
    if (first == '"') {
      at = endOfString(at + 1);
    } else if (first == '{' || first == '[') {
      enter();
    } else {
      at = endOfScalar();
    }
  }

  /** Passes over a value that begins with what is known to be a whole one of this length. */
  void skipKnown(int length) {
    at += length;
  }

  /** The bytes it goes through, up to {@link #end}. */
  byte[] bytes() {
    return bytes;
  }

  int end() {
    return end;
  }

  /** Behind the closing quote. */
  private int endOfString(int from) throws BrokenJsonException {
    plain = true;
    int next = Words.endOfPlain(bytes, from, end);
    while (true) {
      check(next);
      byte b = bytes[next];
      if (b == '"') {
        return next + 1;
      }
      plain = false;
      next = b == '\\' ? endOfEscape(next + 1) : endOfMultiByte(next);
      next = Words.endOfPlain(bytes, next, end);
    }
  }

  private int endOfEscape(int from) throws BrokenJsonException {
    check(from);
    if (bytes[from] != 'u') {
      if ("\"\\/bfnrt".indexOf(bytes[from]) < 0) {
        throw invalid();
      }
      return from + 1;
    }
    for (int i = from + 1; i <= from + 4; i++) {
      check(i);
      if (Character.digit(bytes[i], 16) < 0) {
        throw invalid();
      }
    }
    return from + 5;
  }

  private int endOfMultiByte(int from) throws BrokenJsonException {
    int next = from;
    while (next < end && bytes[next] < 0) {
      int to = next + JsonText.lengthOf(bytes[next]);
      if (to == next) {
        throw invalid();
      }
      while (++next < to) {
        check(next);
        if ((bytes[next] & 0xC0) != 0x80) {
          throw invalid();
        }
      }
    }
    if (next == from) {
      throw invalid();
    }
    return next;
  }

  private int endOfScalar() throws BrokenJsonException {
    check(at);
    return switch (bytes[at]) {
      case 't' -> endOfLiteral(TRUE);
      case 'f' -> endOfLiteral(FALSE);
      case 'n' -> endOfLiteral(NULL);
      default -> endOfNumber(at);
    };
  }

  private int endOfLiteral(byte[] literal) throws BrokenJsonException {
    int to = at + literal.length;
    if (to > end || !Arrays.equals(bytes, at, to, literal, 0, literal.length)) {
      throw invalid();
    }
    if (to < end
        && (bytes[to] < 0 || bytes[to] >= '0' && Character.isJavaIdentifierPart(bytes[to]))) {
      throw invalid();
    }
    return to;
  }

  private int endOfNumber(int from) throws BrokenJsonException {
    int whole = bytes[from] == '-' ? from + 1 : from;
    int next = endOfDigits(whole);
    int digits = next - whole;
    if (digits > 1 && bytes[whole] == '0') {
      throw invalid();
    }
    if (next < end && bytes[next] == '.') {
      int fraction = next + 1;
      next = endOfFraction(fraction);
      digits += next - fraction;
    }
    if (next < end && (bytes[next] | 0x20) == 'e') {
      int exponent = beginOfExponent(next + 1);
      next = endOfDigits(exponent);
      digits += next - exponent;
    }
    if (digits > EventReader.MAX_NUMBER_LENGTH) {
      throw new BrokenJsonException(BrokenJsonException.BEYOND_LIMITS);
    }
    if (depth == 0 && next < end && !JsonBytes.isBlank(bytes[next])) {
      throw invalid();
    }
    return next;
  }

  private int endOfFraction(int from) throws BrokenJsonException {
    if (from == end) {
      throw invalid();
    }
    return endOfDigits(from);
  }

  private int beginOfExponent(int from) throws BrokenJsonException {
    check(from);
    return bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
  }

  /** Behind the digits, of which there must be one. */
  private int endOfDigits(int from) throws BrokenJsonException {
    check(from);
    int next = from;
    while (next < end && isDigit(next)) {
      next++;
    }
    if (next == from) {
      throw invalid();
    }
    return next;
  }

  private boolean isDigit(int place) {
    return bytes[place] >= '0' && bytes[place] <= '9';
  }

  /** To the next byte that is not blank, which there must be. */
  private int skipBlanks(int from) throws BrokenJsonException {
    int next = JsonBytes.skipBlanks(bytes, from, end);
    check(next);
    return next;
  }

  private void check(int place) throws BrokenJsonException {
    if (place >= end) {
      throw new BrokenJsonException(BrokenJsonException.CUT_SHORT);
    }
  }

  private void expect(int place, char expected) throws BrokenJsonException {
    if (bytes[place] != expected) {
      throw invalid();
    }
  }

  private static BrokenJsonException invalid() {
    return new BrokenJsonException(BrokenJsonException.INVALID);
  }
}
