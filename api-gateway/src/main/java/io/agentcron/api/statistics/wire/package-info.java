/**
 * The records in which the statistics keep their state, and what they read of definitions, as
 * values of the domain; the generated classes are seen here only.
 */
@NullMarked
package io.agentcron.api.statistics.wire;

import org.jspecify.annotations.NullMarked;
