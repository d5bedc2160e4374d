package io.boundwatch.chaos;

/**
 * What stays the same in all records of a request.
 *
 * @param correlationId empty if the client sent none
 * @param user number of the user
 */
record ChaosRequest(
    String requestId,
    String correlationId,
    String tenantId,
    int user,
    long eventTime,
    String category) {}
