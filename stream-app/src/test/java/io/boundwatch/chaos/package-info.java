/**
 * Disorderly input for the promise that order does not matter: duplicates, parts, second
 * publications with other facts, late and broken records, odd spellings, all from a seed. Whoever
 * uses it prints the seed. Knows nothing of the code under test.
 */
package io.boundwatch.chaos;
