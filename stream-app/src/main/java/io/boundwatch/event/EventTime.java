package io.boundwatch.event;

/**
 * Reads the forms of time that sign-in records have been seen with, to the millisecond (finer
 * digits are cut off): ISO 8601 with {@code T} or a blank, with or without seconds, 0 to 9 fraction
 * digits, with {@code Z}, an offset or none; and {@code M/d/yyyy h:mm:ss [AM/PM] [offset]}, month
 * first, in 12 or 24 hours. No zone means UTC. The calendar is checked; years are 1970 to 9999.
 */
final class EventTime {
  /** What {@link #parse} answers to a text that is no time. */
  static final long UNREADABLE = Long.MIN_VALUE;

  private static final long DAY = 86_400_000L;
  private static final long HOUR = 3_600_000L;
  private static final long MINUTE = 60_000L;
  private static final int MAX_FRACTION_DIGITS = 9;
  private static final int MAX_OFFSET_HOURS = 18;

  /** 9999-12-31T23:59:59.999Z: later times have no plain ISO form. */
  private static final long LATEST = 253_402_300_799_999L;

  private final String text;
  private final int end;
  private int at;
  private boolean bad;

  private EventTime(String text, int from, int to) {
    this.text = text;
    this.at = from;
    this.end = to;
  }

  /** Milliseconds since the epoch, or {@link #UNREADABLE}. */
  static long parse(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return new EventTime(text, from, to).parse();
  }

  private long parse() {
    boolean iso = end - at > 4 && text.charAt(at + 4) == '-';
    long time = iso ? isoDate() : usDate();
    time += iso ? clock() : halfDayClock();
    time -= offset();
    boolean readable = !bad && at == end && time >= 0 && time <= LATEST;
    return readable ? time : UNREADABLE;
  }

  private long isoDate() {
    int year = number(4, 4);
    expect('-');
    int month = number(2, 2);
    expect('-');
    int day = number(2, 2);
    if (!accept('T') && !accept('t')) {
      expect(' ');
    }
    return date(year, month, day);
  }

  private long usDate() {
    int month = number(1, 2);
    expect('/');
    int day = number(1, 2);
    expect('/');
    int year = number(4, 4);
    accept(',');
    expect(' ');
    return date(year, month, day);
  }

  private long date(int year, int month, int day) {
    check(year >= 1970 && month >= 1 && month <= 12 && day >= 1);
    check(bad || day <= daysOfMonth(year, month));
    return bad ? 0 : daysSinceEpoch(year, month, day) * DAY;
  }

  private static int daysOfMonth(int year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Counts in years that begin in March, so that the leap day is the last of its year. */
  private static long daysSinceEpoch(int year, int month, int day) {
    int marchYear = month > 2 ? year : year - 1;
    int marchMonth = month > 2 ? month - 3 : month + 9;
    long leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400;
    long dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
    return 365L * marchYear + leapDays + dayOfYear - 719_468;
  }

  private long clock() {
    int hour = number(1, 2);
    check(hour <= 23);
    return hour * HOUR + minutes();
  }

  private long halfDayClock() {
    int hour = number(1, 2);
    long rest = minutes();
    int half = halfOfDay();
    if (half < 0) {
      check(hour <= 23);
      return hour * HOUR + rest;
    }
    check(hour >= 1 && hour <= 12);
    return (hour % 12 + half) * HOUR + rest;
  }

  private long minutes() {
    expect(':');
    int minute = number(2, 2);
    int second = 0;
    int millis = 0;
    if (accept(':')) {
      second = number(2, 2);
      millis = accept('.') || accept(',') ? fraction() : 0;
    }
    check(minute <= 59 && second <= 59);
    return minute * MINUTE + second * 1000L + millis;
  }

  private int fraction() {
    int from = at;
    int millis = 0;
    for (int weight = 100; at < end && isDigit(text.charAt(at)); weight /= 10) {
      millis += (text.charAt(at++) - '0') * weight;
    }
    check(at > from && at - from <= MAX_FRACTION_DIGITS);
    return millis;
  }

  /** Hours to add for the half of the day that AM or PM names; -1 if neither stands here. */
  private int halfOfDay() {
    int start = at;
    acceptBlank();
    boolean am = text.regionMatches(true, at, "AM", 0, 2);
    boolean pm = text.regionMatches(true, at, "PM", 0, 2);
    if (end - at < 2 || !am && !pm) {
      at = start;
      return -1;
    }
    at += 2;
    return am ? 0 : 12;
  }

  private long offset() {
    if (accept('Z') || accept('z') || at == end) {
      return 0;
    }
    acceptBlank();
    int sign = accept('-') ? -1 : 1;
    if (sign > 0) {
      expect('+');
    }
    int hours = number(2, 2);
    int minutes = accept(':') || at < end ? number(2, 2) : 0;
    check(hours <= MAX_OFFSET_HOURS && minutes <= 59);
    return sign * (hours * HOUR + minutes * MINUTE);
  }

  private int number(int minDigits, int maxDigits) {
    int from = at;
    int value = 0;
    while (at < end && at - from < maxDigits && isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    check(at - from >= minDigits);
    return value;
  }

  private boolean accept(char c) {
    boolean found = at < end && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private void acceptBlank() {
    at += at < end && isBlank(text.charAt(at)) ? 1 : 0;
  }

  private void expect(char c) {
    check(c == ' ' ? at < end && isBlank(text.charAt(at++)) : accept(c));
  }

  private void check(boolean holds) {
    bad |= !holds;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Newer formatters put a narrow no-break space before AM and PM. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\u202f' || c == '\u00a0';
  }
}
