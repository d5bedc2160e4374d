/** What is shipped in {@code deploy/}: its files keep to the conventions and to the code. */
package io.boundwatch.deploy;
