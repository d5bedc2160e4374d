package io.boundwatch.seeds;

import io.boundwatch.reference.RawRecord;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The vendor's three queries on raw records in an in-memory database.
 *
 * <p>Rows are by key. As the vendor wrote them, the key is made of display names ({@code Microsoft
 * Outlook}); with {@link Correction#BY_ID} and {@link Correction#WITHIN_WINDOWS} it is the key of
 * the topic of counts for the day.
 */
public final class SeedQueries implements AutoCloseable {
  private final Connection connection;

  private SeedQueries(Connection connection) {
    this.connection = connection;
  }

  /** Loads the records; close what is returned. */
  public static SeedQueries load(Collection<RawRecord> records) throws SQLException {
    SeedQueries queries = new SeedQueries(DriverManager.getConnection("jdbc:duckdb:"));
    for (String statement : SeedSql.SCHEMA) {
      queries.execute(statement);
    }
    queries.insert(records);
    queries.execute(SeedSql.RECORDS);
    return queries;
  }

  /** By app: Requests, Users, Block, Allow, BlockedUsers, PctAllowed. */
  public Map<String, Map<String, Number>> perApp(Set<Correction> corrections) throws SQLException {
    return rows(new SeedSql(corrections).perApp());
  }

  /** By user, app and resource: Requests, Block, Allow, PctAllowed. */
  public Map<String, Map<String, Number>> perUser(Set<Correction> corrections) throws SQLException {
    return rows(new SeedSql(corrections).perUser());
  }

  /** By user: count_, of requests with status code 1003. */
  public Map<String, Map<String, Number>> usersWith1003(Set<Correction> corrections)
      throws SQLException {
    return rows(new SeedSql(corrections).usersWith1003());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void insert(Collection<RawRecord> records) throws SQLException {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("main", "raw")) {
      for (RawRecord record : records) {
        appender.beginRow();
        appender.append(record.appendTime());
        appender.append(record.text());
        appender.endRow();
      }
    }
  }

  private Map<String, Map<String, Number>> rows(String sql) throws SQLException {
    Map<String, Map<String, Number>> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        Map<String, Number> row = new LinkedHashMap<>();
        for (int i = 2; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), (Number) result.getObject(i));
        }
        rows.put(result.getString(1), row);
      }
    }
    return rows;
  }
}
