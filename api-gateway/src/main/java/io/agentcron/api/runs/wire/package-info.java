/** The contract's records as values of this domain; the generated classes are seen here only. */
@NullMarked
package io.agentcron.api.runs.wire;

import org.jspecify.annotations.NullMarked;
