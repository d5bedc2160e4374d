package io.boundwatch.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command run to its end as from a shell.
 *
 * @param status its exit status
 */
record CommandRun(int status, String out, String err) {
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Boundwatch.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new CommandRun(status, out.toString(), err.toString());
  }
}
