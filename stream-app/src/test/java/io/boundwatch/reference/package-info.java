/**
 * A second, much plainer Boundwatch to check the first by: from a set of raw records, what the last
 * decisions and counts have to be (design, sections 4 to 6). It reads whole trees and walks whole
 * collections, and shares no code with the packages it checks, so that an error would have to be
 * made twice.
 */
package io.boundwatch.reference;
